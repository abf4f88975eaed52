import { describe, expect, test } from 'vitest'
import { compare } from './compare.ts'
import { plantChanges, scriptSize } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251128)

describe.each([0, 1, 2])('known acts on a long text, from seed %i on', (step) => {
  const seed = SEED + step
  const planted = plantChanges({ seed, words: 15_000, edits: 300, movedParagraphs: 40, movedArticles: 3 })
  const redline = compare(planted.before, planted.after)

  test('whatever moved is told as moved, and nothing else', () => {
    const articles = redline.articles.filter(({ kind }) => kind === 'moved')
    expect(new Map(articles.map(({ before, after }) => [before!.id, after!.id]))).toEqual(planted.movedArticles)
    const provisions = redline.articles.flatMap((one) => one.provisions).filter(({ kind }) => kind === 'moved')
    const found = provisions.map(({ before, after }) => [before!.mark!.id, after!.mark!.id] as const)
    const right = found.filter(([before, after]) => planted.movedProvisions.get(before) === after)
    expect(right.length / found.length).toBeGreaterThanOrEqual(0.98)
    expect(right.length / planted.movedProvisions.size).toBeGreaterThanOrEqual(0.98)
  })

  test('hardly more is struck and inserted than has to be', () => {
    const { shown, optimum } = scriptSize(redline)
    expect(optimum).toBeGreaterThan(300)
    expect(shown / optimum).toBeLessThanOrEqual(1.05)
  })
})
