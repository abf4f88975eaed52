/**
 * The numbers of a revision: what articles, provisions and footnotes are called on the paper people have before them, so
 * that a text can be read by those numbers, and a reference to what is gone since has its last name.
 */
import { compose } from '@cartif/negotiation'
import { keptNumbersOf } from '@cartif/treaty-text'
import type { KeptNumbers } from '@cartif/treaty-text'
import { outlineOfComposed } from './print.ts'
import { listRevisions, mustFindRevision } from './revisions.ts'
import type { Room } from './room.ts'

export interface RevisionNumbers {
  /** null where nothing has been issued yet. */
  readonly symbol: string | null
  readonly numbers: KeptNumbers
}

/** What was read last in each room: a revision never changes. */
const lastRead = new WeakMap<Room, RevisionNumbers>()

/** The numbers of a revision, or of the last one issued. */
export function numbersOf(room: Room, revision?: string): RevisionNumbers {
  const name = revision ?? listRevisions(room).at(-1)?.symbol
  if (name === undefined) return { symbol: null, numbers: new Map() }
  const known = lastRead.get(room)
  if (known?.symbol === name) return known
  const { symbol, negotiation } = mustFindRevision(room, name)
  const read = { symbol, numbers: keptNumbersOf(outlineOfComposed(compose(negotiation))) }
  lastRead.set(room, read)
  return read
}
