import { useQuery } from '@tanstack/react-query'
import { call, formatDate, formatTime } from '../shared/api.ts'
import { SHARED_WORDS, pathOf } from './preparation-json.ts'
import type { PreparedTopic, Sharing, TopicHistory as History } from './preparation-json.ts'
import { RecordWords } from './record-words.tsx'

/** Every version of the own record, and every act of sharing it, the newest first. */
export function TopicHistory({ topic: { id, own, sharing } }: { readonly topic: PreparedTopic }) {
  const { data } = useQuery({
    queryKey: ['preparation', 'history', id, own?.number, sharing?.at],
    queryFn: () => call<History>(`${pathOf(id)}/versions`)
  })
  if (!data) return null
  return (
    <section className="card topic-history" aria-labelledby="history-title">
      <h2 id="history-title">Versions and sharing</h2>
      {data.sharings.length > 0 && (
        <ol className="sharing-acts">
          {data.sharings.toReversed().map((one) => (
            <li key={one.at}>{sayAct(one)}</li>
          ))}
        </ol>
      )}
      {data.versions.toReversed().map((version) => (
        <details key={version.number}>
          <summary>
            Version {version.number}, {formatDate(version.at)} {formatTime(version.at)}, {version.by}
          </summary>
          <RecordWords record={version} />
        </details>
      ))}
    </section>
  )
}

function sayAct({ sharedWith, number, at, by }: Sharing): string {
  const what = sharedWith === null ? 'Withdrawn' : `Version ${number} shared with ${SHARED_WORDS[sharedWith]}`
  return `${what}, ${formatDate(at)} ${formatTime(at)}, ${by}`
}
