/** Everything that was tabled is counted once, whatever has become of it. */
import { PROPOSAL_STATUSES } from '@cartif/negotiation'
import { expect, test } from 'vitest'
import { outcomesOf } from './outcomes.ts'

test('what became of proposals adds up to what was tabled', () => {
  const closed = PROPOSAL_STATUSES.map((status) => ({ status, isOpen: false }))
  const open = [{ status: 'tabled', isOpen: true } as const, { status: 'parked', isOpen: true } as const]
  const counts = outcomesOf([...closed, ...open])
  expect(counts).toEqual({ open: 2, accepted: 1, rejected: 1, superseded: 2, lapsed: 1, withdrawn: 4 })
  expect(Object.values(counts).reduce((sum, one) => sum + one)).toBe(closed.length + open.length)
})
