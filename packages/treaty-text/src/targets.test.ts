import { expect, test } from 'vitest'
import { continueMark } from './lineage.ts'
import type { Line, ProvisionMark, Reference } from './line.ts'
import { outlineOf } from './outline.ts'
import type { OutlineSource } from './outline.ts'
import { referenceWords, targetOfReference, targetsOf } from './targets.ts'

const mark = (id: string, kind: ProvisionMark['kind'] = 'paragraph'): ProvisionMark => ({
  type: 'mark',
  id,
  kind,
  numbering: 'auto'
})
const text = (words: string) => ({ type: 'text' as const, text: words })
const to = (target: string, name?: string): Reference => ({
  type: 'reference',
  target,
  ...(name === undefined ? {} : { name })
})
const article = (id: string, line: Line, rest: Partial<OutlineSource> = {}): OutlineSource => ({
  id,
  kind: 'article',
  proposed: false,
  line: [mark(`${id}-h`, 'heading'), text('Title'), ...line],
  ...rest
})
const targets = (...articles: readonly OutlineSource[]) => targetsOf(outlineOf(articles))

test('footnotes are counted across articles by the order of their references', () => {
  const outline = outlineOf([
    article('a', [mark('p'), to('f2'), to('f1'), to('f2'), mark('f1', 'footnote'), text('One.')]),
    article('b', [mark('q'), to('f3'), mark('f2', 'footnote'), mark('f3', 'footnote'), mark('f4', 'footnote')])
  ])
  const numbers = outline.flatMap(({ provisions }) => provisions.filter(({ kind }) => kind === 'footnote'))
  expect(numbers.map(({ id, number, unreferenced }) => [id, number, unreferenced])).toEqual([
    ['f1', '2', undefined],
    ['f2', '1', undefined],
    ['f3', '3', undefined],
    ['f4', '', true]
  ])
})

test('a footnote that is only proposed counts bis and does not push the others', () => {
  const line = [mark('p'), to('f1'), to('f2'), to('f3'), ...['f1', 'f2', 'f3'].map((id) => mark(id, 'footnote'))]
  const shown = targets(article('a', line, { isProposed: (piece) => piece === 4 }))
  expect(['f1', 'f2', 'f3'].map((id) => shown.get(id)?.footnote)).toEqual(['1', '1 bis', '2'])
})

test('a footnote does not count among paragraphs', () => {
  const shown = targets(article('a', [mark('p'), mark('f', 'footnote'), mark('q')]))
  expect(shown.get('q')?.name).toBe('Article 1(2)')
})

test('a target that is gone keeps its last name; one whose deletion is proposed stands until then', () => {
  const known = new Map([['gone', { designation: 'Article 7' }]])
  const outline = outlineOf([
    article('a', [mark('p')], { isStruck: (piece) => piece === 2 }),
    article('b', [], { struck: true })
  ])
  const shown = targetsOf(outline, known)
  expect(targetOfReference(to('p'), shown)).toEqual({ name: 'Article 1(1)', standing: 'struck' })
  expect(targetOfReference(to('b'), shown).standing).toBe('struck')
  expect(targetOfReference(to('a'), shown).standing).toBe('stands')
  expect(referenceWords(to('gone', 'Article 6'), shown)).toBe('[Article 7, deleted]')
  expect(referenceWords(to('other', 'Article 6'), shown)).toBe('[Article 6, deleted]')
  expect(referenceWords(to('other'), shown)).toBe('[provision, deleted]')
})

test('a proposal that says it continues what is gone does not take its place from what does', () => {
  const line = [continueMark(mark('gone'), 'false'), continueMark(continueMark(mark('gone'), 'x'), 'true')]
  const shown = targets(article('a', line, { isProposed: (piece) => piece === 2 }))
  expect(shown.get('gone')?.name).toBe(shown.get('true')?.name)
})

test('a struck provision that another continues is not reported as going', () => {
  const line = [mark('p'), { ...continueMark(mark('p'), 'p2'), kind: 'sub-paragraph' as const }]
  const shown = targets(article('a', line, { isStruck: (piece) => piece === 2, isProposed: (piece) => piece === 3 }))
  expect(shown.get('p')?.standing).toBe('stands')
})
