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
  const pens = [
    { name: 'Article 4', parties: ['uzb'], put: [] },
    { name: 'Article 7', parties: ['kaz', 'pak'], put: [1, 2] },
    { name: 'Article 8', parties: ['tjk'], put: [3], ended: {} },
    { name: 'Article 9', parties: ['geo'], put: [4], ended: {}, settled: {} }
  ]
  expect(sayStillOpen(counts, [], pens).slice(2)).toEqual([
    'UZB has the pen in Article 4: nothing was put into the text with it yet; what comes later will not.',
    'KAZ and PAK have the pen in Article 7: the 2 changes put into the text with it will be in it; what comes later will not.',
    'TJK had the pen in Article 8: the change put into the text, not settled yet, will be in it.'
  ])
  expect(sayStillOpen({ ...counts, openIssues: 0, openProposals: 0 }, [])).toContain('Nothing in the text is open.')
})
