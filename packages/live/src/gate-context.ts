/**
 * What the gate needs to know of a document to check a frame for it. What the document says of itself, its layout and whose
 * it is, lies in a root that the server alone writes: who could overwrite the layout could close the instrument to everybody.
 */
import type { DocumentRef } from '@cartif/negotiation'
import * as Y from 'yjs'
import { crowdAt, orderIn } from './gate-crowd.ts'
import type { GateContext } from './gate.ts'
import { SERVER_ROOT, rootsOf } from './layout.ts'

export function gateContextOf(doc: Y.Doc, ref: DocumentRef, mayUse: (client: number) => boolean): GateContext {
  const reserved = entriesOf(doc.getMap(SERVER_ROOT))
  return {
    roots: rootsOf(ref),
    serverRoot: SERVER_ROOT,
    state: (client) => Y.getState(doc.store, client),
    mayUse,
    isReserved: (client, from, to) =>
      reserved.some(({ id, length }) => id.client === client && id.clock < to && from < id.clock + length),
    mayDelete: (client, from, to) =>
      !reserved.some(
        ({ id, length, deleted }) => !deleted && id.client === client && id.clock < to && from < id.clock + length
      ),
    crowd: (place, most) => crowdAt(doc, place, most),
    order: orderIn(doc)
  }
}

/** Everything that was ever an entry of a map; there are never more than versions of the layout. */
function entriesOf(map: Y.Map<unknown>): readonly Y.Item[] {
  const found: Y.Item[] = []
  for (const newest of map._map.values())
    for (let item: Y.Item | null = newest; item; item = item.left) found.push(item)
  return found
}
