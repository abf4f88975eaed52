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

test('opposition alone decides nothing: somebody has to stand against it', () => {
  const opposed = (stands: Partial<ReportAlternative>) => ({
    alternatives: [alternative({ opposes: ['pak'], ...stands })]
  })
  const issues = [
    issue('a', 1, opposed({})),
    issue('b', 1, opposed({ supports: ['uzb'] })),
    issue('c', 1, opposed({ reserves: ['uzb'] }))
  ]
  expect(pointsOf(issues)).toEqual(['b: opposed', 'c: opposed'])
})

test('the three oldest of all texts are put forward, unless they are young', () => {
  expect(pointsOf([20, 90, 14, 30, 13].map((days) => issue(`${days} days`, days)))).toEqual([
    '90 days: oldest',
    '30 days: oldest',
    '20 days: oldest'
  ])
  expect(pointsOf([13, 1].map((days) => issue(`${days} days`, days)))).toEqual([])
})
