/**
 * Deciding on a proposal: accept, reject, withdraw. Worked out as a value first, so that the same computation shows what
 * would follow and carries it out; then written as one commit of text, layers, record and register. Whoever decides says
 * which version of the wording was seen; if it has changed since, nothing is decided.
 */
import { accept, close, isOpen, isWriterOf, mayDo, reversalOf, versionOf } from '@cartif/negotiation'
import type { Actor, Change, ChangeWording, Decision, Proposal } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { checkOpen } from './check-open.ts'
import { checkLocks, checkStanding } from './locks.ts'
import { printArticles } from './print.ts'
import type { Room } from './room.ts'

export type Outcome = 'accept' | 'reject' | 'withdraw'

export interface DecisionRequest {
  readonly outcome: Outcome
  /** The version of the wording the decider saw. */
  readonly seen?: string | undefined
  readonly note?: string | undefined
}

/** What a decision does to a proposal that was not decided on. */
export interface NamedConsequence {
  readonly proposal: string
  readonly number: number | null
  readonly holder: string
  readonly effect: string
}

export interface Preview {
  readonly version: string
  readonly consequences: readonly NamedConsequence[]
  /** The articles concerned, in bracketed notation. */
  readonly before: string
  readonly after: string
}

/** Decides, or refuses with a Problem before anything is written. */
export function decide(room: Room, actor: Actor, id: string, request: DecisionRequest): Preview {
  return room.act(() => {
    checkRights(room, actor, room.mustFindProposal(id), request.outcome)
    return carryOutDecision(room, actor, id, request)
  })
}

interface Grounds {
  /** What else the register says of it. */
  readonly said?: Readonly<Record<string, unknown>>
  /** Refuses what a decision would do, with a Problem. */
  check?(preview: Preview): void
}

/** Within an act, by somebody whose right to it has been checked. */
export function carryOutDecision(
  room: Room,
  actor: Actor,
  id: string,
  { outcome, seen, note }: DecisionRequest,
  { said, check }: Grounds = {}
): Preview {
  const proposal = room.mustFindProposal(id)
  checkOpen(proposal)
  checkSeen(room, proposal, seen, outcome)
  if (outcome === 'accept') checkLocks(room.live, proposal.changes)
  const decision = workOut(room, proposal, outcome)
  checkStanding(room.live, decision.negotiation.articles)
  const preview = describe(room, proposal.changes, decision, room.version(proposal))
  check?.(preview)
  const row = { ...rowOf(room, proposal, decision, preview, note), ...said }
  room.land(decision, `decision-${row.number}`)
  const { version } = preview
  const decided = { outcome, by: actor.name, at: room.now(), version, ...(note ? { note } : {}) }
  room.setRecord(id, { ...room.mustFindRecord(id), version, decision: decided })
  room.note(`proposal-${outcome}`, actor, row)
  return preview
}

/** What a decision would do, without doing it. */
export function previewDecision(room: Room, id: string, outcome: Outcome): Preview {
  const proposal = room.mustFindProposal(id)
  checkOpen(proposal)
  return describe(room, proposal.changes, workOut(room, proposal, outcome), room.version(proposal))
}

/**
 * The chair decides; whoever brought a proposal withdraws it, and takes friendly amendments up into it. An own proposal is
 * that of the party or office whose layer it lies in.
 */
function checkRights(room: Room, actor: Actor, proposal: Proposal, outcome: Outcome): void {
  const isOwn = ({ holder }: Pick<Proposal, 'holder'>) => isWriterOf(holder, actor)
  const isOwnHost = (id: string) => {
    const host = room.live.findProposal(id)
    return host !== undefined && isOpen(host) && isOwn(host)
  }
  const isFriendly = () => mayDo(actor, 'propose') && room.live.amendedBy(proposal)?.every(isOwnHost) === true
  const isAllowed =
    outcome === 'withdraw'
      ? isOwn(proposal) && mayDo(actor, 'withdraw-own')
      : mayDo(actor, 'decide') || (outcome === 'accept' && isFriendly())
  if (!isAllowed) throw new Problem('not-allowed')
}

