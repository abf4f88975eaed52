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

type Reason = NonNullable<NonNullable<RecordedCall['closed']>['reason']>

/** Within a commit, after whatever has changed. */
export function lapseChanged(room: Room): void {
  for (const call of recordedCalls(room.live.documents.record).values()) {
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

export function silentIn({ holders }: Room, { answers }: RecordedCall): readonly string[] {
  const parties = holders.filter((holder) => holder.length === 3)
  return parties.filter((party) => answers.every((one) => one.party !== party)).toSorted()
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
  const silent = silentIn(room, call)
  const closed = { at: room.now(), by: 'the change of its words', outcome: 'lapsed', reason, silent } as const
  recordedCalls(room.live.documents.record).set(call.id, { ...call, closed })
  const { name, version, answers } = call
  const row = { call: call.id, name, version, outcome: 'lapsed', reason, answers, silent }
  room.note('consensus-closed', undefined, row)
}
