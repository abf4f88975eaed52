/**
 * The units in which words are compared, and which no comparison ever cuts: words with their combining marks, numbers,
 * dates, amounts, plain cross-references ("Article 9(2)"), opening brackets with what they say, defined terms, single
 * signs, runs of space, reference pieces. Scripts written without spaces are segmented into words (Unicode Standard
 * Annex 29, through Intl.Segmenter).
 */
import type { Emphasis, Line } from '@cartif/treaty-text'

/** Units [from, to) of the line it was read from. */
export interface Token {
  /** Equal for tokens that read the same: words and emphasis, not who brought them. */
  readonly key: string
  readonly from: number
  readonly to: number
}

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
const NUMBER = String.raw`\p{N}+(?:[.,:/–-]\p{N}+)*`
const ORDINAL = '(?: (?:bis|ter|quater|quinquies|sexies)\\b)?'
const DATE = String.raw`\p{N}{1,2}\s(?:${MONTHS})(?:\s\p{N}{4})?(?!\p{L})|\p{N}{4}年\p{N}{1,2}月(?:\p{N}{1,2}日)?`
const AMOUNT = String.raw`(?:USD|EUR|CNY|US\$|[$€¥])\s?${NUMBER}|${NUMBER}\s?(?:%|per\scent(?!\p{L})|процент(?:а|ов)?(?!\p{L}))`
/** "Article 9(2)", "paragraphs 3 bis", "статьи 5": what they name is a place in the text. */
export const CROSS_REFERENCE = String.raw`(?:Articles?|[Pp]aragraphs?|[Ss]ub-?paragraphs?|Annex(?:es)?|Chapters?|Parts?|Sections?|[Ff]ootnotes?|[Сс]тать(?:я|и|е|ю|ей)|[Пп]ункт(?:а|е|у|ом|ы|ов)?)\s(?:\p{N}+|[IVXLC]+|\([a-z]{1,3}\)|[A-Z])(?![\p{L}\p{N}])${ORDINAL}(?:\([\p{L}\p{N}]{1,4}${ORDINAL}\))*`
/** "[", "[KAZ, UZB: ", "[GEO: delete: ", "[Option 2: " */
export const OPENING = String.raw`\[(?:(?=[A-Z(]|Option|Alt)[^\[\]:\n]{1,80}:\s(?:delete:\s|bracket:\s|move here:\s)?)?`
/** What a number counts is part of it: nobody reads “60” where “30 days” became “60 days”. */
const UNIT = String.raw`(?:\s(?:working\s|calendar\s|рабочих\s|календарных\s)?(?:hours?|days?|weeks?|months?|years?|час(?:а|ов)?|дн(?:я|ей)|день|недел[яиь]|месяц(?:а|ев)?|год(?:а|у)?|лет)(?!\p{L}))?`
const WORD = String.raw`[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’‑-]*`
const HAN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`
const SIGN = String.raw`\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]\p{M}*|[\s\S]`

/** Cuts lines into tokens; with defined terms, each of them is one. */
export class Tokenizer {
  private readonly pattern: RegExp

  constructor(terms: readonly string[] = []) {
    const names = terms.map((term) => term.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
    const defined = names.length > 0 ? `(?:${names.join('|')})(?![\\p{L}\\p{N}])|` : ''
    this.pattern = new RegExp(
      `${defined}${DATE}|${AMOUNT}|${CROSS_REFERENCE}|${OPENING}|${NUMBER}${UNIT}|${HAN}[${HAN.slice(1, -1)}\\p{M}]*|${WORD}|${SIGN}`,
      'guy'
    )
  }

  /** The tokens of a line without marks. A word that changes emphasis in its middle is one token. */
  tokensOf(line: Line): readonly Token[] {
    const { words, styles } = read(line)
    const tokens = this.cut(words, 0)
    return styles ? tokens.map((token) => ({ ...token, key: token.key + styles(token.from, token.to) })) : tokens
  }

  /** The tokens of plain words from one place to another, and what stands before and behind as one token each. */
  tokensBetween(words: string, from: number, to: number): readonly Token[] {
    const tokens = this.cut(words.slice(from, to), from)
    if (from > 0) tokens.unshift({ key: words.slice(0, from), from: 0, to: from })
    if (to < words.length) tokens.push({ key: words.slice(to), from: to, to: words.length })
    return tokens
  }

  private cut(words: string, offset: number): Token[] {
    const tokens: Token[] = []
    for (let at = 0; at < words.length;) {
      const end = plainEnd(words, at) ?? this.patternEnd(words, at)
      const key = words.slice(at, end)
      const parts = isUnspaced(key) ? segmentsOf(key) : [key]
      for (const part of parts) tokens.push({ key: part, from: offset + at, to: offset + (at += part.length) })
    }
    return tokens
  }

  private patternEnd(words: string, at: number): number {
    this.pattern.lastIndex = at
    this.pattern.test(words)
    return this.pattern.lastIndex
  }
}

/** The end of what most tokens are: a word in small Latin letters, a single space, a common sign; else undefined. */
function plainEnd(words: string, at: number): number | undefined {
  const code = words.charCodeAt(at)
  if (isSmallLatin(code)) return beginsReference(words, at) ? undefined : wordEnd(words, at)
  const next = words.charCodeAt(at + 1)
  if (code === 32) return next > 32 && next < 128 ? at + 1 : undefined
  return (code === 44 || code === 46 || code === 59 || code === 58) && next < 128 ? at + 1 : undefined
}

function isSmallLatin(code: number): boolean {
  return code >= 97 && code <= 122
}

function beginsReference(words: string, at: number): boolean {
  const code = words.charCodeAt(at)
  if (code === 112) return words.startsWith('paragraph', at)
  if (code === 115) return words.startsWith('sub', at)
  return code === 102 && words.startsWith('footnote', at)
}

function wordEnd(words: string, at: number): number | undefined {
  let end = at + 1
  while (isSmallLatin(words.charCodeAt(end))) end++
  const next = words.charCodeAt(end)
  return next === 32 || next === 44 || next === 46 || next === 59 || end === words.length ? end : undefined
}

const UNSPACED = new RegExp(`^${HAN}.`, 'u')

function isUnspaced(words: string): boolean {
  return words.charCodeAt(0) > 0x0e00 && UNSPACED.test(words)
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function segmentsOf(words: string): readonly string[] {
  return [...segmenter.segment(words)].map(({ segment }) => segment)
}

/** The words of a line, references as object replacement characters, and what tells equal words of it apart. */
function read(line: Line): { words: string; styles: ((from: number, to: number) => string) | undefined } {
  let words = ''
  const runs: { from: number; to: number; style: string }[] = []
  for (const piece of line) {
    const from = words.length
    words += piece.type === 'text' ? piece.text : '\uFFFC'
    const style = piece.type === 'text' ? styleOf(piece) : piece.type === 'reference' ? `→${piece.target}` : '¶'
    if (style !== '') runs.push({ from, to: words.length, style })
  }
  if (runs.length === 0) return { words, styles: undefined }
  let next = 0
  const styles = (from: number, to: number) => {
    while (next < runs.length && runs[next]!.to <= from) next++
    let style = ''
    for (let index = next; index < runs.length && runs[index]!.from < to; index++) {
      const run = runs[index]!
      style += `\u0001${Math.max(run.from, from) - from}-${Math.min(run.to, to) - from}${run.style}`
    }
    return style
  }
  return { words, styles }
}

function styleOf({ em, strong, underline }: Emphasis): string {
  return `${em ? 'e' : ''}${strong ? 's' : ''}${underline ? 'u' : ''}`
}

/** The words of a key, without what is said about their emphasis. */
export function wordsOfKey(key: string): string {
  const end = key.indexOf('\u0001')
  return end < 0 ? key : key.slice(0, end)
}

/** Words that alone do not make two changes two: bridging them reads easier than keeping them. */
export function isIsland(key: string): boolean {
  return /^(?:\s+|a|an|and|as|at|by|for|in|of|on|or|the|to|и|в|на|с|о)$/iu.test(key)
}

/** Defined terms of more than one word: what stands in quotation marks where a text says what it means. */
export function definedTerms(words: string): readonly string[] {
  const found = new Set<string>()
  const quoted = /[“"«]([^”"»\n]{3,60})[”"»]/gu
  for (const [, term] of words.matchAll(quoted)) if (/\s/.test(term!) && /^\p{Lu}/u.test(term!)) found.add(term!)
  return [...found].toSorted((a, b) => b.length - a.length).slice(0, 300)
}
