/**
 * A fix as a change that can be proposed: a quote that stands in its provision exactly once, and the words instead. The quote is
 * of whole words, so that what is proposed can be read (`[days'] [Legal: days’]`), and grows by a word on either side until there
 * is no second place like it.
 *
 * Where there is no fix, the place is given as it is, so that somebody can put it otherwise.
 *
 * Laws (scrub.test.ts): the provision with the quote replaced is the provision with the fix made, or without one as it was.
 */
import type { Article } from '@cartif/treaty-text'
import type { Finding, Fix } from './finding.ts'
import { ScrubText, fillIn } from './scrub-text.ts'
import type { ScrubProvision } from './scrub-text.ts'

/** As `POST /api/instruments/:id/proposals` takes it; `text` is in the bracketed notation. */
export interface FixChange {
  readonly provision: string
  readonly quote: string
  readonly text: string
}

/** By the id of the finding; a finding without a fix has none. */
export function changeOfFix(
  articles: readonly Article[],
  findings: readonly Finding[]
): ReadonlyMap<string, FixChange> {
  const provisions = new Map(new ScrubText(articles).provisions.map((one) => [one.id, one]))
  return new Map(
    findings.flatMap(({ id, fix, provision }) => {
      const change = fix && changeIn(provisions.get(provision)!, fix)
      return change ? [[id, change] as const] : []
    })
  )
}

/** By the id of the finding: those without a fix, with the words of their place as they are. */
export function placeToReword(
  articles: readonly Article[],
  findings: readonly Finding[]
): ReadonlyMap<string, FixChange> {
  const provisions = new Map(new ScrubText(articles).provisions.map((one) => [one.id, one]))
  return new Map(
    findings.flatMap(({ id, fix, provision: name, from, to }) => {
      const provision = provisions.get(name)!
      const range = fix ? undefined : quotable(provision, toWords(provision.words, { from, to, text: '·' }))
      if (!range) return []
      return [[id, { provision: name, quote: read(provision, ...range), text: notated(provision, ...range) }] as const]
    })
  )
}

function changeIn(provision: ScrubProvision, fix: Fix): FixChange | undefined {
  const range = quotable(provision, toWords(provision.words, fix))
  return range && { provision: provision.id, quote: read(provision, ...range), text: withFix(provision, fix, ...range) }
}

type Range = readonly [from: number, to: number]

/** The range with as many words around it as it takes to be the only one like it. */
function quotable(provision: ScrubProvision, [begin, end]: Range): Range | undefined {
  const whole = read(provision, 0, provision.words.length)
  let [from, to] = [begin, end]
  for (;;) {
    const quote = read(provision, from, to)
    if (quote !== '' && whole.indexOf(quote) === whole.lastIndexOf(quote)) return [from, to]
    if (from === 0 && to === provision.words.length) return undefined
    ;[from, to] = [before(provision.words, from), behind(provision.words, to)]
  }
}

/** The whole words that a fix is in; what is nothing but space takes in the words on both sides. */
function toWords(words: string, { from, to, text }: Fix): Range {
  const isSpace = words.slice(from, to).trim() === '' && text.trim() === ''
  const begin = isSpace || !/\s$|^$/.test(words.slice(0, from)) ? before(words, from) : from
  const end = isSpace || !/^\s|^$/.test(words.slice(to)) ? behind(words, to) : to
  return [begin, end]
}

/** Where the word that ends here, or before the space here, begins. */
function before(words: string, at: number): number {
  return at - (/\S*\s*$/.exec(words.slice(Math.max(0, at - 200), at))?.[0].length ?? 0)
}

function behind(words: string, at: number): number {
  return at + (/^\s*\S*/.exec(words.slice(at, at + 200))?.[0].length ?? 0)
}

function read(provision: ScrubProvision, from: number, to: number): string {
  return fillIn(provision, from, to, ({ shown }) => shown)
}

/** The words around the fix keep their cross-references. */
function withFix(provision: ScrubProvision, fix: Fix, from: number, to: number): string {
  return notated(provision, from, fix.from) + escape(fix.text) + notated(provision, fix.to, to)
}

function notated(provision: ScrubProvision, from: number, to: number): string {
  const escaped = { ...provision, ...escapeWords(provision, from, to) }
  return fillIn(escaped, 0, escaped.words.length, ({ notation }) => notation)
}

/** A stretch of words with a backslash before every sign of the notation, and its references where they stand then. */
function escapeWords({ words, references }: ScrubProvision, from: number, to: number) {
  const at = (place: number) => escape(words.slice(from, place)).length
  return {
    words: escape(words.slice(from, to)),
    references: references.filter((one) => one.at >= from && one.at < to).map((one) => ({ ...one, at: at(one.at) }))
  }
}

function escape(words: string): string {
  return words.replace(/[[\]{}*_\\¶^]/g, (sign) => `\\${sign}`)
}
