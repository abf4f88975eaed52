/** One act, whatever steps it has: before, what is done to the document, after. */
import { describe, expect, test } from 'vitest'
import { TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { createScene } from './testing/scene.ts'
import type { Scene } from './testing/scene.ts'

type Act = (transaction: Transaction, scene: Scene) => void

/** Document position right before the first place where words stand. */
function at({ state }: Scene, words: string): number {
  let found = -1
  state.doc.descendants((node, position) => {
    const index = node.isText ? node.text!.indexOf(words) : -1
    if (found < 0 && index >= 0) found = position + index
  })
  if (found < 0) throw new RangeError(`"${words}" stands nowhere`)
  return found
}

/** Drags words to right before other words. */
const drag =
  (words: string, before: string): Act =>
  (transaction, scene) => {
    const from = at(scene, words)
    const slice = scene.state.doc.slice(from, from + words.length)
    transaction.delete(from, from + words.length)
    const target = transaction.mapping.map(at(scene, before))
    transaction.replace(target, undefined, slice)
    transaction.setSelection(TextSelection.create(transaction.doc, target + words.length))
  }

const replaceAll =
  (words: string, by: string): Act =>
  (transaction, { state }) => {
    state.doc.descendants((node, position) => {
      for (const { index } of node.text?.matchAll(new RegExp(words, 'g')) ?? []) {
        const from = transaction.mapping.map(position + index)
        transaction.insertText(by, from, from + words.length)
      }
    })
  }

const cases: readonly (readonly [string, string, Act, string, readonly number[]])[] = [
  [
    'words dragged to the right',
    'Article 1 — T\n1.  one two three four.',
    drag('one ', 'four'),
    'Article 1 — T\n1.  [KAZ: delete: one ]two three [KAZ: one |]four.',
    [2]
  ],
  [
    'words dragged to the left',
    'Article 1 — T\n1.  one two three four.',
    drag('three ', 'one'),
    'Article 1 — T\n1.  [KAZ: three |]one two [KAZ: delete: three ]four.',
    [2]
  ],
  [
    'words dragged right behind themselves',
    'Article 1 — T\n1.  one two three.',
    drag('one ', 'two'),
    'Article 1 — T\n1.  [one ] [KAZ: one |]two three.',
    [1]
  ],
  [
    'words dragged into another article',
    'Article 1 — T\n1.  one two.\n\nArticle 2 — U\n1.  three.',
    drag('two', 'three'),
    'Article 1 — T\n1.  one [KAZ: delete: two].\n\nArticle 2 — U\n1.  [KAZ: two|]three.',
    [2]
  ],
  [
    'own words dragged go',
    'Article 1 — T\n1.  one [KAZ: two ]three.',
    drag('two ', 'one'),
    'Article 1 — T\n1.  [KAZ: two |]one three.',
    [1]
  ],
  [
    "another's words dragged are struck and brought",
    'Article 1 — T\n1.  one [PAK: two ]three.',
    drag('two ', 'one'),
    'Article 1 — T\n1.  [KAZ: two |]one [PAK: [KAZ: delete: two ]]three.',
    [2]
  ],
  [
    'a word replaced throughout',
    'Article 1 — T\n1.  shall and shall.\n2.  It shall.|',
    replaceAll('shall', 'may'),
    'Article 1 — T\n1.  [shall] [KAZ: may] and [shall] [KAZ: may].\n2.  It [shall] [KAZ: may|].',
    [3]
  ],
  [
    'a word replaced across articles, own words directly',
    'Article 1 — T\n1.  shall.\n\nArticle 2 — U\n1.  shall [KAZ: or shall].',
    replaceAll('shall', 'may'),
    'Article 1 — T\n1.  [shall] [KAZ: may|].\n\nArticle 2 — U\n1.  [shall] [KAZ: may]\\ [KAZ: or may].',
    [1, 2]
  ],
  [
    'the selection of several articles is struck, what is typed stands in the first',
    'Article 1 — T\n1.  one ‹two.\n\nArticle 2 — U\n1.  three› four.',
    (transaction) => transaction.insertText('x'),
    'Article 1 — T\n1.  one [two.] [KAZ: x|]\n\nArticle 2 — [KAZ: delete: U\n1.  three] four.',
    [2]
  ]
]

describe('one act', () => {
  test.each(cases)('%s', (_, before, act, after, own) => {
    const scene = createScene('kaz', before)
    const { tr } = scene.state
    act(tr, scene)
    scene.dispatch(tr)
    expect(scene.show()).toBe(after)
    expect(scene.own.toSorted()).toEqual(own)
    const bare = (shown: string) => shown.replace(/[|‹›]/g, '')
    expect(bare(scene.undo().show())).toBe(bare(before))
    expect(scene.notices).toEqual([])
  })

  test('what is done elsewhere is taken back by itself, however soon it came', () => {
    const scene = createScene('kaz', 'Article 1 — T\n1.  one| two.\n2.  three four.')
    scene.type(' and').type(' a half').caretBehind('three').type(' or')
    expect(scene.undo().show({ caret: false })).toBe('Article 1 — T\n1.  one[KAZ:  and a half] two.\n2.  three four.')
    expect(scene.undo().show({ caret: false })).toBe('Article 1 — T\n1.  one two.\n2.  three four.')
  })

  test('the pen says when its words come to stand behind those of a proposal', () => {
    const scene = createScene('chair', 'Article 1 — T\n1.  one [KAZ: t|wo] three.', 'pen').type('x')
    expect(scene.show()).toBe('Article 1 — T\n1.  one [KAZ: two]x| three.')
    expect(scene.type('y').notices).toEqual([{ kind: 'behind-proposed', holder: 'kaz' }])
  })

  test('a locked article holds the whole act, and nothing is written', () => {
    const before = 'Article 1 — T\n1.  one ‹two.\n\nArticle 2 — U\n1.  three› four.'
    const scene = createScene('kaz', before).lock(1)
    scene.type('x')
    expect(scene.show()).toBe(before)
    expect(scene.notices).toMatchObject([{ kind: 'locked' }])
  })

  describe('very much at once', () => {
    const long = Array.from({ length: 12 }, (_, index) => `${index + 1}.  ${'word '.repeat(100)}end.`).join('\n')
    const before = `Article 1 — T\n${long}`

    test('is refused with its size, and done on purpose as one proposal', () => {
      const scene = createScene('kaz', before).selectAll()
      const text = scene.show({ caret: false })
      scene.type('x')
      expect(scene.show({ caret: false })).toBe(text)
      const [notice] = scene.notices
      if (notice?.kind !== 'too-large') throw new Error('no notice')
      expect(notice.words).toBe(1213)
      notice.proceed()
      expect(scene.own).toEqual([1])
      expect(scene.show()).toMatch(/^Article 1 — \[T\n1\. [^]*end\.\] \[KAZ: x\|\]$/)
      expect(scene.undo().show({ caret: false })).toBe(text)
    })

    test('leaves agreed articles out, and says so', () => {
      const scene = createScene('kaz', `${before}\n\nArticle 2 — U\n1.  two`).lock(1).selectAll()
      scene.type('x')
      const [notice] = scene.notices
      if (notice?.kind !== 'too-large') throw new Error('no notice')
      expect(notice).toMatchObject({ words: 1213, kept: 1 })
      notice.proceed()
      expect(scene.show()).toMatch(/\[KAZ: x\|\]\n\nArticle 2 — U\n1\. {2}two$/)
    })

    test('is not done when the text has changed since', () => {
      const scene = createScene('kaz', before).selectAll()
      scene.type('x').caretBehind('T').type('y')
      const text = scene.show({ caret: false })
      const [notice] = scene.notices
      if (notice?.kind !== 'too-large') throw new Error('no notice')
      notice.proceed()
      expect(scene.show({ caret: false })).toBe(text)
      expect(scene.notices.at(-1)).toEqual({ kind: 'text-changed' })
    })
  })
})
