import { expect, test } from 'vitest'
import { sayResult } from './call-result.ts'

const answers = [
  { party: 'kaz', answer: 'join' },
  { party: 'pak', answer: 'reserve' },
  { party: 'uzb', answer: 'join' }
]

test('who joined, who reserved and who was silent are all said', () => {
  expect(sayResult({ outcome: 'consensus', answers, silent: ['afg', 'chn'] })).toBe(
    'no objection; joined: KAZ, UZB; reserved: PAK; silent: AFG, CHN'
  )
  expect(sayResult({ outcome: 'objection', answers: [{ party: 'pak', answer: 'object' }] })).toBe(
    'objection; objected: PAK'
  )
})

test('a call that lapsed says why, and claims no consensus', () => {
  expect(sayResult({ outcome: 'lapsed', reason: 'text-changed', answers: answers.slice(0, 1) })).toBe(
    'the words of the text were changed while it was open; joined: KAZ'
  )
})

test('a call whose proposal was decided on says what became of it', () => {
  const lapsed = { outcome: 'lapsed', reason: 'proposal-closed' }
  expect(sayResult({ ...lapsed, became: 'rejected' })).toBe('the proposal was rejected while it was open')
  expect(sayResult({ ...lapsed, became: 'withdrawn' })).toBe('the proposal was withdrawn while it was open')
  // Of before it was noted with them.
  expect(sayResult(lapsed)).toBe('the proposal was decided on or taken back while it was open')
})

test('who has a position on record did not answer, and is not silent', () => {
  const positions = [
    { party: 'chn', stance: 'oppose' },
    { party: 'geo', stance: 'can-accept' }
  ]
  expect(sayResult({ outcome: 'consensus', silent: ['afg', 'chn', 'geo'], positions })).toBe(
    'no objection; did not answer: CHN (opposes), GEO (can accept); silent: AFG'
  )
})
