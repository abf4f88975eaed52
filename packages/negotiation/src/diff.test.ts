import { applySplice, areLinesEqual, lineLength } from '@cartif/treaty-text'
import { createRandom, randomLine } from '@cartif/treaty-text/testing'
import { expect, test } from 'vitest'
import { splicesBetween } from './diff.ts'

test('the splices between two lines take one to the other, disjoint, ascending, and leave what is common', () => {
  for (let seed = 1; seed < 500; seed++) {
    const random = createRandom(seed)
    let marks = 0
    const before = randomLine(random, 10, () => `m${++marks}`)
    let after = before
    for (let count = random.int(4); count > 0; count--) {
      const from = random.int(lineLength(after) + 1)
      const to = Math.min(lineLength(after), from + random.int(4))
      after = applySplice(after, {
        from,
        to,
        line: random.chance(0.5) ? [{ type: 'text', text: 'xyz', origin: 'new' }] : []
      })
    }
    const splices = splicesBetween(before, after)
    splices.forEach(({ from, to }, index) => {
      expect(to).toBeGreaterThanOrEqual(from)
      expect(from).toBeGreaterThan(splices[index - 1]?.to ?? -1)
    })
    const result = splices.toReversed().reduce((line, splice) => applySplice(line, splice), before)
    expect(areLinesEqual(result, after), `seed ${seed}`).toBe(true)
  }
})

test('two insertions far apart are two splices', () => {
  const words = (text: string) => [{ type: 'text' as const, text }]
  expect(splicesBetween(words('each Party shall publish'), words('each Party, shall duly publish'))).toEqual([
    { from: 10, to: 10, line: words(',') },
    { from: 16, to: 16, line: words(' duly') }
  ])
})
