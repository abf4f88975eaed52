/** What every list and report counts: articles, the agreed ones, and what is open. Issues, not brackets. */
import type { LiveInstrument } from '@cartif/live'
import { isOpen, issuesOf } from '@cartif/negotiation'
import { isLocked } from './locks.ts'

export interface Counts {
  readonly articles: number
  readonly agreed: number
  readonly openIssues: number
  readonly openProposals: number
}

export function countOpen(live: LiveInstrument): Counts {
  const articles = live.composed.filter(({ kind, inserted }) => kind === 'article' && !inserted)
  return {
    articles: articles.length,
    agreed: articles.filter(({ id }) => isLocked(live, id)).length,
    openIssues: live.composed.reduce((count, article) => count + issuesOf(article).length, 0),
    openProposals: live.negotiation.proposals.filter(isOpen).length
  }
}
