import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { EncodedStates } from './encoded-states.ts'

function written(): { doc: Y.Doc; states: EncodedStates } {
  const [doc, states] = [new Y.Doc(), new EncodedStates()]
  doc.getText('words').insert(0, 'Each Party shall publish.')
  doc.on('update', (update: Uint8Array) => states.add(update))
  return { doc, states }
}

/** What a client that had `beginning` reads after the answer. */
function readWith({ doc, states }: ReturnType<typeof written>, beginning?: Uint8Array): string {
  const client = new Y.Doc()
  if (beginning) Y.applyUpdate(client, beginning)
  const { state, tail } = states.answer(doc, Y.encodeStateVector(client))
  for (const update of [state, ...tail]) Y.applyUpdate(client, update)
  return client.getText('words').toJSON()
}

test('who joins reads the document as it is, whatever was written since it was encoded', () => {
  const one = written()
  const begun = Y.encodeStateAsUpdate(one.doc)
  for (let round = 0; round < 500; round++) {
    const words = one.doc.getText('words')
    if (round % 3 === 0) words.delete(0, 1)
    words.insert(round % words.length, `${round} `)
    if (round % 7 > 0) continue
    expect(readWith(one)).toBe(words.toJSON())
    expect(readWith(one, begun)).toBe(words.toJSON())
  }
})

test('the same bytes are sent to all who join until much has been written', () => {
  const { doc, states } = written()
  const nothing = Uint8Array.of(0)
  const { state } = states.answer(doc, nothing)
  doc.getText('words').insert(0, 'x')
  expect(states.answer(doc, nothing).state).toBe(state)
  expect(states.answer(doc, nothing).tail).toHaveLength(1)
  doc.getText('words').insert(0, 'y'.repeat(70_000))
  expect(states.answer(doc, nothing).state).not.toBe(state)
  expect(states.answer(doc, nothing).tail).toEqual([])
})
