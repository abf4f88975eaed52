import { createRandom } from '@cartif/treaty-text/testing'
import type { Stretch } from '@cartif/negotiation'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { observeEntries } from './observe-entries.ts'
import { stepsOf, withStep } from './pen-stretches.ts'

const SEED = Number(process.env['SEED'] ?? 20261129)

/** Old letters are small and new ones are large, so that the words themselves say which are which. */
test(`the stretches are the new units, whatever else is written and struck, seed ${SEED}`, () => {
  const random = createRandom(SEED)
  for (let world = 0; world < 300; world++) {
    const doc = new Y.Doc()
    const articles = doc.getMap<Y.Map<unknown>>('articles')
    const text = new Y.Text('abcdefghijklmnopqrstuvwxyz')
    articles.set('a', new Y.Map([['text', text]]))
    let written: readonly Stretch[] = []
    observeEntries(articles, (_, event) => {
      for (const step of stepsOf(event) ?? []) written = withStep(written, step)
    })
    for (let turn = 1 + random.int(4); turn > 0; turn--)
      doc.transact(() => {
        for (let edits = 1 + random.int(4); edits > 0; edits--) {
          const at = random.int(text.length + 1)
          const length = random.int(Math.min(6, text.length - at + 1))
          const kind = random.pick(['strike', 'strike', 'format', 'embed', 'write', 'write'])
          if (kind === 'strike') text.delete(at, length)
          else if (kind === 'format') text.format(at, length, { em: true })
          else if (kind === 'embed') text.insertEmbed(at, { mark: {} })
          else text.insert(at, 'NEW'.repeat(1 + random.int(2)))
        }
      })
    const delta = text.toDelta() as readonly { readonly insert: unknown }[]
    const units = delta.flatMap(({ insert }) => (typeof insert === 'string' ? insert.split('') : ['N']))
    const isNew = units.map(() => false)
    for (const [from, to] of written) isNew.fill(true, from, to)
    expect(isNew, `world ${world}`).toEqual(units.map((unit) => unit !== unit.toLowerCase()))
    expect(written, `world ${world}`).toEqual(written.toSorted((a, b) => a[0] - b[0]))
  }
})

test('who asks what was written writes nothing', () => {
  const doc = new Y.Doc()
  const articles = doc.getMap<Y.Map<unknown>>('articles')
  const text = new Y.Text('words')
  articles.set('a', new Y.Map<unknown>([['text', text]]))
  text.format(0, 5, { em: true })
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  // Both begin to emphasize at the same letter, so that one of the marks says nothing.
  for (const one of [doc, copy]) one.getMap<Y.Map<Y.Text>>('articles').get('a')!.get('text')!.format(0, 2, { em: null })
  doc.on('afterTransaction', (transaction) => void (transaction._needFormattingCleanup = false))
  observeEntries(articles, (_, event) => void stepsOf(event))
  const updates: unknown[] = []
  doc.on('update', (_: Uint8Array, origin: unknown) => void updates.push(origin))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy), 'copy')
  expect(updates).toEqual(['copy'])
})

test('what is plain, and what is not the words of an entry', () => {
  const doc = new Y.Doc()
  const articles = doc.getMap<Y.Map<unknown>>('articles')
  const text = new Y.Text('words')
  articles.set('a', new Y.Map<unknown>([['text', text]]))
  const seen: unknown[] = []
  observeEntries(articles, (_, event) => seen.push(stepsOf(event)?.every(({ isPlain }) => isPlain)))
  text.insert(2, 'x', { em: true })
  text.insert(2, 'x', { ahead: 'kaz-1' })
  text.delete(0, 2)
  text.insertEmbed(0, { mark: {} })
  text.format(1, 2, { strong: true })
  articles.get('a')!.set('order', 'b')
  const other = new Y.Text()
  articles.get('a')!.set('other', other)
  other.insert(0, 'x')
  expect(seen).toEqual([true, false, true, false, false, undefined, undefined, undefined])
})
