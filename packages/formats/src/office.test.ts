/** What LibreOffice makes of redlines when all changes are accepted, and when all are rejected. */
import { describe, expect, test } from 'vitest'
import { compare } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { OFFICE, randomWorld, readInOffice, shownText } from './testing/index.ts'
import type { OfficeText } from './testing/index.ts'
import { writeRedlineDocx } from './write-docx.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 12)
const TRACKING = { author: 'CARTIF/TF/W/1/Rev.1', date: '2026-11-28T10:00:00Z' }

describe.skipIf(!OFFICE)('in LibreOffice (skipped where SOFFICE_PATH names none)', () => {
  test(`random redlines, seed ${SEED}`, { timeout: 600_000 }, async () => {
    const worlds = Array.from({ length: WORLDS }, (_, index) => randomWorld(createRandom(SEED + index)))
    const files = await Promise.all(
      worlds.map(({ before, after }) => writeRedlineDocx(compare(before, after), TRACKING))
    )
    const readings = await readInOffice(files)
    readings.forEach(({ accepted, rejected }, index) => {
      const { before, after } = worlds[index]!
      expect(linesOf(accepted), `accepted, world ${SEED + index}`).toEqual(expected(after, accepted))
      expect(linesOf(rejected), `rejected, world ${SEED + index}`).toEqual(expected(before, rejected))
      expect([accepted.left, rejected.left]).toEqual([0, 0])
    })
    expect(readings.reduce((sum, { accepted }) => sum + accepted.tracked, 0)).toBeGreaterThan(WORLDS)
  })
})

/** A paragraph as it is shown. */
function linesOf({ paragraphs }: OfficeText): readonly string[] {
  const lines = paragraphs.map(({ number, words }) => (number === '' ? words : `${number}\t${words}`))
  return lines
}

/** The file ends with an empty paragraph where the last one does not stand in both texts. */
function expected(articles: readonly Article[], { paragraphs }: OfficeText): readonly string[] {
  const lines = shownText(articles)
  return paragraphs.length > lines.length ? [...lines, ''] : lines
}
