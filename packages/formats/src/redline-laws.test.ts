/** Accepting all changes of a written redline gives the text after, rejecting them the text before. */
import { describe, expect, test } from 'vitest'
import { compare } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { readParagraphs } from './read/read-paragraphs.ts'
import { randomWorld, readShown, shownText } from './testing/index.ts'
import { writeRedlineDocx, writeTextDocx } from './write-docx.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 150)
const TRACKING = { author: 'CARTIF/TF/W/1/Rev.1', date: '2026-11-28T10:00:00Z' }

describe(`laws of Word files, seed ${SEED}`, () => {
  test('a redline accepted is the text after, rejected the text before', { timeout: 900_000 }, async () => {
    let changed = 0
    for (let world = SEED; world < SEED + WORLDS; world++) {
      const { before, after } = randomWorld(createRandom(world))
      const file = await writeRedlineDocx(compare(before, after), TRACKING)
      const accepted = readShown(await readParagraphs(file))
      const rejected = readShown(await readParagraphs(file, { changes: 'rejected' }))
      expect(accepted, `accepted, world ${world}`).toEqual(expected(after, accepted))
      expect(rejected, `rejected, world ${world}`).toEqual(expected(before, rejected))
      if (accepted.join('\n') !== rejected.join('\n')) changed++
    }
    expect(changed).toBeGreaterThan(WORLDS / 2)
  })

  test('a text reads back to its words and numbers', async () => {
    for (let world = SEED; world < SEED + WORLDS; world++) {
      const { after } = randomWorld(createRandom(world))
      const shown = readShown(await readParagraphs(await writeTextDocx(after, TRACKING)))
      expect(shown, `world ${world}`).toEqual(expected(after, shown))
    }
  })
})

/** A text without words is one empty paragraph; one also ends the file where the last does not stand in both texts. */
function expected(articles: readonly Article[], found: readonly string[]): readonly string[] {
  const lines = shownText(articles)
  return found.length > lines.length ? [...lines, ''] : lines
}
