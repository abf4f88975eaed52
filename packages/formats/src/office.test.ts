/** What LibreOffice makes of redlines when all changes are accepted, and when all are rejected. */
import { describe, expect, test } from 'vitest'
import { compare } from '@cartif/redline'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { OFFICE, randomWorld, readInOffice, shownText } from './testing/index.ts'
import type { OfficeText } from './testing/index.ts'
import { paragraphsOf } from './redline-paragraphs.ts'
import type { TrackedParagraph, TrackedRun } from './tracked.ts'
import { writeRedlineDocx, writeTextDocx } from './write-docx.ts'

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

  test('what a lawyer meets', { timeout: 300_000 }, async () => {
    const texts = SCENARIOS.map(([, before, after]) => ({
      before: articlesIn(before, 'a'),
      after: articlesIn(after, 'b')
    }))
    const comments = { 'bprovision-3': [{ author: 'KAZ', date: TRACKING.date, text: 'Supported by KAZ, UZB.' }] }
    // LibreOffice 7.4 exchanges footnotes where a comment stands between them, whoever wrote the file.
    const commented = (notation: string) => (notation.includes('^{') ? {} : { comments })
    const readings = await readInOffice([
      ...(await Promise.all(
        texts.map(({ before, after }, index) =>
          writeRedlineDocx(compare(before, after), { ...TRACKING, ...commented(SCENARIOS[index]![2]) })
        )
      )),
      ...(await Promise.all(texts.map(({ after }) => writeTextDocx(after, TRACKING))))
    ])
    SCENARIOS.forEach(([name, , notation], index) => {
      const [{ accepted, rejected }, clean] = [readings[index]!, readings[index + SCENARIOS.length]!]
      const { before, after } = texts[index]!
      expect(linesOf(accepted), `${name}, accepted`).toEqual(expected(after, accepted))
      expect(linesOf(rejected), `${name}, rejected`).toEqual(expected(before, rejected))
      expect(accepted.comments, name).toEqual(notation.includes('^{') ? [] : ['Supported by KAZ, UZB.'])
      expect(linesOf(clean.accepted), `${name}, clean`).toEqual(shownText(after))
      expect(clean.accepted.tracked, name).toBe(0)
    })
    const counted = readings.slice(SCENARIOS.length).flatMap(({ accepted }) => accepted.paragraphs)
    expect(counted.filter(({ number }) => number !== '').length).toBeGreaterThan(20)
  })
})

const CLAUSE = 'The contact point of a Party shall answer the questions of another within thirty days of their receipt.'

/** What happened, the text before, the text after. */
const SCENARIOS: readonly (readonly [string, string, string])[] = [
  [
    'words',
    'Article 1 — Fees\n1.  Each Party shall publish fees and charges.\n2.  Second.\n',
    'Article 1 — Fees\n1.  Each Party should publish *all* fees.\n2.  Second.\n'
  ],
  [
    'a paragraph came and those behind it have other numbers',
    `Article 1 — Fees\n1.  First of them.\n2.  ${CLAUSE}\n3.  See {Article 1(2)}.\n`,
    `Article 1 — Fees\n1.  First of them.\n2.  A new one stands here.\n3.  ${CLAUSE}\n4.  See {Article 1(3)}.\n`
  ],
  [
    'the last one went',
    `Article 1 — Fees\n1.  First of them.\n2.  ${CLAUSE}\n`,
    'Article 1 — Fees\n1.  First of them.\n'
  ],
  [
    'a paragraph split in two',
    `Article 1 — Fees\n1.  ${CLAUSE} It shall do so in writing and without any delay.\n2.  Last.\n`,
    `Article 1 — Fees\n1.  ${CLAUSE}\n2.  It shall do so in writing and without any delay.\n3.  Last.\n`
  ],
  [
    'two paragraphs joined',
    `Article 1 — Fees\n1.  ${CLAUSE}\n2.  It shall do so in writing and without any delay.\n3.  Last.\n`,
    `Article 1 — Fees\n1.  ${CLAUSE} It shall do so in writing and without any delay.\n2.  Last.\n`
  ],
  [
    'a paragraph moved, and changed on its way',
    `Article 1 — Fees\n1.  ${CLAUSE}\n2.  Second stays.\n3.  Third stays.\n`,
    `Article 1 — Fees\n1.  Second stays.\n2.  Third stays.\n3.  ${CLAUSE.replace('thirty', 'twenty')}\n`
  ],
  [
    'an article moved, its references follow',
    `Article 1 — Fees\n1.  ${CLAUSE}\n2.  One more.\n\nArticle 2 — Transit\n1.  Goods in transit are free.\n\nArticle 3 — Last\n\nSee {Article 1}.\n`,
    `Article 1 — Transit\n1.  Goods in transit are free.\n\nArticle 2 — Last\n\nSee {Article 3}.\n\nArticle 3 — Fees\n1.  ${CLAUSE}\n2.  One more.\n`
  ],
  [
    'levels, footnotes and numbers as given',
    'Article 1 — Fees\n1.  Rates:\n    (a) of duties,^{1} and\n    (b) of taxes.\n2 bis.  As given.\n^1  At the border.\n',
    'Article 1 — Fees\n1.  Rates:^{1}\n    (a) of duties,^{2} and\n2.  of taxes.\n2 bis.  As given.\n^1  All of them.\n^2  At every border.\n'
  ],
  [
    'a chapter with an annex and a preamble',
    'Preamble\n\nThe Parties,\n\n*Recalling* the Agreement;\n\nArticle 1 — Fees\n1.  First of them.\n\nAnnex A — Forms\n1.  The form.\n',
    'Preamble\n\nThe Parties,\n\n*Recalling* the Agreement;\n\n*Noting* the report;\n\nChapter I — All\n\nArticle 1 — Fees\n1.  First of them.\n\nAnnex A — Forms and seals\n1.  The form.\n2.  The seal.\n'
  ]
]

function articlesIn(notation: string, prefix: string): readonly Article[] {
  let count = 0
  return articlesOf(parseNotation(notation).tree, {
    newId: (kind) => `${prefix}${kind}-${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${String(index).padStart(3, '0')}`)
  }).articles
}

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
