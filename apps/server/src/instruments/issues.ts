/**
 * Deciding an issue as a whole: one of its alternatives is taken and the others are superseded, or the text stays as it is
 * and all are rejected, in one act; or it is kept in brackets or parked for later. The chair says which wordings were seen: an
 * alternative that changed or came since is a reason to look again.
 */
import { isOpen, issuesOf, mayDo, settleIssue } from '@cartif/negotiation'
import type { Actor, Change, Decision, Issue, Proposal } from '@cartif/negotiation'
import type { RecordedProposal } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import { checkSeen, describe, rowOf } from './decisions.ts'
import type { Preview } from './decisions.ts'
import { checkLocks, checkStanding } from './locks.ts'
import type { Room } from './room.ts'

export const ISSUE_OUTCOMES = ['take', 'retain', 'keep', 'park', 'resume'] as const
export type IssueOutcome = (typeof ISSUE_OUTCOMES)[number]

export interface IssueDecisionRequest {
  readonly outcome: IssueOutcome
  /** The proposal whose wording is taken. */
  readonly take?: string | undefined
  /** The version seen of every alternative, by proposal. */
  readonly seen: Readonly<Record<string, string>>
  readonly note?: string | undefined
}

/** The issues of the instrument, or of one article, in reading order. */
export function readIssues(room: Room, article?: string): readonly Issue[] {
  return room.live.composed.filter(({ id }) => article === undefined || id === article).flatMap(issuesOf)
}

/** What settling would do, without doing it. */
export function previewIssue(room: Room, id: string, take: string | undefined): Preview {
  const issue = mustFindIssue(room, id)
  checkAlternative(issue, take)
  return describeIssue(room, issue, settleIssue(room.live.negotiation, issue, take))
}

/** Decides, or refuses with a Problem before anything is written. */
export function decideIssue(room: Room, actor: Actor, id: string, request: IssueDecisionRequest): Preview {
  return room.act(() => {
    if (!mayDo(actor, 'decide')) throw new Problem('not-allowed')
    const issue = mustFindIssue(room, id)
    checkAllSeen(room, issue, request.seen)
    const { outcome, take, note } = request
    if (outcome === 'take') {
      checkAlternative(issue, take)
      if (take === undefined) throw new Problem('invalid-request', 'Say which alternative is taken.')
      return takeAlternative(room, actor, issue, take, note)
    }
    if (outcome === 'retain') return retain(room, actor, issue, note)
    return postpone(room, actor, issue, outcome, note)
  })
}

function takeAlternative(room: Room, actor: Actor, issue: Issue, take: string, note: string | undefined): Preview {
  const proposal = room.mustFindProposal(take)
  checkLocks(room.live, proposal.changes)
  const decision = settleIssue(room.live.negotiation, issue, take)
  checkStanding(room.live, decision.negotiation.articles)
  const preview = describeIssue(room, issue, decision, room.version(proposal))
  const row = { ...rowOf(room, proposal, decision, preview, note), issue: issue.id }
  room.land(decision, `decision-${row.number}`)
  noteDecision(room, actor, proposal, 'accept', preview.version, note)
  room.note('proposal-accept', actor, row)
  return preview
}

function retain(room: Room, actor: Actor, issue: Issue, note: string | undefined): Preview {
  const decision = settleIssue(room.live.negotiation, issue, undefined)
  const preview = describeIssue(room, issue, decision)
  const alternatives = alternativesOf(room, issue)
  const versions = new Map(alternatives.map((one) => [one.id, room.version(one)]))
  const row = rowOf(room, alternatives[0]!, decision, preview, note)
  room.land(decision, `issue-${issue.id}`)
  for (const one of alternatives) {
    const isClosed = !isOpen(room.mustFindRecord(one.id))
    if (isClosed) noteDecision(room, actor, one, 'reject', versions.get(one.id)!, note)
  }
  room.note('issue-retained', actor, {
    ...row,
    issue: issue.id,
    article: issue.article,
    numbers: numbersOf(room, issue)
  })
  return preview
}

/** Nothing is decided: that, and why, is part of the record too. */
function postpone(room: Room, actor: Actor, issue: Issue, outcome: 'keep' | 'park' | 'resume', note?: string): Preview {
  const said = { by: actor.name, at: room.now(), ...(note ? { note } : {}) }
  for (const { id } of alternativesOf(room, issue)) {
    const { kept: _, ...record } = room.mustFindRecord(id)
    const status: RecordedProposal['status'] = outcome === 'park' ? 'parked' : 'tabled'
    room.setRecord(id, { ...record, status, ...(outcome === 'resume' ? {} : { kept: said }) })
  }
  const kinds = { keep: 'issue-kept', park: 'issue-parked', resume: 'issue-resumed' } as const
  room.note(kinds[outcome], actor, { issue: issue.id, article: issue.article, numbers: numbersOf(room, issue), note })
  return describeIssue(room, issue, { negotiation: room.live.negotiation, edits: [], consequences: [] })
}

function noteDecision(
  room: Room,
  actor: Actor,
  { id }: Proposal,
  outcome: 'accept' | 'reject',
  version: string,
  note: string | undefined
): void {
  const decision = { outcome, by: actor.name, at: room.now(), version, ...(note ? { note } : {}) }
  room.setRecord(id, { ...room.mustFindRecord(id), version, decision })
}

function mustFindIssue(room: Room, id: string): Issue {
  const found = readIssues(room).find((issue) => issue.id === id || issue.changes.includes(id))
  if (!found) throw new Problem('not-found', 'That issue is no longer open.')
  return found
}

function checkAlternative({ proposals }: Issue, take: string | undefined): void {
  if (take !== undefined && !proposals.includes(take))
    throw new Problem('not-found', 'That is no alternative of this issue.')
}

function checkAllSeen(room: Room, issue: Issue, seen: IssueDecisionRequest['seen']): void {
  for (const proposal of alternativesOf(room, issue)) {
    if (!(proposal.id in seen))
      throw new Problem('wording-changed', 'Another alternative has been tabled since.', { proposal: proposal.id })
    checkSeen(room, proposal, seen[proposal.id])
  }
}

function alternativesOf(room: Room, { proposals }: Issue): readonly Proposal[] {
  return proposals.map((id) => room.mustFindProposal(id))
}

function numbersOf(room: Room, { proposals }: Issue): readonly number[] {
  return proposals.map((id) => room.mustFindRecord(id).number)
}

function describeIssue(room: Room, issue: Issue, decision: Decision, version = ''): Preview {
  const isHere = ({ id }: Change) => issue.changes.includes(id)
  const changes = alternativesOf(room, issue).flatMap((one) => one.changes.filter(isHere))
  return describe(room, changes, decision, version)
}
