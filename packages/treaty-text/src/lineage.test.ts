import { expect, test } from 'vitest'
import { ancestorsOf, continuationsOf, continueLine, continueMark } from './lineage.ts'
import type { ProvisionMark } from './line.ts'
import { designationsOf, outlineOf } from './outline.ts'
import { createRandom } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)

const mark = (id: string): ProvisionMark => ({ type: 'mark', id, kind: 'paragraph', numbering: 'auto' })

test('an id that is gone leads to the mark that continues it, through marks that are gone too', () => {
  const second = continueMark(mark('a'), 'b')
  const third = continueMark(second, 'c')
  expect(ancestorsOf(third)).toEqual(['b', 'a'])
  expect([...continuationsOf([third])].map(([id, { id: by }]) => [id, by])).toEqual([
    ['b', 'c'],
    ['a', 'c']
  ])
})

test('an id that is still there is not continued by another; of two that continue one, the nearest does', () => {
  const second = continueMark(mark('a'), 'b')
  const [far, near] = [continueMark(continueMark(mark('x'), 'y'), 'far'), continueMark(mark('x'), 'near')]
  expect(continuationsOf([mark('a'), second]).has('a')).toBe(false)
  expect(continuationsOf([far, near]).get('x')?.id).toBe('near')
})

test('a move continues every provision and says nothing of who brings it', () => {
  const line = continueLine(
    [
      { ...mark('a'), origin: 'kaz-1' },
      { type: 'text', text: 'Words.' }
    ],
    () => 'b'
  )
  expect(line).toEqual([
    { ...mark('b'), was: 'a' },
    { type: 'text', text: 'Words.' }
  ])
})

test('what an article calls a provision that is gone is the name of what continues it', () => {
  const line = [mark('h'), mark('one'), { ...continueMark(mark('gone'), 'new'), kind: 'sub-paragraph' as const }]
  const article = { id: 'a1', kind: 'article' as const, line, proposed: false }
  const names = designationsOf(outlineOf([article]))
  expect(names.get('gone')).toBe(names.get('new'))
})

test(`however often marks are replaced, every id ever given leads to one mark, seed ${SEED}`, () => {
  const random = createRandom(SEED)
  let marks = ['m0', 'm1', 'm2', 'm3'].map(mark)
  const owner = new Map(marks.map(({ id }, index) => [id, index]))
  for (let step = 1; step < 120; step++) {
    const index = random.int(marks.length)
    const id = `n${step}`
    owner.set(id, index)
    marks = marks.map((one, at) => (at === index ? continueMark(one, id) : one))
  }
  const found = continuationsOf(marks)
  for (const [id, index] of owner) {
    if (marks[index]!.id === id || !ancestorsOf(marks[index]!).includes(id)) continue
    expect(found.get(id)?.id).toBe(marks[index]!.id)
  }
  expect(found.size).toBeGreaterThan(60)
})
