import { partyName } from '@cartif/negotiation'
import { formatDate } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import type { SharedRecord } from './preparation-json.ts'
import { RecordWords } from './record-words.tsx'

interface SharedByOthersProps {
  readonly shared: readonly SharedRecord[]
  readonly isOwn: boolean
}

/** What other countries have shared of a topic, in the order of their codes. */
export function SharedByOthers({ shared, isOwn }: SharedByOthersProps) {
  return (
    <section className="card shared-by" aria-labelledby="shared-title">
      <h2 id="shared-title">{isOwn ? 'Shared by others' : 'Shared by countries'}</h2>
      {shared.length === 0 && <p className="quiet">No country has shared this topic with you.</p>}
      {shared.map(({ party, record, sharing }) => (
        <article key={party} aria-label={partyName(party)}>
          <h3>
            <PartyLabel holder={party} /> {capitalize(partyName(party))}
          </h3>
          <p className="quiet shared-when">Shared on {formatDate(sharing.at)}</p>
          <RecordWords record={record} />
        </article>
      ))}
    </section>
  )
}

function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
