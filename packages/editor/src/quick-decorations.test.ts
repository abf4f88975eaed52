import { getSchema } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import type { Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import { treatySchema } from './create-editor.ts'
import { mapDecorations, quickDecorations } from './quick-decorations.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const schema = getSchema([...treatySchema])

interface Asked {
  forChild(offset: number, node: ProseMirrorNode): unknown
  eq(other: unknown): boolean
}

/** Articles of one provision of ten letters. */
function documentOf(articles: number): ProseMirrorNode {
  const provision = schema.nodes['provision']!.create({ kind: 'paragraph' }, schema.text('ten letter'))
  return schema.topNodeType.create(
    null,
    Array.from({ length: articles }, (_, id) => schema.nodes['article']!.create({ id: `a${id}` }, provision))
  )
}

test('what is found quickly is what a set finds, for every article', () => {
  const random = createRandom(SEED)
  for (let world = 0; world < 200; world++) {
    const doc = documentOf(1 + random.int(8))
    const { size } = doc.content
    const decorations = Array.from({ length: random.int(12) }, () => {
      const from = random.int(size)
      const to = Math.min(size, from + 1 + random.int(world % 2 === 0 ? 6 : 40))
      return Decoration.inline(from, to, { class: `c${random.int(3)}` })
    })
    doc.forEach((node, begin) => {
      if (random.chance(0.2)) decorations.push(Decoration.node(begin, begin + node.nodeSize, { class: 'whole' }))
    })
    const set = DecorationSet.create(doc, decorations)
    const [slow, quick] = [set, quickDecorations(set)] as unknown as [Asked, Asked]
    const asked: (readonly [ProseMirrorNode, number])[] = []
    doc.forEach((node, offset) => void asked.push([node, offset]))
    // In order, as the view asks, and in any other.
    for (const [node, offset] of [...asked, ...asked.map(() => random.pick(asked)), ...asked.toReversed()]) {
      const [expected, found] = [slow.forChild(offset, node), quick.forChild(offset, node)] as [Asked, Asked]
      expect(found === expected || found.eq(expected), `world ${world}`).toBe(true)
    }
    expect(slow.eq(quick)).toBe(true)
    expect(quickDecorations(set).find()).toEqual(set.find())
  }
})

/** What stands where, and what it looks like. */
function shownBy(set: DecorationSet, doc: ProseMirrorNode): unknown {
  const { size } = doc.content
  return set.find(0, size).map(({ from, to, spec }) => [from, to, (spec as { readonly name: number }).name])
}

test('letters in many articles carry decorations along as a set carries them', () => {
  const random = createRandom(SEED)
  let quick = 0
  for (let world = 0; world < 400; world++) {
    const before = documentOf(2 + random.int(8))
    const { size } = before.content
    const decorations = Array.from({ length: random.int(20) }, (_, name) => {
      const article = random.int(before.childCount) * (size / before.childCount)
      const from = article + 2 + random.int(9)
      if (random.chance(0.2)) return Decoration.widget(from, () => document.createElement('b'), { name })
      return Decoration.inline(from, from + 1 + random.int(article + 12 - from), { class: `c${name}` }, { name })
    })
    const set = DecorationSet.create(before, decorations)
    const transform = new Transform(before)
    const isInOrder = random.chance(0.7)
    for (let index = 0; index < before.childCount; index++) {
      if (random.chance(0.4)) continue
      const article = isInOrder ? index : random.int(before.childCount)
      let at = 2 + random.int(9)
      transform.doc.forEach((_, begin, child) => void (child === article && (at += begin)))
      if (random.chance(0.1)) transform.setNodeAttribute(0, 'status', 'agreed')
      if (random.chance(0.6)) transform.insert(at, schema.text('xyz'.slice(random.int(3))))
      else transform.delete(at, at + 1)
      if (!isInOrder && random.chance(0.1)) transform.delete(0, transform.doc.child(0).nodeSize)
      if (transform.doc.childCount < before.childCount) break
    }
    const { doc, mapping } = transform
    const mapped = mapDecorations(set, { before, doc, mapping } as unknown as Transaction)
    expect(shownBy(mapped, doc), `world ${world}`).toEqual(shownBy(set.map(mapping, doc), doc))
    doc.forEach((node, offset) => {
      const [own, wanted] = [mapped, set.map(mapping, doc)] as unknown as [Asked, Asked]
      const [found, expected] = [own.forChild(offset, node), wanted.forChild(offset, node)] as [Asked, Asked]
      expect(found === expected || found.eq(expected), `world ${world}`).toBe(true)
    })
    if (isInOrder && mapping.maps.length > 1) quick++
  }
  expect(quick).toBeGreaterThan(100)
})

test('of an article without a letter the decorations stay the same object', () => {
  const before = documentOf(4)
  const set = DecorationSet.create(
    before,
    [2, 16, 30, 44].map((begin) => Decoration.inline(begin + 1, begin + 3, { class: 'one' }, { name: begin }))
  )
  const transform = new Transform(before).insert(4, schema.text('x')).insert(33, schema.text('y'))
  const { doc, mapping } = transform
  const mapped = mapDecorations(set, { before, doc, mapping } as unknown as Transaction)
  const childrenOf = (one: DecorationSet) => (one as unknown as { readonly children: readonly unknown[] }).children
  expect(childrenOf(mapped)[5]).toBe(childrenOf(set)[5])
  expect(childrenOf(mapped)[11]).toBe(childrenOf(set)[11])
  expect(childrenOf(mapped)[2]).not.toBe(childrenOf(set)[2])
})
