/**
 * Numbers are computed from the order of provisions, never stored. What is only proposed does not push the numbers of
 * the text as it stands: a proposed paragraph after 1 reads "1 bis", the next "1 ter", and so do articles. Where there are
 * no numbers to push, because all that would be counted together is proposed, it is counted as it would be in the text.
 */
import type { ArticleKind, ProvisionKind, ProvisionMark } from './line.ts'

/** What numbering needs to know of a provision. `proposed`: not (yet) in the text. */
export interface NumberedMark {
  readonly mark: ProvisionMark
  readonly proposed: boolean
}

const LATIN_ORDINALS = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies']
const LEVELS: Readonly<Record<ProvisionKind, number>> = {
  heading: 0,
  recital: 1,
  paragraph: 1,
  'sub-paragraph': 2,
  item: 3,
  'sub-item': 4,
  footnote: 1
}

/** 0 for a heading, 1 for recitals, paragraphs and footnotes, 2 for (a), 3 for (i), 4 for (A). */
export function levelOf(kind: ProvisionKind): number {
  return LEVELS[kind]
}

/**
 * The designations of the provisions of one article, in order: "1.", "(a)", "(ii)", "2 bis.", or "" for unnumbered ones
 * and for footnotes, which are counted by their references.
 */
export function numberProvisions(marks: readonly NumberedMark[]): readonly string[] {
  const counters = new Map<ProvisionKind, Counter>()
  const free = withoutNumbersToPush(marks, scopesOf(marks))
  return marks.map(({ mark, proposed }, index) => {
    if (mark.kind === 'footnote') return ''
    const level = levelOf(mark.kind)
    for (const kind of counters.keys()) if (levelOf(kind) > level) counters.delete(kind)
    if (mark.numbering === 'as-given') {
      countOnFrom(counters, mark.kind, numberIn(mark.label ?? '', mark.kind))
      return mark.label ?? ''
    }
    if (mark.numbering === 'none' || level === 0) return ''
    return formatDesignation(mark.kind, nextCount(counters, mark.kind, proposed && !free.has(index)))
  })
}

/** What is counted together: provisions of one kind, until one of a higher level; undefined for what is not counted. */
function scopesOf(marks: readonly NumberedMark[]): readonly (string | undefined)[] {
  const begun = new Map<number, number>()
  return marks.map(({ mark }, index) => {
    if (mark.kind === 'footnote') return undefined
    const level = levelOf(mark.kind)
    for (const other of begun.keys()) if (other > level) begun.delete(other)
    if (!begun.has(level)) begun.set(level, index)
    return mark.numbering === 'none' || level === 0 ? undefined : `${begun.get(level)} ${mark.kind}`
  })
}

/** The places of what is proposed where nothing that stands is counted with it. */
function withoutNumbersToPush(
  counted: readonly { readonly proposed: boolean }[],
  scopes: readonly (string | undefined)[]
): ReadonlySet<number> {
  const standing = new Set(scopes.filter((_, index) => !counted[index]!.proposed))
  return new Set(counted.flatMap((_, index) => (standing.has(scopes[index]) ? [] : [index])))
}

/** The designations of articles in reading order: "Article 5", "Article 5 bis", "Chapter II", "Annex A", "Preamble". */
export function numberArticles(
  articles: readonly { readonly kind: ArticleKind; readonly proposed: boolean; readonly label?: string | undefined }[]
): readonly string[] {
  const counters = new Map<ArticleKind, Counter>()
  const free = withoutNumbersToPush(
    articles,
    articles.map(({ kind }) => kind)
  )
  return articles.map(({ kind, proposed, label }, index) => {
    if (label !== undefined) {
      countOnFrom(counters, kind, numberIn(label.replace(/^\S+ /, ''), kind))
      return label
    }
    if (kind === 'text') return ''
    if (kind === 'preamble') return 'Preamble'
    if (kind === 'signature') return 'Signatures'
    const count = nextCount(counters, kind, proposed && !free.has(index))
    const name = kind === 'article' ? 'Article' : kind === 'chapter' ? 'Chapter' : kind === 'part' ? 'Part' : 'Annex'
    return `${name} ${withOrdinal(formatCount(kind, count.base), count.bis)}`
  })
}

/** A reference to a footnote. `proposed`: the reference or the footnote is not (yet) in the text. */
export interface FootnoteReference {
  readonly footnote: ProvisionMark
  readonly proposed: boolean
}

