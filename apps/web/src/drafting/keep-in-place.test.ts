import { expect, test } from 'vitest'
import { keepInPlace } from './keep-in-place.ts'

/** A page that is laid out for so many frames; from `takenAt` on the reader scrolls. */
function page(laidOutFor: number, takenAt = Infinity) {
  const frames: (() => void)[] = []
  let brought = 0
  keepInPlace({
    bringBack: () => (brought++ < laidOutFor ? brought : 0),
    isTaken: () => brought >= takenAt,
    nextFrame: (step) => void frames.push(step)
  })
  for (let ran = 0; frames.length > 0 && ran < 1000; ran++) frames.shift()!()
  return brought
}

test('an article is brought back as long as the layout moves, and not for ever', () => {
  expect(page(5)).toBeGreaterThan(5)
  expect(page(5)).toBeLessThan(30)
  expect(page(30)).toBeGreaterThan(30)
  expect(page(1000)).toBe(120)
})

test('the reader is not fought, and what has gone is not held', () => {
  expect(page(1000, 3)).toBe(3)
  let asked = 0
  keepInPlace({ bringBack: () => void asked++, isTaken: () => false, nextFrame: (step) => step() })
  expect(asked).toBe(1)
})
