import { getSchema } from '@tiptap/core'
import { Transform } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import { treatySchema } from './create-editor.ts'
import { WordStep } from './word-step.ts'

const schema = getSchema([...treatySchema])
const random = createRandom(Number(process.env['SEED'] ?? 20251120))
const words = () => schema.text('x'.repeat(1 + random.int(5)), random.chance(0.3) ? [schema.marks['em']!.create()] : [])
const several = <T>(make: (index: number) => T) => Array.from({ length: 1 + random.int(4) }, (_, index) => make(index))

function randomDocument() {
  const provision = () => schema.nodes['provision']!.create({ kind: 'paragraph' }, several(words))
  return schema.topNodeType.create(
    null,
    several((id) => schema.nodes['article']!.create({ id: `a${id}` }, several(provision)))
  )
}

test('words are exchanged as a replacement exchanges them, and the step is mapped and taken back like one', () => {
  for (let world = 0; world < 500; world++) {
    const doc = randomDocument()
    const article = random.int(doc.childCount)
    const provision = random.int(doc.child(article).childCount)
    let begin = 2
    for (let index = 0; index < article; index++) begin += doc.child(index).nodeSize
    for (let index = 0; index < provision; index++) begin += doc.child(article).child(index).nodeSize
    const { size } = doc.child(article).child(provision).content
    const from = random.int(size + 1)
    const to = from + random.int(size + 1 - from)
    const brought = random.chance(0.8) ? words() : undefined
    const short = new Transform(doc).step(new WordStep(begin, { article, provision, from, to }, brought))
    const long = new Transform(doc).replaceWith(begin + from, begin + to, brought ?? [])
    expect(short.doc.toJSON(), `world ${world}`).toEqual(long.doc.toJSON())
    short.doc.check()
    expect(short.mapping.map(doc.content.size)).toBe(short.doc.content.size)
    expect(short.steps[0]!.invert(doc).apply(short.doc).doc!.eq(doc)).toBe(true)
  }
})
