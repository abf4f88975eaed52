import { Link } from 'react-router'
import type { Facts } from './meetings-json.ts'
import './agenda.css'

/** What the register has of the time of a meeting: nobody typed it. */
export function FactsView({ facts, title }: { readonly facts: Facts; readonly title?: string }) {
  const { instrument, tabled, accepted, rejected, withdrawn, positions, agreed, reopened, revisions } = facts
  const said = [
    sayNumbers('tabled', tabled),
    sayNumbers('accepted', accepted),
    sayNumbers('rejected', rejected),
    sayNumbers('withdrawn', withdrawn),
    positions === 0 ? '' : positions === 1 ? '1 position taken' : `${positions} positions taken`,
    agreed.length > 0 ? `Agreed: ${agreed.join(', ')}` : '',
    reopened.length > 0 ? `Opened again: ${reopened.join(', ')}` : '',
    revisions.length > 0 ? `Issued: ${revisions.join(', ')}` : ''
  ].filter(Boolean)
  return (
    <div className="facts">
      {title && <h3>{title}</h3>}
      <ul aria-label={title ?? 'By the register'}>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {title && (
        <p className="no-print">
          <Link to={`/instruments/${instrument}/register`} className="plain-link">
            The register
          </Link>
        </p>
      )}
    </div>
  )
}

export function hasFacts({ tabled, accepted, rejected, withdrawn, positions, ...rest }: Facts): boolean {
  const lists = [tabled, accepted, rejected, withdrawn, rest.agreed, rest.reopened, rest.revisions]
  return positions > 0 || lists.some((list) => list.length > 0)
}

/** "3 proposals tabled (nos. 4, 5, 7)"; of many only how many and from which to which. */
function sayNumbers(what: string, numbers: readonly number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (numbers.length === 1) return `1 proposal ${what} (no. ${first})`
  const isRow = last - first === numbers.length - 1
  const said = isRow && numbers.length > 2 ? `${first}–${last}` : numbers.join(', ')
  return `${numbers.length} proposals ${what} (nos. ${said})`
}
