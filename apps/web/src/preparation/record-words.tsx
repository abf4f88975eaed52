import { formatDate } from '../shared/api.ts'
import { SECTOR_WORDS } from './preparation-json.ts'
import type { TopicRecord } from './preparation-json.ts'
import { ReadinessMeter } from './readiness-meter.tsx'

/** A record to read. */
export function RecordWords({ record }: { readonly record: TopicRecord }) {
  const { readiness, priorities, sensitivities, consulted } = record
  return (
    <div className="record-words">
      <ReadinessMeter step={readiness} />
      {priorities && <Words label="Priorities" text={priorities} />}
      {sensitivities && <Words label="Sensitivities" text={sensitivities} />}
      {consulted.length > 0 && (
        <>
          <h4>Consulted</h4>
          <ul>
            {consulted.map(({ who, sector, on, note }, index) => (
              <li key={index}>
                {who}{' '}
                <span className="quiet">
                  ({SECTOR_WORDS[sector].toLowerCase()}, {formatDate(on)})
                </span>
                {note && `: ${note}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Words({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <h4>{label}</h4>
      <p>{text}</p>
    </>
  )
}
