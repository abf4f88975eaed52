import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ELSEWHERE } from './elsewhere.ts'
import { SECTIONS } from './index.ts'
import { NOT_APPLICABLE } from './not-applicable.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ALL = Array.from({ length: 103 }, (_, index) => index + 1)

test('every hard scenario, 1 to 103, is accounted for exactly once: here, in another room’s test, or with a reason', () => {
  const here = new Set(SECTIONS.flatMap(({ scenarios }) => scenarios.map(({ number }) => number)))
  const elsewhere = ELSEWHERE.flatMap(({ numbers }) => numbers)
  const accounted = [...here, ...elsewhere, ...NOT_APPLICABLE.keys()].toSorted((a, b) => a - b)
  expect(accounted).toEqual(ALL)
})

test('what happens on the wire is told of scenarios that are here', () => {
  const here = new Set(SECTIONS.flatMap(({ scenarios }) => scenarios.map(({ number }) => number)))
  for (const { also = [] } of ELSEWHERE) for (const number of also) expect(here).toContain(number)
})

test.each(ELSEWHERE)('$file holds “$test”', ({ file, test: title }) => {
  expect(existsSync(join(ROOT, file))).toBe(true)
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(title)
})

test('a reason is a sentence', () => {
  for (const [number, reason] of NOT_APPLICABLE) expect(reason, `${number}`).toMatch(/^[A-Z].{40,}\.$/s)
})
