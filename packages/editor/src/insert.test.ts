/** Footnotes and cross-references as people put them in and take them out: before, what is done, after. */
import { describe, expect, test } from 'vitest'
import { accept, close } from '@cartif/negotiation'
import { AnchorReader, createAnchor, decodeAnchor, findSharedText, writeDecision } from '@cartif/live'
import { TextSelection } from '@tiptap/pm/state'
import { putBrackets, putFootnote, putReference } from './insert.ts'
import { editAll } from './carry-out-edits.ts'
import { composedSelection } from './selections.ts'
import { createScene } from './testing/scene.ts'
import type { Scene, SceneMode } from './testing/scene.ts'

const footnote = (scene: Scene, words = '') => {
  putFootnote(scene, scene.options)
  return scene.type(words)
}

/** As Backspace and Delete do with what is selected, or with the unit before the caret. */
const erase = (scene: Scene) => {
  const { article, from, to } = composedSelection(scene.state)!
  const start = from < to ? from : from - 1
  editAll(scene, scene.options, [{ article, edit: { from: start, to, line: [] } }], { isBackward: true })
  return scene
}

/** Puts the caret right behind the first reference. */
const behindReference = (scene: Scene) => {
  let found = -1
  scene.state.doc.descendants((node, position) => {
    if (found < 0 && node.type.name === 'reference') found = position + 1
  })
  scene.dispatch(scene.state.tr.setSelection(TextSelection.create(scene.state.doc, found)))
  return scene
}

const compact = (shown: string) => shown.replace(/\n\n/g, '\n')

interface Case {
  readonly name: string
  readonly mode?: SceneMode
  readonly before: string
  readonly act: (scene: Scene) => unknown
  readonly after: string
  /** The writer's proposals by the number of their changes. */
  readonly own: readonly number[]
}

