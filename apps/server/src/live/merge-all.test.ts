import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { mergeAll } from './merge-all.ts'

/** Updates of so many people who have written and struck beside each other without hearing of each other. */
function updatesOf(people: number): readonly Uint8Array[] {
  const beginning = new Y.Doc()
  beginning.getText('words').insert(0, 'Each Party shall publish promptly.')
  return Array.from({ length: people }, (_, client) => {
    const doc = new Y.Doc()
    doc.clientID = client + 1
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(beginning))
    const before = Y.encodeStateVector(doc)
    doc.getText('words').insert(client % 20, `word ${client} `)
    if (client % 3 === 0) doc.getText('words').delete(client % 7, 2)
    return Y.encodeStateAsUpdate(doc, before)
  }).concat(Y.encodeStateAsUpdate(beginning))
}

function readOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs).toBeNull()
  return doc.getText('words').toJSON()
}

test.each([1, 3, 4, 5, 17, 200])('%i updates merged say what they said one by one', (people) => {
  const updates = updatesOf(people)
  expect(readOf([mergeAll(updates)])).toBe(readOf(updates))
})
