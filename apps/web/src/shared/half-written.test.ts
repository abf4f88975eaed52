import { expect, test } from 'vitest'
import { dropAllHalfWritten, isHalfWritten, keepHalfWritten, placeName, readHalfWritten } from './half-written.ts'

/** As a browser's: what is kept are its own properties. */
function createShelf(): Storage {
  const shelf = {} as Record<string, unknown>
  const hidden = (value: unknown) => ({ value, enumerable: false })
  Object.defineProperties(shelf, {
    getItem: hidden((name: string) => shelf[name] ?? null),
    setItem: hidden((name: string, value: string) => void (shelf[name] = value)),
    removeItem: hidden((name: string) => void delete shelf[name])
  })
  return shelf as unknown as Storage
}

const BEFORE = { text: '', audience: 'all' }
const MINE = placeName('rustam', 'trade', 'p1', 'comment')

test('what is half-written comes back with whom it is for, until it is sent or cancelled', () => {
  const shelf = createShelf()
  expect(readHalfWritten(shelf, MINE, BEFORE)).toBeUndefined()
  keepHalfWritten(shelf, MINE, { text: 'Our law\nasks', audience: 'delegation' })
  expect(readHalfWritten(shelf, MINE, BEFORE)).toEqual({ text: 'Our law\nasks', audience: 'delegation' })
  expect(isHalfWritten(shelf, MINE, 'text')).toBe(true)
  keepHalfWritten(shelf, MINE, undefined)
  expect(readHalfWritten(shelf, MINE, BEFORE)).toBeUndefined()
  expect(isHalfWritten(shelf, MINE, 'text')).toBe(false)
})

test('it is of one person at one place', () => {
  const shelf = createShelf()
  keepHalfWritten(shelf, MINE, { text: 'Ours' })
  for (const other of [
    ['aigul', 'trade', 'p1', 'comment'],
    ['rustam', 'energy', 'p1', 'comment'],
    ['rustam', 'trade', 'p1/comment'],
    ['rustam', 'trade', 'p1', 'rationale']
  ])
    expect(readHalfWritten(shelf, placeName(...other), BEFORE)).toBeUndefined()
})

test('an audience without words is nothing to come back to; what cannot be read is nothing', () => {
  const shelf = createShelf()
  keepHalfWritten(shelf, MINE, { text: ' ', audience: 'delegation' })
  expect(isHalfWritten(shelf, MINE, 'text')).toBe(false)
  for (const broken of ['{', 'null', '7', '{"text":7}', '{"other":"words"}']) {
    shelf.setItem(MINE, broken)
    expect(readHalfWritten(shelf, MINE, BEFORE)).toBeUndefined()
  }
})

test('signing out takes all of it, and nothing else, off this computer', () => {
  const shelf = createShelf()
  shelf.setItem('cartif/spelling', 'on')
  keepHalfWritten(shelf, MINE, { text: 'Ours' })
  keepHalfWritten(shelf, placeName('aigul', 'trade'), { text: 'Theirs' })
  dropAllHalfWritten(shelf)
  expect(Object.keys(shelf)).toEqual(['cartif/spelling'])
})

test('a computer that keeps nothing does not keep one from writing', () => {
  const full = {
    ...createShelf(),
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
    removeItem: () => {},
    getItem: () => null
  }
  expect(() => keepHalfWritten(full, MINE, { text: 'Ours' })).not.toThrow()
})