const CASES: readonly Case[] = [
  {
    name: 'a footnote in the middle of agreed words is one proposal of two changes, the caret in it',
    before: 'Article 1 — T\n1.  Fees| and charges.',
    act: (scene) => footnote(scene, 'At the border.'),
    after: 'Article 1 — T\n1.  Fees[KAZ: ^{1}] and charges.\n[KAZ: ^1  At the border.|]',
    own: [2]
  },
  {
    name: 'brackets around what is selected are one proposal',
    before: 'Article 1 — T\n1.  Fees ‹shall be› published.',
    act: (scene) => putBrackets(scene, scene.options),
    after: 'Article 1 — T\n1.  Fees ‹[KAZ: bracket: shall be›] published.',
    own: [1]
  },
  {
    name: 'the pen puts no brackets',
    mode: 'pen',
    before: 'Article 1 — T\n1.  Fees ‹shall be› published.',
    act: (scene) => putBrackets(scene, scene.options),
    after: 'Article 1 — T\n1.  Fees ‹shall be› published.',
    own: []
  },
  {
    name: 'with the pen it is in the text',
    mode: 'pen',
    before: 'Article 1 — T\n1.  Fees| and charges.',
    act: (scene) => footnote(scene, 'At the border.'),
    after: 'Article 1 — T\n1.  Fees^{1} and charges.\n^1  At the border.|',
    own: []
  },
  {
    name: 'it counts after the footnote before it, and stands behind those of its article',
    before: 'Article 1 — T\n1.  One^{1} two| three^{2}.\n^1  First.\n^2  Second.',
    act: (scene) => footnote(scene, 'New.'),
    after: 'Article 1 — T\n1.  One^{1} two[KAZ: ^{1 bis}] three^{2}.\n^1  First.\n^2  Second.\n[KAZ: ^1 bis  New.|]',
    own: [2]
  },
  {
    name: 'in own open words it goes on with their proposal',
    before: 'Article 1 — T\n1.  Fees[KAZ:  and charges|].',
    act: (scene) => footnote(scene, 'New.'),
    after: 'Article 1 — T\n1.  Fees[KAZ:  and charges^{1}].\n[KAZ: ^1  New.|]',
    own: [2]
  },
  {
    name: 'with the pen at the end of a provision behind which a footnote is proposed, words stay in the provision',
    mode: 'pen',
    before: 'Article 1 — T\n1.  Fees[UZB: ^{1}] and charges.|[UZB: \n^1  At the border.]',
    act: (scene) => footnote(scene.type(' More.'), 'New.'),
    after: 'Article 1 — T\n1.  Fees[UZB: ^{0 bis}] and charges. More.^{1}\n^1  New.|\n[UZB: ^0 bis  At the border.]',
    own: []
  },
  {
    name: 'a second footnote is a proposal of its own, though it stands behind the first',
    before: 'Article 1 — T\n1.  Fees| and charges.',
    act: (scene) => footnote(footnote(scene, 'One.').caretBehind(' and charges'), 'Two.'),
    after: 'Article 1 — T\n1.  Fees[KAZ: ^{1}] and charges[KAZ: ^{2}].\n[KAZ: ^1  One.]\n[KAZ: ^2  Two.|]',
    own: [2, 2]
  },
  {
    name: 'a footnote has no footnotes',
    before: 'Article 1 — T\n1.  Fees^{1}.\n^1  At| the border.',
    act: (scene) => {
      footnote(scene)
      expect(scene.notices).toEqual([{ kind: 'in-footnote' }])
    },
    after: 'Article 1 — T\n1.  Fees^{1}.\n^1  At| the border.',
    own: []
  },
  {
    name: 'the only reference taken out takes the footnote with it, in one proposal',
    before: 'Article 1 — T\n1.  Fees^{1} and charges.\n^1  At the border.',
    act: (scene) => erase(behindReference(scene)),
    after: 'Article 1 — T\n1.  Fees|[KAZ: delete: ^{1}] and charges.\n[KAZ: delete: ^1  At the border.]',
    own: [2]
  },
  {
    name: 'with the pen both go',
    mode: 'pen',
    before: 'Article 1 — T\n1.  Fees^{1} and charges.\n^1  At the border.\n^¶  More of it.',
    act: (scene) => erase(behindReference(scene)),
    after: 'Article 1 — T\n1.  Fees| and charges.',
    own: []
  },
  {
    name: 'while another reference stands the footnote stays',
    before: 'Article 1 — T\n1.  Fees^{1} and charges^{1}.\n^1  At the border.',
    act: (scene) => erase(behindReference(scene)),
    after: 'Article 1 — T\n1.  Fees|[KAZ: delete: ^{1}] and charges^{1}.\n^1  At the border.',
    own: [1]
  },
  {
    name: 'the footnote of another article goes too',
    before: 'Article 1 — T\n1.  Fees^{1}.\nArticle 2 — U\n1.  Words.\n^1  At the border.',
    act: (scene) => erase(behindReference(scene)),
    after: 'Article 1 — T\n1.  Fees|[KAZ: delete: ^{1}].\nArticle 2 — U\n1.  Words.\n[KAZ: delete: ^1  At the border.]',
    own: [2]
  },
  {
    name: 'a strike that goes on over the reference takes the footnote into its proposal',
    before: 'Article 1 — T\n1.  Fees[KAZ: delete: ^{1}]^{2} and charges.\n^1  One.\n^2  Two.',
    act: (scene) => {
      const { tr, doc } = scene.state
      scene.dispatch(tr.setSelection(TextSelection.create(doc, behindReference(scene).state.selection.head + 1)))
      erase(scene)
    },
    after: 'Article 1 — T\n1.  Fees[KAZ: delete: ^{1}|^{2}] and charges.\n^1  One.\n[KAZ: delete: ^2  Two.]',
    own: [2]
  },
  {
    name: 'an own footnote goes whole, and its proposal with it',
    before: 'Article 1 — T\n1.  Fees| and charges.',
    act: (scene) => erase(behindReference(footnote(scene, 'At the border.'))),
    after: 'Article 1 — T\n1.  Fees| and charges.',
    own: []
  },
  {
    name: 'Backspace at its beginning does not join a footnote to what stands before',
    before: 'Article 1 — T\n1.  Fees^{1}.\n^1  |At the border.',
    act: erase,
    after: 'Article 1 — T\n1.  Fees^{1}.|\n^1  At the border.',
    own: []
  },
  {
    name: 'reference struck by KAZ while UZB amends the footnote: both are seen',
    before: 'Article 1 — T\n1.  Fees^{1} and charges.\n^1  At the [UZB: common ]border.',
    act: (scene) => erase(behindReference(scene)),
    after:
      'Article 1 — T\n1.  Fees|[KAZ: delete: ^{1}] and charges.\n[KAZ: delete: ^1  At the ][UZB: [KAZ: delete: common ]][KAZ: delete: border.]',
    own: [3]
  },
  {
    name: 'a cross-reference instead of what is selected',
    before: 'Article 1 — T\n1.  As in ‹the next article›.\nArticle 2 — U\n1.  Words.',
    act: (scene) => putReference(scene, scene.options, scene.live.composed[1]!.id),
    after: 'Article 1 — T\n1.  As in [the next article] [KAZ: {Article 2}]|.\nArticle 2 — U\n1.  Words.',
    own: [1]
  },
  {
    name: 'a reference follows the number of its target',
    mode: 'pen',
    before: 'Article 1 — T\n1.  As in {Article 2(2)}.\nArticle 2 — U\n1.  One.|\n2.  Two.',
    act: (scene) => {
      const { article, from } = composedSelection(scene.state)!
      const line = [{ type: 'mark' as const, id: 'new', kind: 'paragraph' as const, numbering: 'auto' as const }]
      editAll(scene, scene.options, [{ article, edit: { from, to: from, line } }])
      scene.type('New.')
    },
    after: 'Article 1 — T\n1.  As in {Article 2(3)}.\nArticle 2 — U\n1.  One.\n2.  New.|\n3.  Two.',
    own: []
  }
]

