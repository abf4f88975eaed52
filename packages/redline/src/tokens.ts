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
      `${defined}${DATE}|${AMOUNT}|${CROSS_REFERENCE}|${OPENING}|${NUMBER}|${HAN}[${HAN.slice(1, -1)}\\p{M}]*|${WORD}|${SIGN}`,
      'gu'
    )
  }

  /** The tokens of a line without marks. A word that changes emphasis in its middle is one token. */
  tokensOf(line: Line): readonly Token[] {
    const { words, styles } = read(line)
    const tokens: Token[] = []
    let at = 0
    for (const [found] of words.matchAll(this.pattern)) {
      for (const part of isUnspaced(found) ? segmentsOf(found) : [found]) {
        tokens.push({ key: part + styles(at, at + part.length), from: at, to: at + part.length })
        at += part.length
      }
    }
    return tokens
  }
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
function read(line: Line): { words: string; styles: (from: number, to: number) => string } {
  let words = ''
  const runs: { from: number; to: number; style: string }[] = []
  for (const piece of line) {
    const from = words.length
    words += piece.type === 'text' ? piece.text : '\uFFFC'
    const style = piece.type === 'text' ? styleOf(piece) : piece.type === 'reference' ? `→${piece.target}` : '¶'
    if (style !== '') runs.push({ from, to: words.length, style })
  }
  if (runs.length === 0) return { words, styles: () => '' }
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
