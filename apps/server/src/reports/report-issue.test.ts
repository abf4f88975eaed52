import { expect, test } from 'vitest'
import type { IssueProvision } from '@cartif/negotiation'
import { joinProvisions } from './report-issue.ts'

const provision = (kind: IssueProvision['mark']['kind'], text: string): IssueProvision => ({
  mark: { type: 'mark', id: text, kind, numbering: 'auto' },
  runs: [{ text, look: 'brought' }]
})

test('a heading does not run into the sentence below it', () => {
  const read = [
    provision('heading', 'Panel Procedure'),
    provision('paragraph', 'Where consultations fail, a panel sits.')
  ]
  expect(joinProvisions(read)).toBe('Panel Procedure. Where consultations fail, a panel sits.')
})

test('a heading alone stays as it is', () => {
  expect(joinProvisions([provision('heading', 'Panel Procedure'), provision('paragraph', '')])).toBe('Panel Procedure')
})
