import { Link } from 'react-router'
import { ChartFigure } from './chart-figure.tsx'
import { articleLink, countOf } from './figures-json.ts'
import type { Figures } from './figures-json.ts'
import './age-chart.css'
import './figures-table.css'

/** How long what is open has been open: bars with their figures, and which articles wait longest. */
export function AgeChart({
  figures: { id, ages, medianDaysOpen, oldestDaysOpen, articles }
}: {
  readonly figures: Figures
}) {
  if (medianDaysOpen === null || oldestDaysOpen === null) return null
  const most = Math.max(1, ...ages.map(({ issues }) => issues))
  const waiting = articles
    .filter(({ oldestDays }) => oldestDays !== null)
    .toSorted((a, b) => b.oldestDays! - a.oldestDays!)
  return (
    <ChartFigure
      id="time"
      title="Time in brackets"
      summary={`Half of the open issues have been open for ${countOf(Math.round(medianDaysOpen), 'day')} or longer, the oldest for ${countOf(oldestDaysOpen, 'day')}.`}
      table={
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">Open issues</th>
              <th scope="col">Days open, oldest</th>
              <th scope="col">Days open, median</th>
            </tr>
          </thead>
          <tbody>
            {waiting.map((row) => (
              <tr key={row.article}>
                <th scope="row">
                  <Link to={articleLink(id, row)}>{row.number || row.title || 'A proposed article'}</Link>
                </th>
                <td>{row.openIssues}</td>
                <td>{row.oldestDays}</td>
                <td>{Math.round(row.medianDays ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <dl className="age-bars">
        {ages.map(({ upTo, issues }, index) => (
          <div key={upTo ?? 'more'}>
            <dt>{nameOfAge(ages[index - 1]?.upTo ?? null, upTo)}</dt>
            <dd>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className={`age age-${index}`} width={(100 * issues) / most} height="10" />
              </svg>
              <span>{issues}</span>
            </dd>
          </div>
        ))}
      </dl>
    </ChartFigure>
  )
}

/** "8 to 30 days" */
function nameOfAge(above: number | null, upTo: number | null): string {
  if (above === null) return `Up to ${upTo} days`
  return upTo === null ? `More than ${above} days` : `${above + 1} to ${upTo} days`
}
