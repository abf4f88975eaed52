/**
 * The units in which words are compared, and which no comparison ever cuts: words with their combining marks, numbers,
 * dates, amounts, plain cross-references ("Article 9(2)"), opening brackets with what they say, defined terms, single
 * signs, runs of space, reference pieces. Scripts written without spaces are segmented into words (Unicode Standard
 * Annex 29, through Intl.Segmenter). Law: a token depends on what follows it, never on what stands before it.
 */
import type { Line } from '@cartif/treaty-text'
import { Names } from './names.ts'
import { plainEnd } from './plain-token.ts'
import type { Ends } from './shared-ends.ts'
import { readStyles } from './styles.ts'
import { isUnspaced, tokenPattern } from './token-pattern.ts'
import { BEFORE, BEHIND, FURTHER, MATCHED, PLAIN, TokenRow } from './token-row.ts'

const LONGEST_SIGN = 8

/** Cuts lines into tokens, under names of its own. */
export class Tokenizer {
  readonly names = new Names()
  private readonly pattern: RegExp
  /** The letters that defined terms begin with. */
  private readonly initials: string

  constructor(terms: readonly string[] = []) {
    this.pattern = tokenPattern(terms)
    this.initials = terms.map(([first]) => first).join('')
  }

  /** What each token of a line without marks reads, with what is said about its emphasis. */
  keysOf(line: Line): readonly string[] {
    const row = new TokenRow()
    this.cutLine(line, row)
    return Array.from(row.names.subarray(0, row.length), (name) => this.names.words[name]!)
  }

  /** The tokens of a line without marks. A word that changes emphasis in its middle is one token. */
  cutLine(line: Line, row: TokenRow): void {
    const { words, styles } = readStyles(line)
    this.cut(words, 0, words.length, row)
    if (!styles) return
    for (let index = 0; index < row.length; index++) {
      const [from, to] = [row.startOf(index), row.ends[index]!]
      const style = styles(from, to)
      if (style !== '') row.names[index] = this.names.ofWords(words.slice(from, to) + style)
    }
  }

  /** The tokens of two plain texts; whole sentences that both begin or end with are one token each. */
  cutBoth(a: string, b: string, ends: Ends, left: TokenRow, right: TokenRow): void {
    const { lead, tail } = ends
    const [before, behind] = [this.endName(a, 0, lead, BEFORE), this.endName(a, a.length - tail, a.length, BEHIND)]
    if (lead > 0) left.push(before, lead, MATCHED)
    if (lead > 0) right.push(before, lead, MATCHED)
    this.cut(a, lead, a.length - tail, left)
    this.cutLike(a, left, b, ends, right)
    if (tail > 0) left.push(behind, a.length, MATCHED)
    if (tail > 0) right.push(behind, b.length, MATCHED)
  }

  /** What is no longer than a sign or some space may be said elsewhere too. */
  private endName(words: string, from: number, to: number, name: number): number {
    return to - from > LONGEST_SIGN ? name : this.names.of(words, from, to)
  }

  private cut(words: string, from: number, to: number, row: TokenRow): void {
    for (let at = from; at < to;) at = this.cutOne(words, at, from, to, row)
  }

  /** What the second text has in common with the first is not cut again. */
  private cutLike(a: string, left: TokenRow, b: string, ends: Ends, right: TokenRow): void {
    const [to, shift] = [b.length - ends.tail, b.length - a.length]
    let at = this.cutSameStart(left, b, ends, right)
    let index = right.length
    while (at < to) {
      while (index > 0 && left.startOf(index) > at - shift) index--
      while (index < left.length && left.startOf(index) < at - shift) index++
      if (at >= b.length - ends.sameBehind && beginsAt(left, index, at - shift)) return copy(left, index, right, shift)
      at = this.cutOne(b, at, ends.lead, to, right)
    }
  }

  /** Cuts the second text while it is cut as the first is; returns where that ends. */
  private cutSameStart(left: TokenRow, b: string, ends: Ends, right: TokenRow): number {
    let at = ends.lead
    let index = right.length
    while (index < left.length && left.ends[index]! < ends.same && beginsAt(left, index, at)) {
      if (left.cuts[index] === PLAIN) right.push(left.names[index]!, (at = left.ends[index]!), PLAIN)
      else at = this.cutOne(b, at, ends.lead, b.length - ends.tail, right)
      while (index < left.length && left.ends[index]! <= at) index++
    }
    return at
  }

  /** Cuts what begins at a place; returns where it ends. */
  private cutOne(words: string, at: number, from: number, to: number, row: TokenRow): number {
    const end = plainEnd(words, at, to, this.initials)
    if (end === 0) return this.cutMatched(words, at, from, to, row)
    row.push(this.names.of(words, at, end), end, PLAIN)
    return end
  }

  private cutMatched(words: string, at: number, from: number, to: number, row: TokenRow): number {
    this.pattern.lastIndex = at - from
    this.pattern.test(words.slice(from, to))
    const end = from + this.pattern.lastIndex
    const parts = words.charCodeAt(at) > 0x0e00 ? partsOf(words.slice(at, end)) : []
    if (parts.length < 2) row.push(this.names.of(words, at, end), end, MATCHED)
    else for (const { from: place, text } of parts) this.pushPart(row, text, at, place)
    return end
  }

  private pushPart(row: TokenRow, text: string, at: number, place: number): void {
    row.push(this.names.ofWords(text), at + place + text.length, place === 0 ? MATCHED : FURTHER)
  }
}

/** Whether something is cut at a place of the text, whatever stands before. */
function beginsAt(row: TokenRow, index: number, place: number): boolean {
  return index < row.length && row.startOf(index) === place && row.cuts[index] !== FURTHER
}

function copy(left: TokenRow, from: number, right: TokenRow, shift: number): void {
  for (let index = from; index < left.length; index++)
    right.push(left.names[index]!, left.ends[index]! + shift, left.cuts[index]!)
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Of words without spaces, each with its place. */
function partsOf(words: string): readonly { readonly from: number; readonly text: string }[] {
  if (!isUnspaced(words)) return []
  return Array.from(segmenter.segment(words), ({ index, segment }) => ({ from: index, text: segment }))
}
