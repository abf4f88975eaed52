/**
 * Writing down what has waited for quiet, a little at a time. In a busy room much has waited, and a letter that comes meanwhile
 * should not wait for all of it.
 */
import type { LiveInstrument } from '@cartif/live'
import { lapseChanged } from './consensus-lapse.ts'
import type { Registration } from './registration.ts'
import type { Room } from './room.ts'
import type { TextWatch } from './text-watch.ts'

export interface Attached {
  readonly live: LiveInstrument
  readonly registration: Registration
  readonly pen: TextWatch
}

/** So many articles or proposals are written down in one commit. */
const AT_ONCE = 2

/**
 * Each step is whole: whatever comes between two of them, an act or a power cut, finds documents and register agreed. Before each,
 * what has come is flushed, or it would be noted as written and not be in what is noted.
 */
export function* settleInSteps(room: Room, { live, registration, pen }: Attached, atOnce = AT_ONCE): Generator<void> {
  if (pen.isBehind) {
    // Headings that have waited may call things otherwise, and all names are made anew for one of them.
    const names = live.designations
    for (const articles of inGroups(pen.waiting, atOnce)) {
      pen.catchUp(articles)
      room.documents.commit(() => pen.noteEdits(articles, names))
      yield
    }
  }
  if (!registration.isBehind) return
  for (const proposals of inGroups(registration.waiting, atOnce)) {
    // What a proposal says depends on the articles it is about.
    pen.catchUp()
    room.documents.commit(() => {
      registration.takeUpContributions()
      registration.register('server')
      registration.mirrorVersions(proposals)
      lapseChanged(room)
    })
    yield
  }
}

/** One group at least: some of what waits is in no list. */
function inGroups<T>(all: readonly T[], atOnce: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.max(1, Math.ceil(all.length / atOnce)) }, (_, index) =>
    all.slice(index * atOnce, (index + 1) * atOnce)
  )
}