/**
 * The numbers of footnotes by id, counted across the instrument in the order of their references, of which the first
 * counts: "1", "2", "2 bis". A footnote without a reference has none.
 */
export function numberFootnotes(references: readonly FootnoteReference[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  const counters = new Map<'footnote', Counter>()
  const hasStanding = references.some(({ proposed }) => !proposed)
  for (const { footnote, proposed } of references) {
    if (numbers.has(footnote.id)) continue
    if (footnote.numbering === 'as-given') {
      countOnFrom(counters, 'footnote', numberIn(footnote.label ?? '', 'footnote'))
      numbers.set(footnote.id, footnote.label ?? '')
    } else {
      const { base, bis } = nextCount(counters, 'footnote', proposed && hasStanding)
      numbers.set(footnote.id, withOrdinal(String(base), bis))
    }
  }
  return numbers
}

interface Counter {
  base: number
  bis: number
}

function nextCount<K>(counters: Map<K, Counter>, kind: K, proposed: boolean): Counter {
  const last = counters.get(kind) ?? { base: 0, bis: 0 }
  const next = proposed ? { base: last.base, bis: last.bis + 1 } : { base: last.base + 1, bis: 0 }
  counters.set(kind, next)
  return next
}

/** Counting goes on from what is kept as given, so that one odd number does not make all after it odd. */
function countOnFrom<K>(counters: Map<K, Counter>, key: K, base: number | undefined): void {
  if (base !== undefined) counters.set(key, { base, bis: 0 })
}

/** The number in a designation as given: 2 for "2 bis.", 3 for "(c)" or "(iii)" by kind; undefined where there is none. */
function numberIn(label: string, kind: ProvisionKind | ArticleKind): number | undefined {
  const digits = /\d+/.exec(label)?.[0]
  if (digits) return Number(digits)
  const letters = /[A-Za-z]+/.exec(label)?.[0]?.toLowerCase()
  if (letters === undefined) return undefined
  const count = kind === 'item' || kind === 'chapter' || kind === 'part' ? toRoman : toLetters
  for (let number = 1; number <= 200; number++) if (count(number) === letters) return number
  return undefined
}

function formatDesignation(kind: ProvisionKind, count: Counter): string {
  if (kind === 'paragraph' || kind === 'recital') return `${withOrdinal(String(count.base), count.bis)}.`
  const base = Math.max(count.base, 0)
  const number =
    kind === 'sub-paragraph' ? toLetters(base) : kind === 'item' ? toRoman(base) : toLetters(base).toUpperCase()
  return `(${withOrdinal(number, count.bis)})`
}

function formatCount(kind: ArticleKind, count: number): string {
  if (kind === 'article') return String(count)
  if (kind === 'annex') return count === 0 ? '0' : toLetters(count).toUpperCase()
  return count === 0 ? '0' : toRoman(count).toUpperCase()
}

/** 1 with bis 1 is "1 bis"; past decies the Latin gives out and the count is written: "1 bis 10". */
export function withOrdinal(number: string, bis: number): string {
  if (bis === 0) return number
  return `${number} ${LATIN_ORDINALS[bis - 1] ?? `bis ${bis}`}`
}

const WITH_ORDINAL = new RegExp(String.raw`^(.*?)(?: (${LATIN_ORDINALS.join('|')}|bis \d+))?([.)]?)$`)

/** A number apart: "(a bis)" is base "(a", bis 1, end ")". */
export function readOrdinal(number: string): { readonly base: string; readonly bis: number; readonly end: string } {
  const [, base = '', ordinal, end = ''] = WITH_ORDINAL.exec(number) ?? []
  if (ordinal === undefined) return { base, bis: 0, end }
  return { base, bis: LATIN_ORDINALS.indexOf(ordinal) + 1 || Number(ordinal.slice('bis '.length)), end }
}

/** 1 is "a", 26 "z", 27 "aa", as in the drafting manuals; 0 (before the first) is "0". */
export function toLetters(count: number): string {
  let letters = ''
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters
  }
  return letters || '0'
}

/** Lower-case roman numeral; 0 is "0". */
export function toRoman(count: number): string {
  const digits: readonly [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i']
  ]
  let rest = count
  let roman = ''
  for (const [value, digit] of digits) {
    while (rest >= value) {
      roman += digit
      rest -= value
    }
  }
  return roman || '0'
}
