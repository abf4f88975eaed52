import { expect, test } from 'vitest'
import { sayFault, sayLastAct } from './publications-json.ts'

test('a refusal says where and why', () => {
  expect(sayFault({ kind: 'position', language: 'ru', field: 'summary', words: 'Казахстан против' })).toBe(
    'Russian summary: “Казахстан против” tells the position of a country.'
  )
})

test('the last act is told with who did it', () => {
  const at = '2026-09-18T10:00:00Z'
  const acts = [{ act: 'approved', version: 1, by: 'Chair', at } as const]
  expect(sayLastAct({ acts }, (iso) => iso.slice(0, 10))).toBe('approved 2026-09-18 by Chair')
  expect(sayLastAct({ acts: [] }, String)).toBe('')
})
