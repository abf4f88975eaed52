/**
 * A call for consensus: the chair puts a proposal's wording, or an article, to the room for a stated time. Delegations join,
 * reserve or object; whoever says nothing is recorded as silent, and silence is nobody's support. When the time is over, or the
 * chair says so before, it is closed; where its words change meanwhile, it lapses. The call decides nothing: the chair
 * does, with its outcome on the record.
 */
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { recordedCalls } from '@cartif/live'
import type { RecordedCall } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import { checkOpen } from './check-open.ts'
import { unansweredIn, wordsAround } from './consensus-lapse.ts'
import type { Room } from './room.ts'

export const ANSWERS = ['join', 'reserve', 'object'] as const
export type CallAnswer = (typeof ANSWERS)[number]

export interface CallRequest {
  /** A proposal or an article. */
  readonly subject: string
  /** How long the room has. */
  readonly minutes: number
}

export function callForConsensus(
  room: Room,
  actor: Actor,
  id: string,
  { subject, minutes }: CallRequest
): RecordedCall {
  return room.act(() => {
    if (!mayDo(actor, 'decide')) throw new Problem('not-allowed')
    if (openCalls(room).length > 0) throw new Problem('call-open', 'Close the call that is open first.')
    const about = describeSubject(room, subject)
    const at = room.now()
    const until = new Date(Date.parse(at) + minutes * 60_000).toISOString()
    const words = wordsAround(room, subject)
    const call: RecordedCall = { id, subject, ...about, words, by: actor.name, at, until, answers: [] }
    recordedCalls(room.live.documents.record).set(id, call)
    room.note('consensus-called', actor, { call: id, subject, ...about, until })
    return call
  }, actor.user)
}

/** Answers, or answers otherwise; undefined takes the answer back. */
export function answerCall(
  room: Room,
  actor: Actor,
  id: string,
  answer: CallAnswer | undefined,
  note?: string
): RecordedCall {
  return room.act(() => {
    const { party } = actor
    if (party === undefined || !mayDo(actor, 'take-position')) throw new Problem('not-allowed')
    const call = mustFindOpen(room, id)
    const at = room.now()
    if (at > call.until) throw new Problem('call-closed', 'The time of the call is over.')
    const others = call.answers.filter((one) => one.party !== party)
    const own = answer === undefined ? [] : [{ party, answer, by: actor.name, at, ...(note ? { note } : {}) }]
    const answers = [...others, ...own].toSorted((a, b) => (a.party < b.party ? -1 : 1))
    const answered = { ...call, answers }
    recordedCalls(room.live.documents.record).set(id, answered)
    room.note('consensus-answered', actor, { call: id, name: call.name, answer: answer ?? null, note })
    return answered
  }, actor.user)
}

/** Ends a call before its time is over. */
export function closeCall(room: Room, actor: Actor, id: string, note?: string): RecordedCall {
  return room.act(() => {
    if (!mayDo(actor, 'decide')) throw new Problem('not-allowed')
    return conclude(room, mustFindOpen(room, id), actor, note)
  }, actor.user)
}

/** Ends the calls whose time is over. */
export function closeOverdue(room: Room): void {
  const now = room.now()
  for (const call of openCalls(room)) if (call.until < now) room.act(() => conclude(room, call, undefined))
}

/** When the time of an open call is over (ISO 8601). */
export function nextEndOfCall(room: Room): string | undefined {
  return openCalls(room)
    .map(({ until }) => until)
    .toSorted()[0]
}

function openCalls(room: Room): readonly RecordedCall[] {
  return readCalls(room).filter(({ closed }) => closed === undefined)
}

/** Reservations stand beside a consensus; an objection stands in its way. Nobody closes it where its time is over. */
function conclude(room: Room, call: RecordedCall, actor: Actor | undefined, note?: string): RecordedCall {
  const unanswered = unansweredIn(room, call)
  const outcome = call.answers.some(({ answer }) => answer === 'object') ? 'objection' : 'consensus'
  const closed = {
    ...call,
    closed: { at: room.now(), by: actor?.name ?? 'the time', outcome, ...unanswered, ...(note ? { note } : {}) }
  } as const
  recordedCalls(room.live.documents.record).set(call.id, closed)
  const { name, version, answers } = call
  room.note('consensus-closed', actor, { call: call.id, name, version, outcome, answers, ...unanswered, note })
  return closed
}

export function readCalls(room: Room): readonly RecordedCall[] {
  const calls = [...recordedCalls(room.live.documents.record).values()]
  return calls.toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

function mustFindOpen(room: Room, id: string): RecordedCall {
  const call = recordedCalls(room.live.documents.record).get(id)
  if (!call) throw new Problem('not-found', `There is no call ${id}.`)
  if (call.closed?.outcome === 'lapsed')
    throw new Problem('call-closed', 'The call has lapsed: its words were changed while it was open.')
  if (call.closed) throw new Problem('call-closed', 'The call has been closed.')
  return call
}

/** What it is called, and the version of the wording that is put to the room. */
function describeSubject(room: Room, subject: string): Pick<RecordedCall, 'name' | 'version'> {
  const record = room.live.recordOf(subject)
  if (record) {
    const proposal = room.mustFindProposal(subject)
    checkOpen(proposal)
    return { name: `proposal no. ${record.number}`, version: room.version(proposal) }
  }
  if (!room.live.findArticle(subject)) throw new Problem('not-found', 'There is no such proposal or article.')
  return { name: room.live.designations.get(subject) || 'the title' }
}
