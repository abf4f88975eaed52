import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { changeOfFix, placeToReword } from './fix-change.ts'
import { printFindings } from './print-findings.ts'
import { RULES } from './rules/index.ts'
import { ScrubText, quoteOf } from './scrub-text.ts'
import { scrub } from './scrub.ts'
import { readArticles } from './testing/read-example.ts'

const PARTIES = ['Kazakhstan', 'Kyrgyz Republic', 'Mongolia', 'Uzbekistan', 'People’s Republic of China']
const DEMONSTRATION = readFileSync(
  new URL('../../../apps/server/demo/framework-agreement.zero-draft.txt', import.meta.url),
  'utf8'
).replace(/[[\]]/g, '')
const FAULTY = RULES.flatMap(({ faulty }) => faulty)

describe('findings', () => {
  test.each([...FAULTY.map(({ text }) => text), DEMONSTRATION])('lie where they say, in “%s”', (notation) => {
    const articles = readArticles(notation)
    const provisions = new Map(new ScrubText(articles).provisions.map((one) => [one.id, one]))
    const findings = scrub(articles, { parties: PARTIES })
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
    for (const { provision: id, from, to, quote, fix } of findings) {
      const provision = provisions.get(id)!
      expect(quoteOf(provision, from, to)).toBe(quote)
      expect(from <= to && to <= provision.words.length).toBe(true)
      if (fix) expect(fix.from >= 0 && fix.from <= fix.to && fix.to <= provision.words.length).toBe(true)
    }
  })

  test('come in the order of the text, whatever rule finds them', () => {
    const articles = readArticles(
      'Article 1 — A\n1.  Goods ,parts and the Joint Committee.\n2.  Reply within 30 days.\n\nArticle 2 — B\n1.  See  Article 9.'
    )
    expect(scrub(articles).map(({ rule, quote }) => `${rule} ${quote}`)).toEqual([
      'spacing  ,',
      'spacing ,',
      'undefined-term Joint Committee',
      'time-limit within 30 days',
      'spacing   ',
      'dangling-reference Article 9'
    ])
  })

  test('are not many in the demonstration, and each is one that a lawyer would look at', () => {
    const articles = readArticles(DEMONSTRATION)
    const said = printFindings(scrub(articles, { parties: PARTIES }), articles)
      .trim()
      .split('\n')
    expect(said.map((line) => line.replace(/”\. .*/, '”'))).toMatchInlineSnapshot(`
      [
        "Article 18(3): note (time-limit): “within 60 days”",
        "Article 19(3): note (time-limit): “within three working days”",
        "Article 20(2): warning (time-limit): “within six months”",
        "Article 42(2): note (time-limit): “within 10 days”",
        "Article 42(2): note (time-limit): “within 15 days”",
        "Article 43(2): note (time-limit): “within 60 days”",
        "Article 44(1): note (differing-quantity): “60 days”",
        "Article 44(2): warning (time-limit): “within 20 days”",
        "Annex D(11): note (mixed-quotes): “'”",
      ]
    `)
  })
})

describe('a fix', () => {
  const proposals = FAULTY.flatMap(({ text }) => {
    const articles = readArticles(text)
    const provisions = new Map(new ScrubText(articles).provisions.map((one) => [one.id, one]))
    const findings = scrub(articles, { parties: PARTIES })
    const changes = changeOfFix(articles, findings)
    return findings
      .filter(({ fix }) => fix !== undefined)
      .map((finding) => ({ finding, provision: provisions.get(finding.provision)!, change: changes.get(finding.id) }))
  })

  test.each(proposals)('of $finding.id “$finding.quote” is proposed by a quote that stands there once', (one) => {
    const { provision, change } = one
    const fix = one.finding.fix!
    const whole = quoteOf(provision, 0, provision.words.length)
    const fixed = whole.slice(0, fix.from) + fix.text + whole.slice(fix.to)
    expect(change).toBeDefined()
    expect(whole.split(change!.quote)).toHaveLength(2)
    const read = change!.text.replace(/\\(.)/g, '$1').replace(/[{}]/g, '')
    expect(whole.replace(change!.quote, () => read)).toBe(fixed)
  })

  test('is of whole words, and keeps the footnotes and the signs of the notation beside it', () => {
    const change = (words: string) => {
      const articles = readArticles(`Article 1 — A\n1.  ${words}\n^1  At the border.`)
      const [first] = changeOfFix(articles, scrub(articles)).values()
      return first && [first.quote, first.text]
    }
    expect(change('A fee^{1}  is due.')).toEqual(['fee¹  is', 'fee^{1} is'])
    expect(change("A carrier’s and an owner’s, by 30 days' notice^{1}.")).toEqual(["days'", 'days’'])
    expect(change('Goods [and parts]  are free^{1}.')).toEqual(['parts]  are', 'parts\\] are'])
    expect(change('Goods are released.Fees^{1} are due.')).toEqual(['released.Fees¹', 'released. Fees^{1}'])
  })

  test('where there is none, the place is given as it is, for somebody to put it otherwise', () => {
    const articles = readArticles(
      'Article 1 — A\n1.  Under {Article 2}, reply within 30 days [or so].\n\nArticle 2 — B\n1.  Reply within 30 days; then reply within 30 days.'
    )
    const places = [...placeToReword(articles, scrub(articles)).values()]
    expect(places.map(({ quote, text }) => [quote, text])).toEqual([
      ['within 30 days', 'within 30 days'],
      ['within 30 days;', 'within 30 days;'],
      ['within 30 days.', 'within 30 days.']
    ])
  })

  test('grows by words until it is unique, and keeps the cross-references among them', () => {
    const articles = readArticles(
      'Article 1 — A\n1.  Under {Article 2} , and under {Article 1(1)} , goods are free.\n\nArticle 2 — B\n1.  Nothing.'
    )
    const changes = [...changeOfFix(articles, scrub(articles)).values()]
    expect(changes.map(({ quote, text }) => [quote, text])).toEqual([
      ['Article 2 ,', '{Article 2},'],
      ['Article 1(1) ,', '{Article 1(1)},']
    ])
  })
})