/** Who withdraws own words need not say which. */
export function checkSeen(room: Room, proposal: Proposal, seen: string | undefined, outcome?: Outcome): void {
  if (seen === room.version(proposal) || (outcome === 'withdraw' && seen === undefined)) return
  throw wordingChanged(room, proposal, seen)
}

/** Refuses an act on a wording that is not the one on the table, with what it says now and how that differs. */
export function wordingChanged(room: Room, proposal: Proposal, seen: string | undefined): Problem {
  const wording = room.wording(proposal)
  const detail = seen === undefined ? 'Say which version of the wording you have seen.' : undefined
  const was = seen === undefined ? undefined : room.wordingOfVersion(proposal.id, seen)
  return new Problem('wording-changed', detail, {
    seen: seen ?? null,
    current: versionOf(wording),
    wording,
    was: was ?? null,
    changed: changesBetween(was, wording)
  })
}

/** The changes that read differently; all of them where nobody knows what was seen. */
function changesBetween(was: readonly ChangeWording[] = [], now: readonly ChangeWording[]) {
  const ids = new Set([...was, ...now].map(({ change }) => change))
  return [...ids]
    .map((change) => ({ change, before: saidBy(was, change), after: saidBy(now, change) }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}

function saidBy(wording: readonly ChangeWording[], change: string) {
  const found = wording.find((one) => one.change === change)
  return found ? { removed: found.removed, inserted: found.inserted } : null
}

function workOut(room: Room, proposal: Proposal, outcome: Outcome): Decision {
  const { negotiation } = room.live
  if (outcome === 'accept') return accept(negotiation, proposal.id)
  return close(negotiation, proposal.id, outcome === 'reject' ? 'rejected' : 'withdrawn')
}

/** What a decision on these changes does, told of the articles they are made to. */
export function describe(room: Room, changes: readonly Change[], decision: Decision, version: string): Preview {
  const articles = articlesTouched(room, changes)
  return {
    version,
    consequences: nameConsequences(room, decision),
    before: printArticles(room.live.negotiation, articles),
    after: printArticles(decision.negotiation, articles)
  }
}

/** By number, as the room knows proposals; what happens to several changes of one is said once. */
function nameConsequences(room: Room, { consequences }: Decision): readonly NamedConsequence[] {
  const unique = new Map(consequences.map((one) => [`${one.proposal} ${one.effect}`, one]))
  const named = [...unique.values()].map(({ proposal, effect }) => {
    const record = room.live.recordOf(proposal)
    const holder = record?.holder ?? room.live.findProposal(proposal)?.holder ?? ''
    return { proposal, number: record?.number ?? null, holder, effect }
  })
  return named.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity))
}

export function articlesTouched(room: Room, changes: readonly Change[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap((change) => {
      if (change.kind === 'splice' || change.kind === 'bracket') return room.live.articleOf(change.in) ?? []
      return change.kind === 'insert-article' ? change.id : change.article
    })
  )
}

/** Everything that has to be known of a decision later: the words, what followed, and what would undo it. */
export function rowOf(room: Room, proposal: Proposal, decision: Decision, preview: Preview, note: string | undefined) {
  const { number, holder } = room.mustFindRecord(proposal.id)
  const reversal = reversalOf(room.live.negotiation, decision)
  const touched = new Set(reversal.proposals.map(({ id }) => id))
  const left = decision.negotiation.proposals
    .filter(({ id }) => touched.has(id))
    .map(({ id, status }) => ({ proposal: id, status }))
  const consequences = preview.consequences.map((one) => {
    const other = room.live.findProposal(one.proposal)
    return { ...one, wording: other ? room.wording(other) : [] }
  })
  const { version, before, after } = preview
  const wording = room.wording(proposal)
  const into = room.live.amendedBy(proposal)?.flatMap((id) => room.live.recordOf(id)?.number ?? [])
  return {
    ...(into ? { into } : {}),
    proposal: proposal.id,
    number,
    holder,
    version,
    wording,
    note,
    consequences,
    before,
    after,
    left,
    reversal
  }
}
