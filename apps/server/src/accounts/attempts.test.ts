import { expect, test } from 'vitest'
import { Attempts, limitsOf } from './attempts.ts'

function begin() {
  let now = 0
  const attempts = new Attempts(limitsOf(5), () => now)
  const fail = (times: number, account = 'kaz', address = '192.0.2.1') => {
    for (let count = 0; count < times; count++) attempts.failed(account, address)
  }
  const pass = (seconds: number) => void (now += seconds * 1000)
  return { attempts, fail, pass }
}

test('five failures wait a minute, the next two, four, and never more than fifteen', () => {
  const { attempts, fail, pass } = begin()
  fail(4)
  expect(attempts.waitFor('kaz', '192.0.2.1')).toBe(0)
  const waits = Array.from({ length: 7 }, () => {
    fail(1)
    const wait = attempts.waitFor('kaz', '192.0.2.1')
    pass(wait)
    expect(attempts.waitFor('kaz', '192.0.2.1')).toBe(0)
    return wait
  })
  expect(waits).toEqual([60, 120, 240, 480, 900, 900, 900])
})

test('who is locked out at one address signs in at another, until the account is tried from everywhere', () => {
  const { attempts, fail } = begin()
  fail(5)
  expect(attempts.waitFor('kaz', '192.0.2.2')).toBe(0)
  for (let host = 10; host < 55; host++) fail(1, 'kaz', `192.0.2.${host}`)
  expect(attempts.waitFor('kaz', '192.0.2.2')).toBe(60)
})

test('one address that tries account after account waits for all of them', () => {
  const { attempts, fail } = begin()
  for (let count = 0; count < 60; count++) fail(1, `account-${count}`)
  expect(attempts.waitFor('kaz', '192.0.2.1')).toBe(60)
  expect(attempts.waitFor('kaz', '192.0.2.2')).toBe(0)
})

test('a success clears the own count and no other; an hour of quiet clears all', () => {
  const { attempts, fail, pass } = begin()
  fail(5)
  attempts.succeeded('kaz', '192.0.2.1')
  expect(attempts.waitFor('kaz', '192.0.2.1')).toBe(0)
  for (let count = 0; count < 55; count++) fail(1, `account-${count}`)
  attempts.succeeded('account-1', '192.0.2.1')
  expect(attempts.waitFor('uzb', '192.0.2.1')).toBe(60)
  pass(3600)
  fail(4)
  expect(attempts.waitFor('kaz', '192.0.2.1')).toBe(0)
})

test('however many are tried, what is kept stays small and the newest are known', () => {
  const { attempts, fail, pass } = begin()
  for (let count = 0; count < 40_000; count++) {
    fail(1, `account-${count}`, `address-${count}`)
    pass(0.001)
  }
  fail(5, 'kaz', 'address-kaz')
  expect(attempts.waitFor('kaz', 'address-kaz')).toBe(60)
})
