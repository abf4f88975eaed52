/**
 * What is written here, as updates to be sent and kept. Yjs encodes whatever changes a document for everybody who listens for
 * updates, also what came as an update: all of a text when it is opened, and every letter of the others. So updates are listened
 * for while somebody here writes, and what comes is kept as it came.
 *
 * Law: every change that does not come from elsewhere is told once, as Yjs encodes it.
 */
import type * as Y from 'yjs'

/** Tells what is written into a document here, from now on. `comesFrom` says of an origin that it brings what is written elsewhere. */
export function onOwnUpdate(
  doc: Y.Doc,
  comesFrom: (origin: unknown) => boolean,
  tell: (update: Uint8Array) => void
): void {
  const listener = (update: Uint8Array, origin: unknown) => void (comesFrom(origin) || tell(update))
  doc.on('beforeTransaction', ({ origin }) => void (comesFrom(origin) || doc.on('update', listener)))
  // Updates are encoded when all is done, those of a transaction that another has led to as well.
  doc.on('afterAllTransactions', () => doc.off('update', listener))
}

/** Whether a transaction has left anything in its document that was not there before: what Yjs makes an update of. */
export function hasBrought({ deleteSet, beforeState, afterState }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0) return true
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true
  return false
}
