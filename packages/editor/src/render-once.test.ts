/** Acts between frames: what others wrote has come, but is not on the screen yet. */
import { LayerWriter, PenWriter } from '@cartif/live'
import type { LayerAuthor } from '@cartif/live'
import type { Transaction } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { createScene } from './testing/scene.ts'
import type { Scene } from './testing/scene.ts'

const TEXT = 'Article 1 — Title\n1.  Each Party shall| publish.\n2.  Nothing else.'

/** The pen writes a word at the beginning of paragraph 1. */
function penWrites({ live }: Scene, words: string): void {
  const { id, segments } = live.composed[0]!
  const from = 1 + 'Title'.length + 1
  expect(segments.length).toBeGreaterThan(2)
  const splice = { from, to: from, line: [{ type: 'text' as const, text: words }] }
  new PenWriter(live.documents.text, 'pen').carryOut([{ kind: 'pen', text: id, splice }])
}

/** Counts what reaches the page. */
function transactionsOf(scene: Scene, act: () => void): readonly Transaction[] {
  const seen: Transaction[] = []
  const dispatch = scene.dispatch.bind(scene)
  scene.dispatch = (transaction) => {
    seen.push(transaction)
    dispatch(transaction)
  }
  act()
  return seen
}

test('a letter is one transaction, caret and all', () => {
  const scene = createScene('kaz', TEXT)
  expect(transactionsOf(scene, () => scene.type('x')).length).toBe(2)
  expect(scene.show()).toBe('Article 1 — Title\n1.  Each Party shall[KAZ: x|] publish.\n2.  Nothing else.')
})

test('a letter goes where it was typed, not where that has moved to', () => {
  const scene = createScene('kaz', TEXT)
  scene.isWaiting = true
  penWrites(scene, 'Now: ')
  scene.type('x').type('y')
  scene.live.flush()
  expect(scene.show()).toBe('Article 1 — Title\n1.  Now: Each Party shall[KAZ: xy|] publish.\n2.  Nothing else.')
})

test('words replaced are those that were selected', () => {
  const scene = createScene('kaz', 'Article 1 — Title\n1.  Each Party ‹shall› publish.')
  scene.isWaiting = true
  penWrites(scene, 'Now: ')
  scene.dispatch(scene.state.tr.insertText('may'))
  expect(scene.show({ caret: false })).toBe('Article 1 — Title\n1.  Now: Each Party [shall] [KAZ: may] publish.')
})

test('a letter in words of one’s own that a colleague is writing in as well', () => {
  const scene = createScene('kaz', 'Article 1 — Title\n1.  Each Party[KAZ:  shall|] publish.')
  scene.isWaiting = true
  const text = scene.live.composed[0]!.segments.find(({ inserted }) => inserted.length > 0)!.text
  const author: LayerAuthor = { holder: 'kaz', by: 'colleague', newSuffix: () => 'c1', now: () => '' }
  const colleague = new LayerWriter(scene.live, author)
  scene.live.documents.layers.get('kaz')!.transact(() => {
    colleague.carryOut([{ kind: 'own', text, splice: { from: 0, to: 0, line: [{ type: 'text', text: 'ZZ' }] } }])
  })
  scene.type('x')
  expect(scene.show()).toBe('Article 1 — Title\n1.  Each Party[KAZ: ZZ shallx|] publish.')
})
