/** What the pages of a text say while its working group is in a zero round. */
import type { Instrument } from '../shared/api.ts'
import './exploratory.css'

export const EXPLORATORY = 'Without prejudice — exploratory'

type Exploring = Pick<Instrument, 'exploratory'>

/** Above the text, on screen and on paper; nothing outside a zero round. */
export function ExploratoryMark({ instrument: { exploratory } }: { readonly instrument: Exploring }) {
  if (!exploratory) return null
  return (
    <p className="exploratory-mark">
      {EXPLORATORY}
      <span className="no-print"> · {exploratory}: nothing in it binds anybody</span>
    </p>
  )
}

/** What a proposal is called: in a zero round it explores. */
export function proposalWord({ exploratory }: Exploring): 'Proposal' | 'Exploration' {
  return exploratory ? 'Exploration' : 'Proposal'
}
