import { expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import * as Y from 'yjs'
import { articlesOf, keepFromTidying } from './layout.ts'
import { readLine, spliceText } from './line-text.ts'
import { LiveInstrument } from './live-instrument.ts'
import { PenWriter, writeArticles } from './text-writer.ts'
import { UndoHistory } from './undo-history.ts'

const SEED = Number(process.env['SEED'] ?? 20251125)
const WORLDS = Number(process.env['WORLDS'] ?? 200)

test('in a document of layout 2 the origin is an attribute', () => {
  const doc = new Y.Doc()
  doc.getText('words').insert(0, 'of ', { origin: 'import-zero-draft' })
  doc.getText('words').insert(3, 'trade', { origin: 'kaz-1' })
  expect(readLine(doc.getText('words')).line).toEqual([
    { type: 'text', text: 'of ', origin: 'import-zero-draft' },
    { type: 'text', text: 'trade', origin: 'kaz-1' }
  ])
})

/** The letters of each are their own: a letter under another's name is seen at once. */
test(`whoever writes and strikes in a text at one moment, each unit keeps its origin, seed ${SEED}`, () => {
  let crossed = 0
  for (let world = 0; world < WORLDS; world++) crossed += runWorld(createRandom(SEED + world))
  expect(crossed).toBeGreaterThan(WORLDS)
})

function runWorld(random: Random): number {
  const server = createDoc(random)
  let now = 0
  writeArticles(server, [
    { id: 'a', kind: 'article', order: 'a0', line: [{ type: 'text', text: 'iiiiiiii', origin: 'import' }] }
  ])
  const pens = ['p', 'q'].map((letter) => {
    const doc = createDoc(random)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
    const writer = new PenWriter(doc, `pen-${letter}`)
    const live = new LiveInstrument({ text: doc, record: new Y.Doc(), layers: new Map() })
    return {
      letter,
      doc,
      writer,
      undo: new UndoHistory({ live, scope: articlesOf(doc), origin: writer, now: () => (now += 1000) })
    }
  })
  let crossed = 0
  for (let step = 0; step < 12; step++) {
    for (const { letter, doc, writer, undo } of pens) {
      const length = textOf(doc).length
      const from = random.int(length + 1)
      if (random.chance(0.2)) undo.undo()
      else {
        const splice = spliceAt(random, from, length, letter)
        writer.carryOut([{ kind: 'pen', text: 'a', splice }])
      }
    }
    const length = textOf(server).length
    const splice = spliceAt(random, random.int(length + 1), length, 'd')
    server.transact(() =>
      spliceText(textOf(server), { ...splice, line: splice.line.map((piece) => ({ ...piece, origin: 'decision' })) })
    )
    if (random.chance(0.5)) continue
    const docs = [server, ...pens.map(({ doc }) => doc)]
    for (const to of docs) for (const from of docs) if (to !== from) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
    crossed++
    for (const doc of docs) checkOrigins(doc)
  }
  return crossed
}

const ORIGINS: Readonly<Record<string, string>> = { i: 'import', p: 'pen-p', q: 'pen-q', d: 'decision' }

function checkOrigins(doc: Y.Doc): void {
  for (const piece of readLine(textOf(doc)).line) {
    if (piece.type !== 'text') throw new Error('only words were written')
    for (const letter of piece.text) expect(`${letter} ${piece.origin}`).toBe(`${letter} ${ORIGINS[letter]}`)
  }
}

function spliceAt(random: Random, from: number, length: number, letter: string) {
  const to = random.chance(0.5) ? from : Math.min(length, from + random.int(4))
  const strong = random.chance(0.2) ? { strong: true as const } : {}
  return { from, to, line: [{ type: 'text' as const, text: letter.repeat(1 + random.int(2)), ...strong }] }
}

function createDoc(random: Random): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = random.int(2 ** 31)
  keepFromTidying(doc)
  return doc
}

function textOf(doc: Y.Doc): Y.Text {
  return articlesOf(doc).get('a')!.get('text') as Y.Text
}
