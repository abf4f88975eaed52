import { expect, test } from 'vitest'
import { guidancePoints, oldestOf } from './guidance.ts'
import type { ReportAlternative, ReportIssue } from './report-issue.ts'

const alternative = (stands: Partial<ReportAlternative> = {}): ReportAlternative => {
  return { number: 1, holder: 'kaz', words: '', supports: [], considers: [], reserves: [], opposes: [], ...stands }
}

const issue = (id: string, days: number, more: Partial<ReportIssue> = {}): ReportIssue => {
  return {
    id,
    name: id,
    days,
    isParked: false,
    isKept: false,
    asItStands: 'Each Party shall.',
    alternatives: [alternative()],
    ...more
  }
}

const pointsOf = (issues: readonly ReportIssue[]) =>
  guidancePoints(issues, oldestOf(issues)).map(({ id, reasons }) => `${id}: ${reasons.join(', ')}`)

test('what the chair has set aside or left open is put forward, whatever its age', () => {
  expect(
    pointsOf([issue('a', 1, { isParked: true, isKept: true }), issue('b', 2, { isKept: true }), issue('c', 3)])
  ).toEqual(['b: left-open', 'a: set-aside'])
})

test('whose proposal it is stands for it: one that is opposed divides delegations, one that is only reserved on does not', () => {
  const stands = (said: Partial<ReportAlternative>) => ({ alternatives: [alternative(), alternative(said)] })
  const issues = [
    issue('a', 1, stands({ holder: 'pak', opposes: ['uzb'] })),
    issue('b', 1, stands({ opposes: ['pak'], supports: ['uzb'] })),
    issue('c', 1, stands({ reserves: ['uzb'], supports: ['pak'] })),
    issue('d', 1, stands({}))
  ]
  expect(pointsOf(issues)).toEqual(['a: opposed', 'b: opposed'])
})

test('the three oldest of all texts are put forward, unless they are young', () => {
  expect(pointsOf([20, 90, 14, 30, 13].map((days) => issue(`${days} days`, days)))).toEqual([
    '90 days: oldest',
    '30 days: oldest',
    '20 days: oldest'
  ])
  expect(pointsOf([13, 1].map((days) => issue(`${days} days`, days)))).toEqual([])
})
