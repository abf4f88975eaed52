/** Texts that go out as Word files and come back, and files as others write them. */
import { describe, expect, test } from 'vitest'
import { articlesOf, parseNotation, printNotation, treeOfArticles } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { compare } from '@cartif/redline'
import { readDocx } from './read-docx.ts'
import { para, wordFile } from './testing/index.ts'
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

const HEADING = '<w:pStyle w:val="H"/>'
const STYLES =
  '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
const NUMBERING =
  '<w:abstractNum w:abstractNumId="0">' +
  [
    ['decimal', '%1.'],
    ['lowerLetter', '%2)'],
    ['lowerRoman', '(%3)']
  ]
    .map(
      ([format, text], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    )
    .join('') +
  '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1"/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
const inList = (id: number, level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

const noteOf = (id: number, words: string) =>
  `<w:footnote w:id="${id}"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> ${words}</w:t></w:r></w:p></w:footnote>`
const referenceTo = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
const moved = (name: string) =>
  `<w:p><w:pPr><w:rPr><w:${name} w:id="9"/></w:rPr></w:pPr><w:${name} w:id="1"><w:r><w:t>Moved.</w:t></w:r></w:${name}></w:p>`

describe('a file as others write it', () => {
  test('headings in one paragraph, in two, in capitals, with a break, bold without a style', async () => {
    const body = [
      para('Article 1: Definitions', HEADING),
      para('Words.'),
      para('ARTICLE 2', HEADING),
      para('Publication', HEADING),
      para('Words.'),
      '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Article 3</w:t><w:br/><w:t>Fees</w:t></w:r></w:p>',
      para('Article 4', '', '<w:b/>'),
      para('Transit', '', '<w:b/>'),
      para('Article 5 of the Agreement applies.')
    ]
    const { notation } = await readDocx(wordFile(body.join(''), { styles: STYLES }))
    expect(notation.split('\n\n').map((line) => line.trim())).toEqual([
      'Article 1 — Definitions',
      'Words.',
      'Article 2 — Publication',
      'Words.',
      'Article 3 — Fees',
      'Article 4 — Transit',
      'Article 5 of the Agreement applies.'
    ])
  })

  test('numbers that lists count, and numbers that are typed', async () => {
    const body = [
      para('Fees', inList(3, 0)),
      para('First:', inList(1, 0)),
      para('sea', inList(1, 1)),
      para('ships', inList(1, 2)),
      para('land', inList(1, 1)),
      para('Second.', inList(1, 0)),
      para('Transit', inList(3, 0)),
      para('First again.', inList(2, 0)),
      para('2.\tTyped:'),
      para('(a)  typed too.'),
      para('3 bis. Kept.')
    ]
    const { articles } = await readDocx(wordFile(body.join(''), { numbering: NUMBERING }))
    expect(printed(articles)).toBe(
      [
        'Article 1 — Fees',
        '1.  First:',
        '    (a) sea',
        '        (i) ships',
        '    (b) land',
        '2.  Second.',
        '',
        'Article 2 — Transit',
        '1.  First again.',
        '2.  Typed:',
        '    (a) typed too.',
        '3 bis.  Kept.',
        ''
      ].join('\n')
    )
  })

  test('what is no word is told; tables are read as paragraphs', async () => {
    const cell = `<w:tc>${para('In a cell.')}</w:tc>`
    const body = `${para('Hidden.', '', '<w:vanish/>')}<w:p><w:r><w:drawing/></w:r></w:p><w:tbl><w:tr>${cell}</w:tr></w:tbl>`
    const { notation, leftOut } = await readDocx(wordFile(body))
    expect(notation).toBe('In a cell.\n')
    expect(leftOut).toEqual(['hidden text', 'picture or text box', 'table'])
  })

  test('footnotes, and what moved', async () => {
    const body = `${para('Article 1 — Fees')}${moved('moveTo')}<w:p><w:r><w:t>Rates</w:t></w:r>${referenceTo(2)}</w:p>${moved('moveFrom')}`
    const file = wordFile(body, {
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>${noteOf(2, 'All of them.')}`
    })
    expect((await readDocx(file)).notation).toBe('Article 1 — Fees\n\nMoved.\n\nRates^{1}\n\n^1  All of them.\n')
    expect((await readDocx(file, { changes: 'rejected' })).notation).toBe(
      'Article 1 — Fees\n\nRates^{1}\n\nMoved.\n\n^1  All of them.\n'
    )
  })
})
