/** The acts on proposals: decide, reopen, withdraw, take a position; and agreeing an article. */
import { accept, close, isOpen, issuesOf, mayDo, reopen, reversalOf, textOf } from '@cartif/negotiation'
import type { Actor, Consequence, Decision, Proposal, Reversal, Stance } from '@cartif/negotiation'
import type { RecordedPosition } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import type { Room } from './room.ts'

export type Outcome = 'accept' | 'reject' | 'withdraw' | 'reopen'

export interface DecisionRequest {
  readonly outcome: Outcome
  /** The version of the wording the decider saw. */
  readonly seen?: string | undefined
  readonly note?: string | undefined
}

export interface Decided {
  readonly version: string
  readonly consequences: readonly Consequence[]
}

/** Decides on a proposal, or refuses with a Problem; one commit. */
export function decide(room: Room, actor: Actor, id: string, { outcome, seen, note }: DecisionRequest): Decided {
  return room.act(() => {
    const proposal = room.mustFindProposal(id)
    checkRights(actor, proposal, outcome)
    if (outcome === 'reopen') return reopenDecision(room, actor, proposal, note)
    checkSeen(room, proposal, seen, outcome)
    const decision = workOut(room, proposal, outcome)
    checkLocks(room, proposal, outcome)
    const record = room.mustFindRecord(id)
    const version = room.version(proposal)
    const wording = room.wording(proposal)
    const reversal = reversalOf(room.live.negotiation, decision)
    const name = `decision-${record.number}-${room.register.head().slice(0, 8)}`
    room.land(decision, name)
    const decided = { outcome, by: actor.name, at: room.now(), version, ...(note ? { note } : {}) }
    room.setRecord(id, { ...room.mustFindRecord(id), version, decision: decided })
    const { consequences } = decision
    room.note(`proposal-${outcome}`, actor, {
      proposal: id,
      number: record.number,
      version,
      wording,
      note,
      consequences,
      reversal
    })
    return { version, consequences }
  })
}

/** What a decision would do, without doing it. */
export function previewDecision(room: Room, id: string, outcome: Exclude<Outcome, 'reopen'>): Decision {
  return workOut(room, room.mustFindProposal(id), outcome)
}

function checkRights(actor: Actor, proposal: Proposal, outcome: Outcome): void {
  const isOwn = actor.party === proposal.holder || actor.role === proposal.holder
  const isAllowed =
    outcome === 'withdraw'
      ? isOwn && mayDo(actor, 'withdraw-own')
      : mayDo(actor, outcome === 'reopen' ? 'reopen' : 'decide')
  if (!isAllowed) throw new Problem('not-allowed')
}

function checkSeen(room: Room, proposal: Proposal, seen: string | undefined, outcome: Outcome): void {
  if (!isOpen(proposal)) throw new Problem('proposal-not-open', `The proposal is ${proposal.status}.`)
  const version = room.version(proposal)
  if (outcome === 'withdraw' && seen === undefined) return
  if (seen === version) return
  throw new Problem('wording-changed', undefined, {
    seen: seen ?? null,
    current: version,
    wording: room.wording(proposal)
  })
}

function workOut(room: Room, proposal: Proposal, outcome: Exclude<Outcome, 'reopen'>): Decision {
  if (!isOpen(proposal)) throw new Problem('proposal-not-open', `The proposal is ${proposal.status}.`)
  const { negotiation } = room.live
  if (outcome === 'accept') return accept(negotiation, proposal.id)
  return close(negotiation, proposal.id, outcome === 'reject' ? 'rejected' : 'withdrawn')
}

function checkLocks(room: Room, proposal: Proposal, outcome: Outcome): void {
  if (outcome !== 'accept') return
  for (const change of proposal.changes) {
    const text = textOf(change)
    const article = text === undefined ? ('article' in change ? change.article : undefined) : room.live.articleOf(text)
    if (article !== undefined && room.isLocked(article)) throw new Problem('article-locked')
  }
}

interface DecisionBody {
  readonly proposal: string
  readonly reversal: Reversal
}

function reopenDecision(room: Room, actor: Actor, proposal: Proposal, note: string | undefined): Decided {
  const kinds = ['proposal-accept', 'proposal-reject', 'proposal-withdraw']
  const rows = room.register
    .list({ instrument: room.info.id, limit: 1_000_000 })
    .filter(({ kind }) => kinds.includes(kind))
  const last = rows.findLast(({ body }) => (body as DecisionBody).proposal === proposal.id)
  if (!last || isOpen(proposal)) throw new Problem('proposal-not-decided')
  const decision = reopen(room.live.negotiation, (last.body as DecisionBody).reversal)
  if (!decision) throw new Problem('text-changed')
  const record = room.mustFindRecord(proposal.id)
  room.land(decision, `reopen-${record.number}`)
  const { decision: _, ...rest } = room.mustFindRecord(proposal.id)
  room.setRecord(proposal.id, rest)
  room.note('proposal-reopen', actor, { proposal: proposal.id, number: record.number, decision: last.seq, note })
  return { version: room.version(room.mustFindProposal(proposal.id)), consequences: [] }
}

/** Takes, changes or (with `undefined`) takes back the position of the actor's party on a proposal's present wording. */
export function takePosition(room: Room, actor: Actor, id: string, stance: Stance | undefined, note?: string): void {
  room.act(() => {
    const party = actor.party
    if (party === undefined || !mayDo(actor, 'take-position')) throw new Problem('not-allowed')
    const proposal = room.mustFindProposal(id)
    if (!isOpen(proposal)) throw new Problem('proposal-not-open', `The proposal is ${proposal.status}.`)
    const record = room.mustFindRecord(id)
    const version = room.version(proposal)
    const others = record.positions.filter((position) => position.party !== party)
    const own: RecordedPosition[] =
      stance === undefined
        ? []
        : [{ party, stance, by: actor.name, at: room.now(), version, ...(note ? { note } : {}) }]
    const positions = [...others, ...own].toSorted((a, b) => (a.party < b.party ? -1 : 1))
    room.setRecord(id, { ...record, positions })
    room.note('position-taken', actor, {
      proposal: id,
      number: record.number,
      stance: stance ?? null,
      note,
      version,
      wording: room.wording(proposal)
    })
  })
}

export type ArticleStatus = 'open' | 'agreed-ad-referendum' | 'agreed'

/** Agrees an article, or opens it again. What is agreed is locked, so nothing in it may be open. */
export function setStatus(room: Room, actor: Actor, article: string, status: ArticleStatus): void {
  room.act(() => {
    if (!mayDo(actor, 'set-status')) throw new Problem('not-allowed')
    const composed = room.live.findComposed(article)
    if (!composed || !room.live.findArticle(article)) throw new Problem('not-found', `There is no article ${article}.`)
    const open = issuesOf(composed)
    if (status !== 'open' && open.length > 0) {
      throw new Problem('article-not-clean', `${open.length} issues in it are still open.`, { issues: open })
    }
    const before = room.live.recordOfArticle(article)?.status ?? 'open'
    room.setArticleStatus(article, status)
    room.note('article-status', actor, { article, before, status })
  })
}
