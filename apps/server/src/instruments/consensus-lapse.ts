/**
 * Consensus is on exactly the words the room was shown. A call whose words read otherwise than when it was made lapses by
 * itself, in the commit that changes them, whoever does so; what was answered till then stays on record, and the chair may
 * call anew.
 */
import { createHash } from 'node:crypto'
import { recordedCalls } from '@cartif/live'
import type { RecordedCall } from '@cartif/live'
import { isOpen } from '@cartif/negotiation'
import { articlesTouched } from './decisions.ts'
import type { Room } from './room.ts'

const NO_STANCES: readonly string[] = ['no-position', 'absent']

type Reason = NonNullable<NonNullable<RecordedCall['closed']>['reason']>

/** Within a commit, after whatever has changed. */
export function lapseChanged(room: Room): void {
  // `room.live` would read all that was written, for every letter; it is read where a call is open.
  for (const call of recordedCalls(room.documents.open('record')).values()) {
    const reason = call.closed ? undefined : reasonToLapse(room, call)
    if (reason !== undefined) lapse(room, call, reason)
  }
}

/** A digest of the text that a proposal or article stands in; words alone, not what they are numbered. */
export function wordsAround(room: Room, subject: string): string {
  const proposal = room.live.findProposal(subject)
  const articles = proposal ? [...articlesTouched(room, proposal.changes)].toSorted() : [subject]
  const lines = articles.map((id) => room.live.findArticle(id)?.line ?? null)
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 16)
}

/** Who has not answered, and which of them stand somewhere all the same: for everybody to see, on the proposal. */
export function unansweredIn(
  room: Room,
  { subject, answers }: RecordedCall
): Pick<NonNullable<RecordedCall['closed']>, 'silent' | 'positions'> {
  const parties = room.holders.filter((holder) => holder.length === 3)
  const silent = parties.filter((party) => answers.every((one) => one.party !== party)).toSorted()
  const positions = (room.live.recordOf(subject)?.positions ?? [])
    .filter(({ party, stance }) => silent.includes(party) && !NO_STANCES.includes(stance))
    .map(({ party, stance }) => ({ party, stance }))
  return { silent, ...(positions.length > 0 ? { positions } : {}) }
}

function reasonToLapse(room: Room, { subject, version, words }: RecordedCall): Reason | undefined {
  if (version !== undefined) {
    const proposal = room.live.findProposal(subject)
    if (!proposal || !isOpen(proposal)) return 'proposal-closed'
    if (room.version(proposal) !== version) return 'wording-changed'
  }
  // Calls of before the text was noted with them say nothing of it.
  return words !== undefined && wordsAround(room, subject) !== words ? 'text-changed' : undefined
}

function lapse(room: Room, call: RecordedCall, reason: Reason): void {
  const became = reason === 'proposal-closed' ? room.live.findProposal(call.subject)?.status : undefined
  const how = { outcome: 'lapsed', reason, ...(became ? { became } : {}), ...unansweredIn(room, call) } as const
  const closed = { at: room.now(), by: 'the change of its words', ...how }
  recordedCalls(room.live.documents.record).set(call.id, { ...call, closed })
  const { name, version, answers } = call
  room.note('consensus-closed', undefined, { call: call.id, name, version, ...how, answers })
}