describe('footnotes and cross-references', () => {
  for (const { name, mode, before, act, after, own } of CASES) {
    test(name, () => {
      const scene = createScene('kaz', before, mode)
      act(scene)
      expect(compact(scene.show())).toBe(after)
      expect(scene.own).toEqual(own)
    })
  }

  test('one step takes a footnote back', () => {
    const before = 'Article 1 — T\n1.  Fees| and charges.'
    const scene = footnote(createScene('kaz', before))
    expect(scene.own).toEqual([2])
    expect(compact(scene.undo().show({ caret: false }))).toBe(before.replace('|', ''))
  })

  test('a reference says quietly that the deletion of its target is proposed, and plainly that it is gone', () => {
    const scene = createScene('kaz', 'Article 1 — T\n1.  As in {Article 1(2)}.\n[UZB: delete: 2.  Two.]')
    expect(compact(scene.show({ caret: false }))).toContain('1.  As in {Article 1(2), deletion proposed}.')
    const { negotiation } = scene.live
    writeDecision(scene.live, accept(negotiation, negotiation.proposals[0]!.id), 'd1')
    expect(compact(scene.show({ caret: false }))).toContain('1.  As in {Article 1(2), deleted}.')
  })

  test('a footnote put into agreed words leaves the words behind it the ones they were, also once accepted', () => {
    const scene = createScene('kaz', 'Article 1 — T\n1.  Fees| and charges.')
    const { id, segments } = scene.live.composed[0]!
    const text = findSharedText(scene.live, id)!
    const at = segments
      .flatMap(({ piece }) => (piece.type === 'text' ? [...piece.text] : ['#']))
      .join('')
      .indexOf('charges')
    const anchor = decodeAnchor(createAnchor(text, at, 0))!
    footnote(scene, 'At the border.')
    const wordsAt = () =>
      text
        .toDelta()
        .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : '#'))
        .join('')
        .slice(new AnchorReader(text).resolve(anchor)!.position)
    expect(wordsAt()).toBe('charges.')
    const { negotiation } = scene.live
    writeDecision(scene.live, accept(negotiation, negotiation.proposals[0]!.id), 'd1')
    expect(wordsAt()).toBe('charges.#At the border.')
  })

  test('accepting the strike overtakes the amendment of the footnote; rejecting it leaves both', () => {
    const scene = createScene('kaz', 'Article 1 — T\n1.  Fees^{1} and charges.\n^1  At the [UZB: common ]border.')
    erase(behindReference(scene))
    const { negotiation } = scene.live
    const strike = negotiation.proposals.find(({ holder }) => holder === 'kaz')!.id
    const amended = negotiation.proposals.find(({ holder }) => holder === 'uzb')!.id
    const accepted = accept(negotiation, strike)
    expect(accepted.consequences).toMatchObject([{ proposal: amended, effect: 'overtaken' }])
    const rejected = close(negotiation, strike, 'rejected')
    expect(rejected.negotiation.proposals.find(({ id }) => id === amended)?.status).toBe('tabled')
    expect(rejected.negotiation.articles).toEqual(negotiation.articles)
  })
})
