/**
 * Settling an issue in one act: one of its alternatives is taken and the others are superseded, or the text stays as it is
 * and all of them are rejected. A proposal that asks for something at other places too keeps what it asks there.
 *
 * Laws (settle-issue.test.ts): the text reads as after accepting the one taken alone; nothing asked at the place stays open;
 * reopening gives back what was.
 */
import { Book } from './book.ts'
import type { Consequence } from './book.ts'
import { accept } from './decide.ts'
import type { Decision } from './decide.ts'
import type { Issue } from './issues.ts'
import { isOpen, standingChanges } from './proposal.ts'
import type { Change, Negotiation, Proposal, TextId } from './proposal.ts'

/** Throws RangeError where `take` is no open proposal. */
export function settleIssue(negotiation: Negotiation, issue: Issue, take: string | undefined): Decision {
  const taken: Decision = take === undefined ? { negotiation, edits: [], consequences: [] } : accept(negotiation, take)
  const { articles } = taken.negotiation
  const book = new Book(taken.negotiation.proposals)
  for (const proposal of book.proposals()) {
    if (!isOpen(proposal)) continue
    for (const change of closedWith(issue, proposal))
      book.void({ change, proposal }, take === undefined ? 'rejected' : 'superseded')
  }
  book.lapseAmendments(articles)
  const proposals = book.proposals()
  const closed = new Set(proposals.filter((one) => !isOpen(one)).map(({ id }) => id))
  const consequences = [...taken.consequences, ...book.consequences].filter((one) => isFinal(one, closed))
  return { negotiation: { articles, proposals }, edits: taken.edits, consequences }
}

/** What a proposal asks here; of words that should move, both ends: the rest would be a proposal to delete them. */
function closedWith(issue: Issue, proposal: Proposal): readonly Change[] {
  const standing = standingChanges(proposal)
  const here = standing.filter(({ id }) => isOf(issue, id))
  const sources = new Set(here.map(movedFrom))
  return standing.filter(
    (one) => here.includes(one) || sources.has(one.id) || here.some(({ id }) => id === movedFrom(one))
  )
}

function movedFrom(change: Change): TextId | undefined {
  return change.kind === 'splice' ? change.movedFrom : undefined
}

/** What is taken may have split a change into parts. */
function isOf({ changes }: Issue, change: TextId): boolean {
  return changes.some((one) => one === change || change.startsWith(`${one}.`))
}

/** What was narrowed or carried along on the way and is closed in the end, is closed. */
function isFinal({ proposal, effect }: Consequence, closed: ReadonlySet<string>): boolean {
  return (effect !== 'narrowed' && effect !== 'promoted') || !closed.has(proposal)
}
