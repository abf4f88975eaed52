import { expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import * as Y from 'yjs'
import { hasBrought, onOwnUpdate } from './own-updates.ts'

const ELSEWHERE = 'elsewhere'

/** A document and its copy; what is written into the document goes to the copy by what is told alone. */
function follow() {
  const [doc, other, copy] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const told: Uint8Array[] = []
  onOwnUpdate(
    doc,
    (origin) => origin === ELSEWHERE,
    (update) => void told.push(update)
  )
  return { doc, other, copy, told, receive: (update: Uint8Array) => Y.applyUpdate(doc, update, ELSEWHERE) }
}

test('what is written here is told, and nothing that comes from elsewhere', () => {
  const { doc, other, told, receive } = follow()
  other.getText('a').insert(0, 'theirs')
  receive(Y.encodeStateAsUpdate(other))
  expect(told).toEqual([])
  doc.getText('a').insert(0, 'ours')
  expect(told).toHaveLength(1)
  receive(Y.encodeStateAsUpdate(other))
  expect(told).toHaveLength(1)
})

test('what is written here is told when what came from elsewhere led to it, and when it led to more', () => {
  const { doc, other, copy, told, receive } = follow()
  doc.getText('a').observe((_, { origin }) => {
    if (origin === ELSEWHERE) doc.getText('b').insert(0, 'answer')
  })
  doc.getText('b').observe(() => void (doc.getMap('c').has('told') || doc.getMap('c').set('told', true)))
  other.getText('a').insert(0, 'question')
  receive(Y.encodeStateAsUpdate(other))
  expect(told).toHaveLength(2)
  for (const update of told) Y.applyUpdate(copy, update)
  expect(copy.getText('b').toJSON()).toBe('answer')
  expect(copy.getMap('c').get('told')).toBe(true)
})

test('what is written here comes to every other computer, whatever is written in between', () => {
  const random = createRandom(1)
  const { doc, other, copy, told, receive } = follow()
  let here = 0
  for (let letter = 0; letter < 400; letter++) {
    const isHere = random.int(2) === 0
    const from = isHere ? doc : other
    const words = from.getText('a')
    const before = Y.encodeStateVector(from)
    const at = random.int(words.length + 1)
    if (at < words.length && random.int(3) === 0) words.delete(at, 1)
    else words.insert(at, 'x')
    const update = Y.encodeStateAsUpdate(from, before)
    if (isHere) here++
    else receive(update)
    Y.applyUpdate(copy, isHere ? told.at(-1)! : update)
    expect(told).toHaveLength(here)
  }
  expect(copy.getText('a').toJSON()).toBe(doc.getText('a').toJSON())
})

test('whether a transaction has brought anything is what Yjs makes an update of', () => {
  const doc = new Y.Doc()
  const other = new Y.Doc()
  const seen: boolean[] = []
  let updates = 0
  doc.on('afterTransaction', (transaction) => void seen.push(hasBrought(transaction)))
  doc.on('update', () => void updates++)
  other.getText('a').insert(0, 'abc')
  for (let time = 0; time < 2; time++) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  other.getText('a').delete(1, 1)
  for (let time = 0; time < 2; time++) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(seen).toEqual([true, false, true, false])
  expect(updates).toBe(2)
})
