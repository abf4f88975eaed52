/** Official negotiating texts of one treaty: whatever they look like, a redline carries one into the other and back. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { applyRedline, changesOf, compare, undoRedline } from './index.ts'

const FOLDER = new URL('../../../../shared/data/unfccc-paris/', import.meta.url)
const FILES = ['geneva-text-2015-02-12.txt', 'compilation-2015-12-04.txt', 'adopted-2015-12-12.md']
const PAIRS = FILES.flatMap((before) =>
  FILES.filter((after) => after !== before).map((after) => [before, after] as const)
)

describe('official negotiating texts', () => {
  for (const [before, after] of PAIRS) {
    const isHere = [before, after].every((file) => existsSync(new URL(file, FOLDER)))
    const title = `${before} → ${after}${isHere ? '' : ' (not here: reference data is not shipped)'}`
    test.skipIf(!isHere)(title, () => {
      const [old, now] = [read(before), read(after)]
      const redline = compare(old, now)
      expect(applyRedline(old, redline)).toEqual(now)
      expect(undoRedline(now, redline)).toEqual(old)
      const changes = changesOf(redline)
      expect(changes.length).toBeGreaterThan(10)
      for (const { sentence } of changes) expect(sentence).toMatch(/^\S/)
    })
  }
})

function read(file: string): readonly Article[] {
  let count = 0
  const ids = {
    newId: (kind: string) => `${file}-${kind}-${++count}`,
    ordersFor: (length: number) => Array.from({ length }, (_, index) => `a${String(index).padStart(6, '0')}`)
  }
  return articlesOf(parseNotation(readFileSync(new URL(file, FOLDER), 'utf8')).tree, ids).articles
}
