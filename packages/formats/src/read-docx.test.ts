/** Texts that go out as Word files and come back, and files as others write them. */
import { describe, expect, test } from 'vitest'
import { articlesOf, parseNotation, printNotation, treeOfArticles } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { compare } from '@cartif/redline'
import { readDocx } from './read-docx.ts'
import { writeRedlineDocx, writeTextDocx } from './write-docx.ts'

const TRACKING = { author: 'CARTIF/TF/W/1/Rev.1', date: '2026-11-28T10:00:00Z' }

const TEXT = `Preamble

The Parties to this Agreement,

*Recalling* the commitments undertaken under the **WTO Agreement**;

Part I — General

Article 1 — Definitions

For the purposes of this Agreement, __customs__ means the authority.

Article 2 — Publication
1.  Each Party shall publish promptly:
    (a) procedures for importation;
        (i) by sea,^{1}
        (ii) by land;
            (A) by rail
    (b) rates of \\[all] duties.^{2}
2.  1 \\* 2 and \\{3\\} in a\\_b.
2 bis.  Kept as given.
3.  Each Party shall notify the Secretariat.
^1  Including internal waters.
^¶  And rivers.
^2  Collected at the border.

Annex A — Forms
1.  The form.
`

describe('a text in a Word file', () => {
  test.each(['word', 'words'] as const)('comes back with its numbers counted by %s', async (numbering) => {
    const articles = articlesIn(TEXT)
    const read = await readDocx(await writeTextDocx(articles, { ...TRACKING, title: 'Framework', numbering }), {
      brackets: 'words'
    })
    expect(printed(read.articles)).toBe(printed(articles))
    expect([read.title, read.leftOut]).toEqual(['Framework', []])
  })

  test('has its brackets read as the notation reads them', async () => {
    const articles = articlesIn('Article 1 — Fees\n1.  Each Party [shall] [PAK, UZB: should] publish [promptly].\n')
    const { notation } = await readDocx(await writeTextDocx(articles, TRACKING))
    expect(notation).toContain('1.  Each Party [shall] [PAK, UZB: should] publish [promptly].')
  })

  test('with tracked changes is one text accepted, another rejected', async () => {
    const [before, after] = [
      articlesIn(TEXT),
      articlesIn(TEXT.replace('2 bis.  Kept as given.\n', '').replace('promptly', 'at once'))
    ]
    const file = await writeRedlineDocx(compare(before, after), TRACKING)
    expect(printed((await readDocx(file, { brackets: 'words' })).articles)).toBe(printed(after))
    expect(printed((await readDocx(file, { brackets: 'words', changes: 'rejected' })).articles)).toBe(printed(before))
  })
})

function articlesIn(notation: string): readonly Article[] {
  let count = 0
  return articlesOf(parseNotation(notation).tree, {
    newId: (kind) => `${kind}${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${String(index).padStart(3, '0')}`)
  }).articles
}

function printed(articles: readonly Article[]): string {
  return printNotation(treeOfArticles(articles))
}
