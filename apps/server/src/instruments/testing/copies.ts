/** What clients write into copies of a room's documents, and where. */
import { PenWriter } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { routePen } from '@cartif/negotiation'
import { pieceLength, textLine } from '@cartif/treaty-text'
import type { Piece } from '@cartif/treaty-text'
import type { Random } from '@cartif/treaty-text/testing'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Room } from '../room.ts'
import { copiesOf } from './random-room.ts'

/** The article with the words, as a copy has it, and the position before them. */
export function find(live: LiveInstrument, words: string) {
  for (const { id, segments } of live.composed) {
    let at = 0
    for (const { piece } of segments) {
      if (holds(piece, words)) return { id, segments, at: at + piece.text.indexOf(words) }
      at += pieceLength(piece)
    }
  }
  return expect.unreachable(`there is no ${words}`)
}

function holds(piece: Piece, words: string): piece is Piece & { type: 'text' } {
  return piece.type === 'text' && piece.text.includes(words)
}

/** What is written into a copy, as one update that arrives when it is sent. */
export function writeCopy(
  { room, random }: { readonly room: Room; readonly random: Random },
  { document, user }: { readonly document: string; readonly user: string },
  work: (live: LiveInstrument) => void
): () => void {
  const live = copiesOf(room, random)
  const doc = document === 'text' ? live.documents.text : live.documents.layers.get(user)!
  const before = Y.encodeStateVector(doc)
  work(live)
  const update = Y.encodeStateAsUpdate(doc, before)
  const malformed = (reason: string) => expect.unreachable(reason)
  return () => room.documents.receive({ document, user, update, stored: () => {}, malformed })
}

/** The chair's pen, at offsets from words, in the place of so many letters. */
export function penInto(
  world: { readonly room: Room; readonly random: Random },
  written: string,
  ...places: readonly (readonly [words: string, offset: number, struck?: number])[]
): () => void {
  return writeCopy(world, { document: 'text', user: 'chair' }, (live) => {
    for (const [words, offset, struck = 0] of places) {
      const { id, segments, at } = find(live, words)
      const edit = { from: at + offset, to: at + offset + struck, line: textLine(written) }
      new PenWriter(live.documents.text, 'pen-chair').carryOut(routePen(id, segments, edit))
    }
  })
}
