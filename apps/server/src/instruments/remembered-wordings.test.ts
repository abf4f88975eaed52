import { versionOf } from '@cartif/negotiation'
import type { ChangeWording } from '@cartif/negotiation'
import { expect, test } from 'vitest'
import { RememberedWordings } from './remembered-wordings.ts'

const says = (inserted: string, change = 'kaz-1'): readonly ChangeWording[] => [
  { change, kind: 'splice', text: 'a-1', removed: '', inserted }
]

test('every wording that was on the table lately is known by its version', () => {
  const wordings = new RememberedWordings()
  for (const words of ['p', 'pr', 'pro']) wordings.remember('kaz-p', says(words))
  for (const words of ['p', 'pr', 'pro'])
    expect(wordings.find('kaz-p', versionOf(says(words)))?.[0]?.inserted).toBe(words)
  expect(wordings.find('kaz-p', versionOf(says('prom')))).toBeUndefined()
  expect(wordings.find('kaz-q', versionOf(says('p')))).toBeUndefined()
  expect(wordings.lastOf('kaz-p')).toEqual(says('pro'))
  expect(wordings.versionOfLast('kaz-p')).toBe(versionOf(says('pro')))
  expect(wordings.lastWords('kaz-1')).toBe('pro')
})

test('fifty wordings back it is forgotten; looking at the same again takes no room', () => {
  const wordings = new RememberedWordings()
  wordings.remember('kaz-p', says('first'))
  for (let number = 0; number < 49; number++) {
    wordings.remember('kaz-p', says(`${number}`))
    wordings.remember('kaz-p', says(`${number}`))
  }
  expect(wordings.find('kaz-p', versionOf(says('first')))).toBeDefined()
  wordings.remember('kaz-p', says('one more'))
  expect(wordings.find('kaz-p', versionOf(says('first')))).toBeUndefined()
})

test('of two changes with the same words the later is what the version says', () => {
  const wordings = new RememberedWordings()
  wordings.remember('kaz-p', says('promptly', 'kaz-1'))
  wordings.remember('kaz-p', says('promptly', 'kaz-2'))
  expect(wordings.find('kaz-p', versionOf(says('promptly')))?.[0]?.change).toBe('kaz-2')
})

test('what a closed proposal said last stays, and is no wording to act on', () => {
  const wordings = new RememberedWordings()
  wordings.close('kaz-p', says('promptly'))
  expect(wordings.lastOf('kaz-p')).toEqual(says('promptly'))
  expect(wordings.lastWords('kaz-1')).toBe('promptly')
  expect(wordings.find('kaz-p', versionOf(says('promptly')))).toBeUndefined()
})
