/**
 * Many updates of one document as one. Yjs puts those it merges in order again for every struct it takes from them, so that two
 * hundred at once cost it a hundred times as much as two hundred by pairs, and pairs of pairs.
 */
import * as Y from 'yjs'

/** Merged at once: among so few the order is soon found. */
const AT_ONCE = 4

export function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0]!
  if (updates.length <= AT_ONCE) return Y.mergeUpdates([...updates])
  const merged: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += AT_ONCE) merged.push(mergeAll(updates.slice(at, at + AT_ONCE)))
  return mergeAll(merged)
}
