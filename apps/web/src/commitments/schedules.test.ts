import { expect, test } from 'vitest'
import { Schedules, byChapter, readsUnshared } from './schedules.ts'

const reads = (role: string, party: string | null) => readsUnshared({ role, party }, 'kaz')
const article = (id: string, chapter: string) => ({ id, chapter })

test('a commitment is found by party and article, whatever the case of the code', () => {
  const said = {
    party: 'KAZ',
    article: 'a',
    name: 'Article 1',
    participation: 'not-yet' as const,
    category: null,
    months: null,
    conditions: '',
    assistance: '',
    by: 'Delegate',
    at: '2026-01-01T00:00:00Z',
    stale: false,
    gone: false
  }
  const schedules = new Schedules({
    articles: [],
    commitments: [said],
    shared: [{ party: 'GEO', by: 'Delegate', at: said.at }]
  })
  expect(schedules.find('kaz', 'a')).toMatchObject({ participation: 'not-yet' })
  expect(schedules.find('kaz', 'b')).toBeUndefined()
  expect(schedules.of('kaz')).toHaveLength(1)
  expect(schedules.sharing('geo')?.by).toBe('Delegate')
  expect(schedules.sharing('kaz')).toBeUndefined()
})

test('what is not shared is read by its party and at the chair’s table', () => {
  expect(reads('delegate', 'kaz')).toBe(true)
  expect(reads('delegate', 'pak')).toBe(false)
  expect(['chair', 'secretariat', 'legal', 'observer'].filter((role) => reads(role, null))).toEqual([
    'chair',
    'secretariat'
  ])
})

test('chapters follow the text, and one that comes again is another', () => {
  const found = byChapter([article('a', ''), article('b', 'I'), article('c', 'I'), article('d', '')])
  expect(found.map(({ chapter, articles }) => [chapter, articles.length])).toEqual([
    ['', 1],
    ['I', 2],
    ['', 1]
  ])
})
