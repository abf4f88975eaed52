import { nameOfZone, ownZone } from '../meetings/times.ts'
import { formatDate } from '../shared/api.ts'
import { Act } from './act.tsx'
import type { RegisterRow } from './register-acts.ts'

/** Acts under the day on which they were done, in the order in which they are given; days and times are the reader's own. */
export function RegisterDays({ rows }: { readonly rows: readonly RegisterRow[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <p className="quiet register-zone">All days and times are in {nameOfZone(ownZone())} time.</p>
      {byDay(rows).map(([day, acts]) => (
        <section key={day}>
          <h2 className="register-day">{day}</h2>
          <ol className="register">
            {acts.map((row) => (
              <Act key={row.seq} row={row} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function byDay(rows: readonly RegisterRow[]): readonly (readonly [day: string, rows: readonly RegisterRow[]])[] {
  const days = new Map<string, RegisterRow[]>()
  for (const row of rows) {
    const day = formatDate(row.at)
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days]
}
