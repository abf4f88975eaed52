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
