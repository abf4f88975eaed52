/** Accepting all changes of a written redline gives the text after, rejecting them the text before. */
import { describe, expect, test } from 'vitest'
import { compare } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { readParagraphs } from './read/read-paragraphs.ts'
import { checkWordFile, randomWorld, readShown, shownText } from './testing/index.ts'
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

  test('nothing in a file is to be repaired', { timeout: 900_000 }, async () => {
    for (let world = SEED; world < SEED + WORLDS; world++) {
      const { before, after } = randomWorld(createRandom(world))
      const comments = remarksOn([...before, ...after])
      const files = [
        await writeRedlineDocx(compare(before, after), { ...TRACKING, comments }),
        await writeTextDocx(after, { ...TRACKING, comments, title: 'Framework <Agreement>', note: 'Rev.1 & Rev.2' })
      ]
      for (const file of files) await expect(checkWordFile(file), `world ${world}`).resolves.toBeUndefined()
    }
  })

  test('the same redline is the same text, whatever is said in the margin', async () => {
    const { before, after } = randomWorld(createRandom(SEED))
    const redline = compare(before, after)
    const bare = await readParagraphs(await writeRedlineDocx(redline, TRACKING))
    const comments = remarksOn([...before, ...after])
    expect(await readParagraphs(await writeRedlineDocx(redline, { ...TRACKING, comments }))).toEqual(bare)
  })

  test('a text reads back to its words and numbers', { timeout: 900_000 }, async () => {
    for (let world = SEED; world < SEED + WORLDS; world++) {
      const { after } = randomWorld(createRandom(world))
      const shown = readShown(await readParagraphs(await writeTextDocx(after, TRACKING)))
      expect(shown, `world ${world}`).toEqual(expected(after, shown))
    }
  })
})

function remarksOn(articles: readonly Article[]) {
  const remark = { author: 'Казахстан', date: TRACKING.date, text: 'Supported by KAZ & UZB.\nIn the first reading.' }
  const ids = articles.flatMap(({ id, line }) => [
    id,
    ...line.flatMap((piece) => (piece.type === 'mark' ? piece.id : []))
  ])
  return Object.fromEntries(ids.map((id) => [id, [remark]]))
}

/** A text without words is one empty paragraph; one also ends the file where the last does not stand in both texts. */
function expected(articles: readonly Article[], found: readonly string[]): readonly string[] {
  const lines = shownText(articles)
  return found.length > lines.length ? [...lines, ''] : lines
}
