import { expect, test } from 'vitest'
import { nextSymbol, sayStillOpen } from './next-revision.ts'

test('the next symbol follows the last', () => {
  expect(nextSymbol('CARTIF/FA', [])).toBe('CARTIF/FA/ZD')
  expect(nextSymbol('CARTIF/FA', [{ number: 0 }])).toBe('CARTIF/FA/Rev.1')
  expect(nextSymbol('CARTIF/FA', [{ number: 2 }, { number: 0 }, { number: 1 }])).toBe('CARTIF/FA/Rev.3')
})

test('what is still open is said before it is issued', () => {
  const counts = { articles: 56, agreed: 8, openIssues: 35, openProposals: 45 }
  expect(sayStillOpen(counts, ['Article 9(1)'])).toEqual([
    '8 of 56 articles are agreed.',
    '35 issues are open, with 45 proposals; they will stand in brackets in it.',
    'A call for consensus is open on Article 9(1): its result will not be in it.'
  ])
  expect(sayStillOpen({ ...counts, openIssues: 0, openProposals: 0 }, [])).toContain('Nothing in the text is open.')
})
