import { expect, test } from 'vitest'
import type { Article } from './line.ts'
import { applyEdits, editBetween } from './text-edits.ts'
import { createRandom, randomLine } from './testing/index.ts'
import type { Random } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20261125)

function randomText(random: Random): ReadonlyMap<string, Article> {
  const ids = ['a', 'b', 'c', 'd'].filter(() => random.chance(0.7))
  let mark = 0
  return new Map(
    ids.map((id) => {
      const line = randomLine(random, random.int(8), () => `m${++mark}`)
      return [id, { id, kind: random.pick(['article', 'annex'] as const), order: `a${random.int(9)}`, line }]
    })
  )
}

test('the edits between two texts make the one into the other, after a journey as plain data', () => {
  for (let world = 0; world < 2000; world++) {
    const random = createRandom(SEED + world)
    const [before, after] = [randomText(random), randomText(random)]
    const ids = [...new Set([...before.keys(), ...after.keys()])]
    const edits = ids.flatMap((id) => editBetween(before.get(id), after.get(id)) ?? [])
    const kept = JSON.parse(JSON.stringify(edits)) as typeof edits
    const made = applyEdits([...before.values()], kept)
    expect(new Map(made.map((article) => [article.id, article])), `world ${SEED + world}`).toEqual(after)
  }
})

test('what does not fit is refused', () => {
  const article: Article = { id: 'a', kind: 'article', order: 'a0', line: [{ type: 'text', text: 'One.' }] }
  expect(() => applyEdits([article], [{ kind: 'add', article }])).toThrow('is there already')
  expect(() => applyEdits([], [{ kind: 'remove', article: 'a' }])).toThrow('is not there')
  const splice = { from: 3, to: 9, line: [] }
  expect(() => applyEdits([article], [{ kind: 'change', article: 'a', splice }])).toThrow('shorter than the edit')
})
