import { expect, test } from 'vitest'
import { sayActs, sayFault, sayMissingRussian } from './publications-json.ts'

test('a refusal says where and why', () => {
  expect(sayFault({ kind: 'position', language: 'ru', field: 'summary', words: 'Казахстан против' })).toBe(
    'Russian summary: “Казахстан против” tells the position of a country.'
  )
})

test('who approved is told after it was published too', () => {
  const at = '2026-09-18T10:00:00Z'
  const acts = [
    { act: 'approved', version: 1, by: 'Chair', at },
    { act: 'published', version: 1, by: 'Secretariat', at }
  ] as const
  const day = (iso: string) => iso.slice(0, 10)
  const both = ['approved 2026-09-18 by Chair', 'published 2026-09-18 by Secretariat']
  expect(sayActs({ acts, last: { number: 1 } }, day)).toEqual(both)
  expect(sayActs({ acts, last: { number: 2 } }, day)).toEqual([])
})

test('what is missing in Russian is said', () => {
  const en = { title: 'A', summary: 'B', text: 'C' }
  expect(sayMissingRussian({ en, ru: null })).toMatch(/^The Russian is missing/)
  expect(sayMissingRussian({ en, ru: { title: 'А', summary: 'Б', text: '' } })).toBe('Missing in Russian: text.')
  expect(sayMissingRussian({ en, ru: { title: 'А', summary: 'Б', text: 'В' } })).toBe('')
})
