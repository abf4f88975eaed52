/** The views delegations ask for, all made from the composed text. */
import { accept } from './decide.ts'
import { compose } from './compose.ts'
import type { ComposedArticle } from './compose.ts'
import { openChangesOf } from './open-changes.ts'
import { isOpen } from './proposal.ts'
import type { Negotiation } from './proposal.ts'

export const VIEWS = ['bracketed', 'base', 'accepted', 'agreed'] as const
export type View = (typeof VIEWS)[number]

/**
 * `bracketed`: the text with everything open in brackets, or one holder's alone; `base`: as it stands; `accepted`: as if
 * everything open were accepted in the order of tabling, each with its consequences; `agreed`: the words that no open
 * proposal touches.
 */
export function viewOf(negotiation: Negotiation, view: View, holder?: string): readonly ComposedArticle[] {
  switch (view) {
    case 'bracketed':
      return compose(
        negotiation,
        openChangesOf(negotiation.proposals, (one) => holder === undefined || one.holder === holder)
      )
    case 'base':
      return compose({ ...negotiation, proposals: [] })
    case 'accepted':
      return compose(acceptAll(negotiation))
    case 'agreed':
      return compose(negotiation)
        .filter(({ inserted, deleted }) => !inserted && deleted.length === 0)
        .map(untouched)
  }
}

function acceptAll(negotiation: Negotiation): Negotiation {
  const order = negotiation.proposals.filter(isOpen).toSorted((a, b) => a.tabled - b.tabled)
  let state = negotiation
  for (const { id } of order) {
    const proposal = state.proposals.find((one) => one.id === id)
    if (proposal && isOpen(proposal)) state = accept(state, id).negotiation
  }
  return { ...state, proposals: [] }
}

function untouched(article: ComposedArticle): ComposedArticle {
  const segments = article.segments.filter(
    ({ piece, inserted, deleted, bracketed }, index) =>
      (index === 0 && piece.type === 'mark') || inserted.length + deleted.length + bracketed.length === 0
  )
  return {
    ...article,
    moved: [],
    segments: segments.map((segment) => ({ ...segment, inserted: [], deleted: [], bracketed: [] }))
  }
}
