/**
 * Who has moved is told together: the first at the end of the turn, and whoever moves in the moment after it in one message.
 * Two hundred carets that move with every letter would otherwise be two hundred messages to two hundred people.
 */
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { Awareness } from 'y-protocols/awareness'

/** Milliseconds in which whoever moves is told of together. */
const MOMENT = 50

type Moved = Readonly<Record<'added' | 'updated' | 'removed', readonly number[]>>

export function tellTogether(awareness: Awareness, tell: (encoded: Uint8Array) => void): void {
  let moved = new Set<number>()
  let isResting = false
  const tellAll = () => {
    const clients = [...moved]
    moved = new Set()
    isResting = clients.length > 0
    if (!isResting) return
    tell(encodeAwarenessUpdate(awareness, clients))
    setTimeout(tellAll, MOMENT).unref()
  }
  awareness.on('update', ({ added, updated, removed }: Moved) => {
    if (moved.size === 0 && !isResting) setImmediate(tellAll)
    for (const client of [...added, ...updated, ...removed]) moved.add(client)
  })
}
