import { expect, test } from 'vitest'
import { PARTY_CODES, partyName, partyNameAfterOf } from './parties.ts'

test('behind “of” a republic has its article', () => {
  const withArticle = PARTY_CODES.filter((party) => partyNameAfterOf(party).startsWith('the '))
  expect(withArticle).toEqual(['chn', 'kgz'])
  expect(partyNameAfterOf('kgz')).toBe('the Kyrgyz Republic')
  expect(partyNameAfterOf('kaz')).toBe('Kazakhstan')
})

test('a name is printed with the apostrophe of print', () => {
  expect(partyName('chn')).toBe('People’s Republic of China')
})
