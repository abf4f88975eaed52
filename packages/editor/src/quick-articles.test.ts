import { getSchema } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, EditorView } from '@tiptap/pm/view'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { drawArticle, drawNode } from './caret-article.ts'
import { treatySchema } from './create-editor.ts'
import { drawQuickly } from './quick-articles.ts'
import { quickDecorations } from './quick-decorations.ts'
import { createPage } from './testing/page.ts'

const SEED = Number(process.env['SEED'] ?? 20251128)
const schema = getSchema([...treatySchema])
let id = 0
let takeAway = () => {}

beforeAll(() => {
  takeAway = createPage()
})
afterAll(() => takeAway())

function createArticle(random: Random): ProseMirrorNode {
  const provisions = Array.from({ length: 1 + random.int(3) }, () =>
    schema.nodes['provision']!.create({ kind: 'paragraph', id: `p${++id}` }, schema.text('each party shall publish'))
  )
  return schema.nodes['article']!.create({ id: `a${++id}` }, provisions)
}

function createText(random: Random): ProseMirrorNode {
  return schema.topNodeType.create(
    null,
    Array.from({ length: 2 + random.int(7) }, () => createArticle(random))
  )
}

/** Decorations that are mapped along, and those that a transaction says instead; several plugins have some. */
const keys = [new PluginKey<DecorationSet>('first'), new PluginKey<DecorationSet>('second')]

function decorating(key: PluginKey<DecorationSet>): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) =>
        (transaction.getMeta(key) as DecorationSet | undefined) ?? set.map(transaction.mapping, transaction.doc)
    },
    props: {
      decorations: (state) => {
        const set = key.getState(state)
        return set && quickDecorations(set)
      }
    }
  })
}

const quickPlugin = new Plugin({
  view: (view) => {
    drawQuickly(view)
    return { update: () => drawQuickly(view) }
  }
})

function createView(doc: ProseMirrorNode, isQuick: boolean): EditorView {
  const plugins = [...keys.map(decorating), ...(isQuick ? [quickPlugin] : [])]
  const place = document.createElement('div')
  document.body.append(place)
  return new EditorView(place, {
    state: EditorState.create({ doc, plugins }),
    nodeViews: { article: drawArticle, provision: drawNode }
  })
}

const ACTS: readonly ((transaction: Transaction, random: Random, before: EditorState) => Transaction)[] = [
  (transaction, random) => transaction.insertText('x', ...sameTwice(placeIn(transaction.doc, random))),
  (transaction, random) => transaction.insertText('more', ...sameTwice(placeIn(transaction.doc, random))),
  (transaction, random) => {
    const at = placeIn(transaction.doc, random)
    const { $from } = { $from: transaction.doc.resolve(at) }
    return transaction.delete(at, Math.min(at + 1 + random.int(4), $from.end()))
  },
  // Fifteen people at once.
  (transaction, random) => {
    for (let letter = 0; letter < 15; letter++) {
      const at = placeIn(transaction.doc, random)
      transaction.insertText('y', at, at)
    }
    return transaction
  },
  (transaction, random) => {
    const index = random.int(transaction.doc.childCount)
    const begin = beginOf(transaction.doc, index)
    return transaction.setNodeAttribute(begin, 'status', random.pick(['open', 'agreed']))
  },
  (transaction, random) => {
    const begin = beginOf(transaction.doc, random.int(transaction.doc.childCount + 1))
    return transaction.insert(begin, createArticle(random))
  },
  (transaction, random) => {
    const { doc } = transaction
    if (doc.childCount < 2) return transaction
    const index = random.int(doc.childCount)
    const begin = beginOf(doc, index)
    return transaction.delete(begin, begin + doc.child(index).nodeSize)
  },
  // One goes and another comes: as many as there were.
  (transaction, random) => {
    const index = random.int(transaction.doc.childCount)
    const begin = beginOf(transaction.doc, index)
    const end = begin + transaction.doc.child(index).nodeSize
    return transaction.replaceWith(begin, end, createArticle(random))
  },
  ...keys.map((key) => (transaction: Transaction, random: Random, before: EditorState) => {
    const set = key.getState(before) ?? DecorationSet.empty
    const from = placeIn(transaction.doc, random)
    const to = Math.min(from + 1 + random.int(9), transaction.doc.resolve(from).end())
    const fresh = random.chance(0.3)
      ? Decoration.widget(from, () => document.createElement('b'), { key: `w${++id}` })
      : Decoration.inline(from, to, { nodeName: 'ins', class: `c${random.int(3)}` })
    return transaction.setMeta(key, set.add(transaction.doc, [fresh]))
  }),
  (transaction, random, before) => {
    const key = random.pick(keys)
    const set = key.getState(before) ?? DecorationSet.empty
    return transaction.setMeta(key, set.remove(set.find().filter(() => random.chance(0.3))))
  },
  // An article as a whole, or a sign between two.
  (transaction, random, before) => {
    const key = random.pick(keys)
    const set = key.getState(before) ?? DecorationSet.empty
    const index = random.int(transaction.doc.childCount)
    const begin = beginOf(transaction.doc, index)
    const fresh = random.chance(0.7)
      ? Decoration.node(begin, begin + transaction.doc.child(index).nodeSize, { 'data-holder': `h${random.int(3)}` })
      : Decoration.widget(begin, () => document.createElement('hr'), { key: `s${++id}` })
    return transaction.setMeta(key, set.add(transaction.doc, [fresh]))
  }
]

