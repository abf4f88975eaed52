import { expect, test } from 'vitest'
import { continueMark } from '@cartif/treaty-text'
import type { Article, Line, ProvisionMark } from '@cartif/treaty-text'
import { compare } from './compare.ts'

const mark = (id: string, kind: ProvisionMark['kind'] = 'paragraph'): ProvisionMark => ({
  type: 'mark',
  id,
  kind,
  numbering: 'auto'
})
const article = (...provisions: readonly Line[]): readonly Article[] => [
  { id: 'a', kind: 'article', order: 'a0', line: [mark('h', 'heading'), ...provisions.flat()] }
]
const words = (text: string) => ({ type: 'text' as const, text })

test('a provision whose mark was replaced is aligned with the one that continues it, whatever its words are', () => {
  const before = article([mark('p'), words('Fees.')], [mark('q'), words('Charges.')])
  const after = article([continueMark(mark('q'), 'q2'), words('Something else entirely.')], [mark('p'), words('Fees.')])
  const forth = compare(before, after).articles[0]!.provisions
  expect(forth.map(({ before: old, after: now }) => [old?.mark?.id, now?.mark?.id])).toEqual([
    ['h', 'h'],
    ['q', 'q2'],
    ['p', 'p']
  ])
  const back = compare(after, before).articles[0]!.provisions
  expect(back.map(({ before: old, after: now }) => [old?.mark?.id, now?.mark?.id])).toEqual([
    ['h', 'h'],
    ['p', 'p'],
    ['q2', 'q']
  ])
})
