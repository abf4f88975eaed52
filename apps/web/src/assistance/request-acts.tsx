import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { providerOf } from './assistance-json.ts'
import type { AssistanceGroup, AssistanceRequest, Offer, RequestState, Step } from './assistance-json.ts'
import { useAct } from './use-act.ts'

interface RequestActsProps {
  readonly group: AssistanceGroup
  readonly request: AssistanceRequest
  onEdit(): void
  onOffer(): void
}

/** Where there is nothing to withdraw. */
const OVER: readonly RequestState[] = ['draft', 'delivered', 'withdrawn']
const WAITING: readonly RequestState[] = ['requested', 'offered']

/** What somebody can do about a request where it stands. */
export function RequestActs(props: RequestActsProps) {
  const { group, request } = props
  const isOwn = request.party === group.party
  return (
    <div className="request-acts">
      {isOwn && group.mayAsk && <OwnActs {...props} />}
      {!isOwn && group.mayOffer && WAITING.includes(request.state) && <OfferActs {...props} />}
      <Progress {...props} isOwn={isOwn} />
      {isOwn && group.mayAsk && !OVER.includes(request.state) && <Withdraw request={request} />}
    </div>
  )
}

function Withdraw({ request: { id } }: Pick<RequestActsProps, 'request'>) {
  const act = useAct()
  const withdraw = () => void act(`/requests/${id}/steps`, 'POST', { step: 'withdraw' }, 'The request is withdrawn.')
  return (
    <Button size="sm" variant="subtle" onClick={withdraw}>
      Withdraw
    </Button>
  )
}

function OwnActs({ group, request, onEdit }: RequestActsProps) {
  const { id, state } = request
  const act = useAct()
  const take = (step: Step, offer: string | null, message: string) =>
    void act(`/requests/${id}/steps`, 'POST', { step, offer }, message)
  const answered = group.offers.filter((one) => request.open.includes(one.id))
  return (
    <>
      {answered.map((offer) => (
        <span key={offer.id} className="request-answer">
          <Button size="sm" onClick={() => take('accept', offer.id, 'The offer is accepted.')}>
            Accept {providerOf(offer)}
          </Button>
          <Button
            size="sm"
            variant="default"
            aria-label={`Decline ${providerOf(offer)}`}
            onClick={() => take('decline', offer.id, 'The offer is declined.')}
          >
            Decline
          </Button>
        </span>
      ))}
      {(state === 'draft' || WAITING.includes(state)) && (
        <Button size="sm" variant="default" onClick={onEdit}>
          {state === 'draft' ? 'Write on' : 'Change'}
        </Button>
      )}
      {state === 'draft' && (
        <Button
          size="sm"
          variant="subtle"
          onClick={() => void act(`/requests/${id}/discard`, 'POST', undefined, 'The draft is discarded.')}
        >
          Discard
        </Button>
      )}
    </>
  )
}

/** An offer that is open to anybody, or another one. */
function OfferActs({ group, request, onOffer }: RequestActsProps) {
  const act = useAct()
  const [chosen, setChosen] = useState<string | null>(null)
  const open = group.offers.filter((one) => isFree(one, group) && !request.open.includes(one.id))
  return (
    <>
      <Button size="sm" variant="default" onClick={onOffer}>
        Make an offer
      </Button>
      {open.length > 0 && (
        <span className="request-answer">
          <Select
            size="sm"
            aria-label="An offer that stands"
            placeholder="An offer that stands"
            value={chosen}
            onChange={setChosen}
            data={open.map((one) => ({ value: one.id, label: `${providerOf(one)}: ${one.words.slice(0, 60)}` }))}
          />
          <Button
            size="sm"
            variant="default"
            disabled={chosen === null}
            onClick={() =>
              void act(`/requests/${request.id}/steps`, 'POST', { step: 'offer', offer: chosen }, 'Offered.')
            }
          >
            Match
          </Button>
        </span>
      )}
    </>
  )
}

/** One's own to give: not withdrawn, and accepted by nobody. */
function isFree({ id, party, isWithdrawn }: Offer, group: AssistanceGroup): boolean {
  return !isWithdrawn && party === group.party && !group.requests.some(({ accepted }) => accepted === id)
}

function Progress({ group, request, isOwn }: RequestActsProps & { readonly isOwn: boolean }) {
  const act = useAct()
  const giver = group.offers.find(({ id }) => id === request.accepted)
  const isGiver = group.mayOffer && giver !== undefined && (giver.party === group.party || group.party === null)
  if (!(isOwn && group.mayAsk) && !isGiver) return null
  const take = (step: Step, message: string) => void act(`/requests/${request.id}/steps`, 'POST', { step }, message)
  return (
    <>
      {request.state === 'accepted' && (
        <Button size="sm" variant="default" onClick={() => take('start', 'Noted as under way.')}>
          It is under way
        </Button>
      )}
      {(request.state === 'accepted' || request.state === 'under-way') && (
        <Button size="sm" variant="default" onClick={() => take('deliver', 'Noted as delivered.')}>
          It was delivered
        </Button>
      )}
    </>
  )
}
