import { Button } from '@mantine/core'
import { formatDate } from '../shared/api.ts'
import { KIND_WORDS, providerOf } from './assistance-json.ts'
import type { AssistanceGroup, Offer } from './assistance-json.ts'
import { useAct } from './use-act.ts'

/** Offers that stand and were accepted by nobody: open to be matched with requests. */
export function Offers({ group }: { readonly group: AssistanceGroup }) {
  const accepted = new Set(group.requests.map((one) => one.accepted))
  const standing = group.offers.filter(({ id, isWithdrawn }) => !isWithdrawn && !accepted.has(id))
  if (standing.length === 0) return null
  return (
    <section className="card offers" aria-labelledby="offers-title">
      <h2 id="offers-title">Offers that stand</h2>
      <ul>
        {standing.map((offer) => (
          <OfferLine key={offer.id} group={group} offer={offer} />
        ))}
      </ul>
    </section>
  )
}

function OfferLine({ group, offer }: { readonly group: AssistanceGroup; readonly offer: Offer }) {
  const act = useAct()
  const { id, kind, words, at, party } = offer
  const to = group.requests.filter(({ open }) => open.includes(id)).map((one) => one.party.toUpperCase())
  const provider = providerOf(offer)
  return (
    <li>
      <div>
        <strong>{provider.slice(0, 1).toUpperCase() + provider.slice(1)}</strong>{' '}
        <span className="quiet">
          {KIND_WORDS[kind]}, {formatDate(at)}
          {to.length > 0 ? `, offered to ${to.join(', ')}` : ', to whoever asks'}
        </span>
        <p>{words}</p>
      </div>
      {group.mayOffer && party === group.party && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => void act(`/offers/${id}/withdrawal`, 'POST', {}, 'The offer is withdrawn.')}
          aria-label={`Withdraw the offer of ${provider}`}
        >
          Withdraw
        </Button>
      )}
    </li>
  )
}
