import { describe, expect, test } from 'vitest'
import { assistanceFigures } from './figures.ts'
import { REQUEST_STATES, STEPS, STEP_RULES, standingAfter } from './steps.ts'
import type { Step, TakenStep } from './steps.ts'

/** "offer a, decline a" */
const after = (written: string) =>
  standingAfter(
    written
      .split(', ')
      .filter(Boolean)
      .map((one): TakenStep => {
        const [step, offer = null] = one.split(' ')
        return { step: step as Step, offer }
      })
  )

describe('a request', () => {
  test.each([
    ['', 'requested', []],
    ['offer a', 'offered', ['a']],
    ['offer a, offer a', 'offered', ['a']],
    ['offer a, offer b, decline a', 'offered', ['b']],
    ['offer a, decline a', 'requested', []],
    ['offer a, withdraw-offer a', 'requested', []],
    ['offer a, offer b, accept b', 'accepted', []],
    ['offer a, accept a, start', 'under-way', []],
    ['offer a, accept a, deliver', 'delivered', []],
    ['offer a, withdraw', 'withdrawn', []],
    ['offer a, accept a, withdraw', 'withdrawn', []],
    ['offer a, offer b, accept a, withdraw-offer b', 'accepted', []]
  ])('after “%s” is %s', (written, state, open) => {
    expect(after(written)).toMatchObject({ state, open })
  })

  test('keeps the offer that was accepted', () => {
    expect(after('offer a, offer b, accept b, start').accepted).toBe('b')
  })

  test('ends: from what is delivered or withdrawn no step leads on, and every step leads from somewhere', () => {
    for (const step of STEPS) {
      expect(STEP_RULES[step].from.length).toBeGreaterThan(0)
      for (const end of ['delivered', 'withdrawn'] as const) expect(STEP_RULES[step].from).not.toContain(end)
    }
  })
})

test('figures count no drafts', () => {
  const one = { party: 'kaz', kind: 'training' as const }
  const figures = assistanceFigures(
    [
      { ...one, state: 'draft' },
      { ...one, state: 'offered' },
      { ...one, party: 'mng', state: 'offered' }
    ],
    []
  )
  expect(figures).toMatchObject({ requests: 2, countries: 2, workshops: 0, people: 0 })
  expect(figures.states.map(({ state }) => state)).toEqual([...REQUEST_STATES])
  expect(figures.states.find(({ state }) => state === 'offered')?.count).toBe(2)
  expect(figures.kinds[0]).toEqual({ kind: 'training', count: 2 })
})
