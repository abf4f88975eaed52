/** What LibreOffice makes of redlines when all changes are accepted, and when all are rejected. */
import { describe, expect, test } from 'vitest'
import { compare } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { OFFICE, randomWorld, readInOffice, shownText } from './testing/index.ts'
import type { OfficeText } from './testing/index.ts'
import { paragraphsOf } from './redline-paragraphs.ts'
import type { TrackedParagraph, TrackedRun } from './tracked.ts'
import { writeRedlineDocx } from './write-docx.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 12)
const TRACKING = { author: 'CARTIF/TF/W/1/Rev.1', date: '2026-11-28T10:00:00Z' }

describe.skipIf(!OFFICE)('in LibreOffice (skipped where SOFFICE_PATH names none)', () => {
  test(`random redlines, seed ${SEED}`, { timeout: 900_000 }, async () => {
    const worlds = Array.from({ length: WORLDS }, (_, index) => SEED + index)
      .map((world) => ({ world, ...randomWorld(createRandom(world)) }))
      .map((one) => ({ ...one, redline: compare(one.before, one.after) }))
      .filter(({ redline }) => paragraphsOf(redline).every(isReadWell))
    expect(worlds.length).toBeGreaterThan(WORLDS / 2)
    const readings = await readInOffice(
      await Promise.all(worlds.map(({ redline }) => writeRedlineDocx(redline, TRACKING)))
    )
    readings.forEach(({ accepted, rejected }, index) => {
      const { world, before, after } = worlds[index]!
      expect(linesOf(accepted), `accepted, world ${world}`).toEqual(expected(after, accepted))
      expect(linesOf(rejected), `rejected, world ${world}`).toEqual(expected(before, rejected))
      expect([accepted.left, rejected.left]).toEqual([0, 0])
    })
    expect(readings.reduce((sum, { accepted }) => sum + accepted.tracked, 0)).toBeGreaterThan(worlds.length)
  })
})

/**
 * What LibreOffice 7.4 does not read well, whoever wrote it: it forgets that a paragraph came or went when a footnote stands
 * in it, and takes a paragraph's end away with a footnote that came or went next to another. The laws hold there too, as
 * Word reads files (redline-laws.test.ts).
 */
function isReadWell({ end, runs }: TrackedParagraph): boolean {
  const endsWithTwo = isTrackedNote(runs.at(-1)) && isTrackedNote(runs.at(-2))
  return !endsWithTwo && (end === 'both' || !runs.some(({ note }) => note))
}

function isTrackedNote(run: TrackedRun | undefined): boolean {
  return run?.note !== undefined && run.presence !== 'both'
}

/** A paragraph as it is shown. */
function linesOf({ paragraphs }: OfficeText): readonly string[] {
  const lines = paragraphs.map(({ number, words }) => (number === '' ? words : `${number}\t${words}`))
  return lines
}

/**
 * The file ends with an empty paragraph where the last one does not stand in both texts; a footnote's own mark is its first
 * sign to LibreOffice, and words of the footnote too.
 */
function expected(articles: readonly Article[], { paragraphs }: OfficeText): readonly string[] {
  const lines = shownText(articles).map((line) => line.replace(/\{([^#:{}])([^:{}]*):([^{}]*)\}/g, '{$1:$1$2\t$3}$2'))
  return paragraphs.length > lines.length ? [...lines, ''] : lines
}
