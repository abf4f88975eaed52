/**
 * Whether an update holds nothing that a document does not have. A reader who reconnects answers the server's question with
 * all deletions it knows of, as Yjs does, and a copy read from a disk is sent whole; neither is an attempt to write.
 */
import { checkFrame, gateContextOf } from '@cartif/live'
import type { DocumentRef } from '@cartif/negotiation'
import * as Y from 'yjs'

export function saysNothingNew(doc: Y.Doc, update: Uint8Array, ref: DocumentRef): boolean {
  const gate = checkFrame(
    update,
    gateContextOf(doc, ref, () => false)
  )
  if (!gate.ok) return false
  for (const [client, ranges] of Y.decodeUpdate(update).ds.clients) {
    for (const { clock, len } of ranges) if (!isDeleted(doc, client, clock, clock + len)) return false
  }
  return true
}

function isDeleted(doc: Y.Doc, client: number, from: number, to: number): boolean {
  for (let clock = from; clock < to;) {
    const struct = Y.getItem(doc.store, Y.createID(client, clock))
    if (!struct.deleted) return false
    clock = struct.id.clock + struct.length
  }
  return true
}
