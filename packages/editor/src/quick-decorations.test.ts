import { getSchema } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import { treatySchema } from './create-editor.ts'
import { quickDecorations } from './quick-decorations.ts'

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
