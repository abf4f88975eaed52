import { Link } from 'react-router'
import { formatDate } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { READINESS_WORDS, SHARED_SHORT, STEPS } from './preparation-json.ts'
import type { PreparedGroup, PreparedTopic, SharedRecord } from './preparation-json.ts'
import { ReadinessMeter } from './readiness-meter.tsx'

/** The topics of a working group: where one's own country is, whom it has told, and what others have told. */
export function TopicTable({ group }: { readonly group: PreparedGroup }) {
  const { party, topics } = group
  return (
    <section className="card topics" aria-label="Topics">
      {party && <Standing topics={topics} />}
      {topics.some(({ shared }) => shared.length > 0) && (
        <p className="quiet topic-steps">
          The figure beside a country is how ready it says it is:{' '}
          {STEPS.map((step) => `${step} ${READINESS_WORDS[step].toLowerCase()}`).join(' · ')}
        </p>
      )}
      <table className={party ? 'topic-table is-own' : 'topic-table'}>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            {party && <th scope="col">Our readiness</th>}
            {party && <th scope="col">Shared with</th>}
            <th scope="col">{party ? 'Shared by others' : 'Shared by'}</th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <Row key={topic.id} topic={topic} isOwn={party !== null} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** "3 of 7 topics noted, 1 of them ready to negotiate; 2 shared." */
function Standing({ topics }: { readonly topics: readonly PreparedTopic[] }) {
  const noted = topics.filter(({ own }) => own !== null)
  const ready = noted.filter(({ own }) => own?.readiness === 4).length
  const shared = topics.filter(({ sharing }) => sharing?.sharedWith).length
  return (
    <p className="topics-standing">
      <strong>
        {noted.length} of {topics.length}
      </strong>{' '}
      {topics.length === 1 ? 'topic' : 'topics'} noted · <strong>{ready}</strong> ready to negotiate ·{' '}
      <strong>{shared}</strong> shared
    </p>
  )
}

function Row({ topic, isOwn }: { readonly topic: PreparedTopic; readonly isOwn: boolean }) {
  const { id, name, own, shared } = topic
  return (
    <tr className={isOwn && !own ? 'is-unnoted' : undefined}>
      <th scope="row">
        <Link to={`/preparation/${encodeURIComponent(id)}`}>{name}</Link>
      </th>
      {isOwn && (
        <td>
          {own ? (
            <>
              <ReadinessMeter step={own.readiness} />
              <span className="quiet topic-date">{formatDate(own.at)}</span>
            </>
          ) : (
            <span className="quiet">Not noted yet</span>
          )}
        </td>
      )}
      {isOwn && (
        <td>
          <SharedState topic={topic} />
        </td>
      )}
      <td>
        <Others shared={shared} />
      </td>
    </tr>
  )
}

/** Whom it is shared with, and whether what was written since is not. */
function SharedState({ topic: { own, sharing } }: { readonly topic: PreparedTopic }) {
  if (!own) return <span className="quiet">–</span>
  if (!sharing?.sharedWith) return <span className="quiet">Nobody</span>
  return (
    <>
      {SHARED_SHORT[sharing.sharedWith]}
      {sharing.number < own.number && <span className="quiet topic-date">an earlier version</span>}
    </>
  )
}

function Others({ shared }: { readonly shared: readonly SharedRecord[] }) {
  if (shared.length === 0) return <span className="quiet">Nobody yet</span>
  return (
    <ul className="topic-others">
      {shared.map(({ party, record: { readiness } }) => (
        <li key={party} title={READINESS_WORDS[readiness]}>
          <PartyLabel holder={party} />
          <span aria-hidden>{readiness}</span>
          <span className="visually-hidden">{READINESS_WORDS[readiness]}</span>
        </li>
      ))}
    </ul>
  )
}
