import { expect, test } from 'vitest'
import { Receipts } from './receipts.ts'

test('a number says that everything before it is settled, in whatever order that came about', () => {
  const told: number[] = []
  const receipts = new Receipts((count) => told.push(count))
  const [one, two, three, four] = Array.from({ length: 4 }, () => receipts.next())
  two!.stored()
  expect(told).toEqual([])
  four!.denied()
  one!.stored()
  expect(told).toEqual([2])
  three!.stored()
  expect(told).toEqual([2, 4])
})