function sameTwice(at: number): [number, number] {
  return [at, at]
}

function beginOf(doc: ProseMirrorNode, index: number): number {
  let begin = 0
  for (let before = 0; before < index; before++) begin += doc.child(before).nodeSize
  return begin
}

/** A place in the words of some provision. */
function placeIn(doc: ProseMirrorNode, random: Random): number {
  const article = random.int(doc.childCount)
  const node = doc.child(article)
  const provision = random.int(node.childCount)
  const begin = beginOf(doc, article) + 1 + beginOf(node, provision) + 1
  return begin + random.int(node.child(provision).content.size + 1)
}

test('whatever happens, the page is what ProseMirror alone would make of it', () => {
  const random = createRandom(SEED)
  for (let world = 0; world < 60; world++) {
    const doc = createText(random)
    const [quick, slow] = [createView(doc, true), createView(doc, false)]
    for (let step = 0; step < 40; step++) {
      const act = random.pick(ACTS)
      // The same steps and the same decorations in both.
      const transaction = act(slow.state.tr, random, slow.state)
      const same = quick.state.tr
      for (const one of transaction.steps) same.step(one)
      for (const key of keys) {
        const set = transaction.getMeta(key) as DecorationSet | undefined
        if (set) same.setMeta(key, set)
      }
      slow.dispatch(transaction)
      quick.dispatch(same)
      expect(quick.dom.innerHTML, `world ${world}, step ${step}`).toBe(slow.dom.innerHTML)
    }
    quick.destroy()
    slow.destroy()
  }
})

interface Part {
  readonly children: readonly Part[]
  matchesNode(...given: unknown[]): boolean
}

test('a letter and a bracket are told to their provision, and no other article is asked', () => {
  const random = createRandom(SEED)
  const doc = schema.topNodeType.create(
    null,
    Array.from({ length: 50 }, () => createArticle(random))
  )
  const view = createView(doc, true)
  const asked: number[] = []
  ;(view as unknown as { readonly docView: Part }).docView.children.forEach((article, index) => {
    const { matchesNode } = article
    article.matchesNode = (...given) => {
      asked.push(index)
      return matchesNode.apply(article, given)
    }
  })
  const at = beginOf(doc, 30) + 5
  view.dispatch(view.state.tr.insertText('x', at, at))
  const set = DecorationSet.create(view.state.doc, [Decoration.inline(at, at + 3, { class: 'one' })])
  view.dispatch(view.state.tr.setMeta(keys[0]!, set))
  expect(view.dom.querySelectorAll('.one')).toHaveLength(1)
  view.dispatch(view.state.tr.setMeta(keys[0]!, DecorationSet.empty))
  expect(view.dom.querySelectorAll('.one')).toHaveLength(0)
  expect(asked).toEqual([])
  view.dispatch(view.state.tr.insert(0, createArticle(random)))
  expect(asked).not.toEqual([])
  view.destroy()
})
