/**
 * Whether a text is exploratory: while its working group is in a zero round nothing in it binds anybody, and every page, print and
 * file of it says so in words. What was issued during a zero round says so for ever after.
 */
import type { Database } from '../storage/database.ts'
import type { Room } from '../instruments/room.ts'
import { TRAINING_GROUP, TRAINING_MARK } from '../training/training-mark.ts'
import { listRevisions } from '../instruments/revisions.ts'
import { PhaseStore, isFor } from './phase-store.ts'
import type { Phase } from './phase-store.ts'

export const EXPLORATORY = 'Without prejudice — exploratory'

/** The zero round that a working group is in. */
export function zeroRoundOf(db: Database, group: string): Phase | undefined {
  return zeroRoundsOf(db, group).find(({ closedAt }) => closedAt === null)
}

/**
 * What a print or a file of the live text, or of a revision by number or symbol, says at the top of it; undefined where nothing. In a
 * training room, that it is none of the negotiation.
 */
export function exploratoryMark(room: Room, revision?: string): string | undefined {
  const { db, info } = room
  if (info.workingGroup === TRAINING_GROUP) return TRAINING_MARK
  if (revision === undefined) return zeroRoundOf(db, info.workingGroup) && EXPLORATORY
  const found = listRevisions(room).find(({ number, symbol }) => String(number) === revision || symbol === revision)
  return found && wasExploratory(room, found.issuedAt) ? EXPLORATORY : undefined
}

/** Puts the mark behind what stands at the top of a page anyway. */
export function markedNote(note: string, ...marks: readonly (string | undefined)[]): string {
  const mark = marks.find((one) => one !== undefined)
  return mark === undefined ? note : `${note} · ${mark}`
}

/** `at`: ISO 8601. */
function wasExploratory({ db, info }: Room, at: string): boolean {
  return zeroRoundsOf(db, info.workingGroup).some(
    ({ openedAt, closedAt }) => openedAt! <= at && (closedAt === null || at < closedAt)
  )
}

/** Those that have been opened. */
function zeroRoundsOf(db: Database, group: string): readonly Phase[] {
  const phases = new PhaseStore(db, () => '').list()
  return phases.filter((one) => one.kind === 'zero-round' && one.openedAt !== null && isFor(one, group))
}
