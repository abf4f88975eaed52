import { expect, test } from 'vitest'
import { articlesByNeed } from './assistance-json.ts'

const article = (id: string) => ({ id, number: `Article ${id}`, title: '', provision: null })
const text = { id: 'tf', title: 'Protocol', articles: [article('1'), article('2')] }
const need = (instrument: string) => ({
  served: { instrument, article: '2', name: 'Article 2' },
  assistance: 'Equipment',
  months: null
})

test('what is committed with assistance is chosen from first', () => {
  const [first, rest] = articlesByNeed({ needs: [need('tf')] }, text)
  expect(first).toEqual({
    group: 'Committed with assistance (category C), not asked for yet',
    items: [{ value: '2', label: 'Article 2' }]
  })
  expect(rest).toMatchObject({ items: [{ value: '1', label: 'Article 1' }] })
})

test('a commitment in another text is none in this one', () => {
  expect(articlesByNeed({ needs: [need('fa')] }, text)).toEqual([
    { value: '1', label: 'Article 1' },
    { value: '2', label: 'Article 2' }
  ])
})
