import { partyName } from '@cartif/negotiation'
import { Link } from 'react-router'
import { formatDate } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { KIND_WORDS, PRIORITY_WORDS, placeOf, providerOf, subjectOf } from './assistance-json.ts'
import type { AssistanceGroup, AssistanceRequest, TakenStep } from './assistance-json.ts'
import { RequestActs } from './request-acts.tsx'
import { StateMark } from './state-mark.tsx'

interface RequestCardProps {
  readonly group: AssistanceGroup
  readonly request: AssistanceRequest
  onEdit(): void
  onOffer(): void
}

/** One request: who needs what, for which article, where it stands, and how it came there. */
export function RequestCard({ group, request, onEdit, onOffer }: RequestCardProps) {
  const { party, kind, need, priority, byWhen, state, served } = request
  const place = placeOf(served, group)
  return (
    <article className="card request" aria-label={`${partyName(party)}: ${subjectOf(request)}`}>
      <header>
        <PartyLabel holder={party} />
        <h3>{place === undefined ? subjectOf(request) : <Link to={place}>{subjectOf(request)}</Link>}</h3>
        <StateMark state={state} />
      </header>
      <p className="request-need">{need}</p>
      <p className="quiet request-facts">
        {[KIND_WORDS[kind], PRIORITY_WORDS[priority], byWhen && `by ${formatDate(byWhen)}`].filter(Boolean).join(' · ')}
        {state === 'draft' && ' · read by your delegation alone'}
      </p>
      <Steps group={group} request={request} />
      <RequestActs group={group} request={request} onEdit={onEdit} onOffer={onOffer} />
    </article>
  )
}

function Steps({ group, request }: Pick<RequestCardProps, 'group' | 'request'>) {
  if (request.state === 'draft') return null
  return (
    <ol className="request-steps">
      <li>
        <time dateTime={request.at}>{formatDate(request.at)}</time> asked for by {request.by}
      </li>
      {request.steps.map((one, index) => (
        <li key={index}>
          <time dateTime={one.at}>{formatDate(one.at)}</time> {sayStep(one, group)}, {one.by}
          {one.note && <span className="quiet">: {one.note}</span>}
        </li>
      ))}
    </ol>
  )
}

function sayStep({ step, offer }: TakenStep, { offers }: AssistanceGroup): string {
  const found = offers.find(({ id }) => id === offer)
  const provider = found ? providerOf(found) : ''
  switch (step) {
    case 'offer':
      return `offered by ${provider}`
    case 'decline':
      return `offer of ${provider} declined`
    case 'accept':
      return `offer of ${provider} accepted`
    case 'start':
      return 'under way'
    case 'deliver':
      return 'delivered'
    case 'withdraw':
      return 'withdrawn'
    case 'withdraw-offer':
      return `offer of ${provider} withdrawn`
  }
}
