import { sayStatement } from '@cartif/negotiation'
import type { Commitment } from './schedules.ts'

/** A commitment in a few signs: letter, months, pattern; a dashed edge and a sign where it was made on other words. */
export function CategoryMark({ said }: { readonly said: Pick<Commitment, 'category' | 'months' | 'stale'> }) {
  const { category, months, stale } = said
  return (
    <span className={stale ? 'category is-stale' : 'category'} data-category={category ?? 'not-yet'} aria-hidden>
      <b>{category ?? '–'}</b>
      {months !== null && <small>{months}</small>}
      {stale && <sup>*</sup>}
    </span>
  )
}

/** The same in words. */
export function wordsOf(said: Commitment | undefined): string {
  if (!said) return 'No statement'
  return said.stale ? `${sayStatement(said)}; made on earlier wording` : sayStatement(said)
}

const SIGNS = [
  [{ category: 'A', months: null, stale: false }, 'at entry into force'],
  [{ category: 'B', months: 24, stale: false }, 'after a transition, in months'],
  [{ category: 'C', months: 36, stale: false }, 'after a transition and with assistance'],
  [{ category: null, months: null, stale: false }, 'does not participate yet'],
  [{ category: 'A', months: null, stale: true }, 'made on earlier wording']
] as const

export function CategoryLegend() {
  return (
    <ul className="commitment-legend" aria-label="Legend">
      {SIGNS.map(([said, words]) => (
        <li key={words}>
          <CategoryMark said={said} /> {words}
        </li>
      ))}
      <li className="quiet">An empty field: no statement</li>
    </ul>
  )
}
