import { expect, test } from 'vitest'
import { NO_STATEMENT, faultOf, isSameStatement, sayStatement } from './commitments.ts'
import type { Statement } from './commitments.ts'

const statement = (some: Partial<Statement>): Statement => ({ ...NO_STATEMENT, participation: 'participates', ...some })

test.each([
  [statement({ category: 'A' }), 'Category A: at entry into force'],
  [statement({ category: 'A', conditions: 'At two crossing points.' }), 'Category A: at entry into force'],
  [statement({ category: 'B', months: 1 }), 'Category B: 1 month after entry into force'],
  [
    statement({ category: 'C', months: 240, assistance: 'Training.' }),
    'Category C: 240 months after entry into force, with assistance'
  ],
  [statement({ participation: 'not-yet', conditions: 'After accession.' }), 'Does not participate yet'],
  [NO_STATEMENT, 'No statement']
])('%o is said as “%s”', (said, words) => {
  expect(faultOf(said)).toBeUndefined()
  expect(sayStatement(said)).toBe(words)
})

test.each([
  [statement({}), 'states a category'],
  [statement({ category: 'A', months: 12 }), 'has no transition'],
  [statement({ category: 'A', assistance: 'Training.' }), 'category C alone'],
  [statement({ category: 'B' }), '1 to 240'],
  [statement({ category: 'B', months: 0 }), '1 to 240'],
  [statement({ category: 'B', months: 241 }), '1 to 240'],
  [statement({ category: 'B', months: 1.5 }), '1 to 240'],
  [statement({ category: 'B', months: 12, assistance: 'Training.' }), 'category C alone'],
  [statement({ category: 'C', months: 12 }), 'needs the assistance'],
  [statement({ participation: 'not-yet', category: 'A' }), 'Only a party that participates'],
  [statement({ participation: 'none', conditions: 'If so.' }), 'no conditions']
])('%o is no statement', (said, fault) => {
  expect(faultOf(said)).toContain(fault)
})

test('two statements are the same where every part is', () => {
  const one = statement({ category: 'C', months: 12, conditions: 'If', assistance: 'Training' })
  expect(isSameStatement(one, { ...one })).toBe(true)
  for (const other of [{ months: 13 }, { conditions: '' }, { assistance: '' }, { category: 'B' as const }])
    expect(isSameStatement(one, { ...one, ...other })).toBe(false)
})
