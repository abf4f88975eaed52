import type { AssistanceGroup, AssistanceRequest } from './assistance-json.ts'
import { RequestCard } from './request-card.tsx'

interface RequestListProps {
  readonly group: AssistanceGroup
  onEdit(request: AssistanceRequest): void
  onOffer(to: AssistanceRequest): void
}

const ORDER = ['draft', 'requested', 'offered', 'accepted', 'under-way', 'delivered', 'withdrawn'] as const

/** Requests in the order in which somebody has to do something about them; what is urgent first. */
export function RequestList({ group, onEdit, onOffer }: RequestListProps) {
  const requests = group.requests.toSorted((a, b) => rankOf(a) - rankOf(b) || urgencyOf(a) - urgencyOf(b))
  return (
    <section aria-labelledby="requests-title" className="requests">
      <h2 id="requests-title">Requests</h2>
      {requests.length === 0 && <p className="quiet">Nothing has been asked for in this group yet.</p>}
      <ol>
        {requests.map((request) => (
          <li key={request.id}>
            <RequestCard
              group={group}
              request={request}
              onEdit={() => onEdit(request)}
              onOffer={() => onOffer(request)}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

function rankOf({ state }: AssistanceRequest): number {
  return ORDER.indexOf(state)
}

function urgencyOf({ priority }: AssistanceRequest): number {
  return ['high', 'medium', 'low'].indexOf(priority)
}
