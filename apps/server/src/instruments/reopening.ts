/**
 * Reopening a decision: a decision of its own, with its own row. What would undo the first was written down with it, and
 * is refused where the text reads differently by now, where what it touched has been decided on since, or where it is agreed.
 */
import { isOpen, mayDo, reopen } from '@cartif/negotiation'
import type { Actor, Edit, Proposal, Reversal } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { holdsAgreed, isLocked } from './locks.ts'
import { printArticles } from './print.ts'
import type { Room } from './room.ts'
import { checkNotTakenOver } from './take-over.ts'

interface DecisionBody {
  readonly proposal: string
  readonly reversal: Reversal
  /** Every proposal touched, with the status the decision left it in. */
  readonly left: readonly { readonly proposal: string; readonly status: string }[]
  readonly consequences: readonly { readonly proposal: string; readonly effect: string }[]
}

const DECISIONS = ['proposal-accept', 'proposal-reject', 'proposal-withdraw', 'issue-retained'] as const

export interface Reopened {
  readonly version: string
  readonly before: string
  readonly after: string
}

export function reopenDecision(room: Room, actor: Actor, id: string, note: string | undefined): Reopened {
  return room.act(() => {
    if (!mayDo(actor, 'reopen')) throw new Problem('not-allowed')
    return carryOutReopening(room, actor, id, note)
  })
}

/** Within an act, by somebody whose right to it has been checked. */
export function carryOutReopening(room: Room, actor: Actor, id: string, note: string | undefined): Reopened {
  const proposal = room.mustFindProposal(id)
  checkNotTakenOver(room, id)
  const { seq, body } = mustFindDecision(room, proposal)
  checkUntouched(room, body)
  const reopened = reopen(room.live.negotiation, body.reversal)
  if (!reopened) throw new Problem('text-changed')
  const articles = articlesIn(body.reversal)
  const before = printArticles(room.live.negotiation, articles)
  const after = printArticles(reopened.negotiation, articles)
  const { number } = room.mustFindRecord(id)
  room.land(reopened, `reopening-${number}`)
  for (const one of decidedBy(body)) {
    const { decision: _, ...rest } = room.mustFindRecord(one)
    room.setRecord(one, { ...rest, version: room.version(room.mustFindProposal(one)) })
  }
  const version = room.version(room.mustFindProposal(id))
  const wording = room.wording(room.mustFindProposal(id))
  room.note('proposal-reopen', actor, { proposal: id, number, decision: seq, version, wording, note, before, after })
  return { version, before, after }
}

function mustFindDecision(room: Room, proposal: Proposal): { seq: number; body: DecisionBody } {
  const rowsOf = (kind: string) => room.register.list({ instrument: room.info.id, kind, limit: 1_000_000 })
  // What was reopened is decided no more: since then another's decision may have closed it, which is not its own.
  const reopened = new Set(rowsOf('proposal-reopen').map(({ body }) => (body as { decision: number }).decision))
  const last = DECISIONS.flatMap(rowsOf)
    .filter(({ seq, body }) => !reopened.has(seq) && decidedBy(body as DecisionBody).includes(proposal.id))
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)
  if (!last || isOpen(proposal))
    throw new Problem('proposal-not-decided', `The proposal is ${proposal.status} by no decision of its own.`)
  return { seq: last.seq, body: last.body as DecisionBody }
}

/** Where the text was retained, all alternatives were decided on. */
function decidedBy({ proposal, consequences }: DecisionBody): readonly string[] {
  const rejected = consequences.filter(({ effect }) => effect === 'rejected')
  return [...new Set([proposal, ...rejected.map((one) => one.proposal)])]
}

/** What the decision closed or narrowed must be as it left it; what it only moved may have been decided on since. */
function checkUntouched(room: Room, { reversal, left, proposal, consequences }: DecisionBody): void {
  const { live } = room
  const narrowed = new Set(consequences.filter(({ effect }) => effect === 'narrowed').map((one) => one.proposal))
  const since = left.filter((one) => {
    if (live.findProposal(one.proposal)?.status === one.status || one.proposal === proposal) return false
    return narrowed.has(one.proposal) || !reversal.stayedOpen.includes(one.proposal)
  })
  if (since.length > 0) {
    const numbers = since.map((one) => live.recordOf(one.proposal)?.number ?? null)
    throw new Problem('decided-since', `Decided on since: no. ${numbers.join(', ')}.`, { proposals: numbers })
  }
  const texts = [...reversal.texts.map(({ text }) => text), ...reversal.articles.map(articleOfEdit)]
  for (const text of texts) {
    const id = live.articleOf(text) ?? text
    const article = live.findArticle(id)
    if (article ? holdsAgreed(live, article) : isLocked(live, id)) throw new Problem('article-locked')
  }
}

function articleOfEdit(edit: Edit): string {
  if (edit.kind === 'add-article') return edit.article.id
  return edit.kind === 'splice' ? edit.text : edit.article
}

function articlesIn({ texts, articles, proposals }: Reversal): ReadonlySet<string> {
  const changed = proposals.flatMap(({ changes }) => changes)
  return new Set([
    ...texts.map(({ text }) => text),
    ...articles.map(articleOfEdit),
    ...changed.map((change) => ('in' in change ? change.in : 'article' in change ? change.article : change.id))
  ])
}
