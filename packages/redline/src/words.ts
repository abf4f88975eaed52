/**
 * The words of two lines compared, cleaned up so that a lawyer reads whole words and phrases. Law: the equal and deleted
 * hunks are the line before, the equal and inserted ones the line after, piece by piece.
 */
import { appendPiece, areLinesEqual, cutPiece, pieceLength } from '@cartif/treaty-text'
import type { Line, Piece } from '@cartif/treaty-text'
import { bridgeIslands, slideEdits } from './clean-up.ts'
import { matchTokens } from './match-tokens.ts'
import { Tokenizer } from './tokens.ts'
import type { Token } from './tokens.ts'

/**
 * `before` stands only where equal words are not the same pieces: somebody else brought them in between, or a
 * cross-reference followed the renumbering of its target; then `followed`, and the words differ too.
 */
export type Hunk =
  | { readonly op: 'equal'; readonly line: Line; readonly before?: Line; readonly followed?: true }
  | { readonly op: 'insert' | 'delete'; readonly line: Line }

/** Tokens [fromA, toA) of the line before became tokens [fromB, toB) of the line after; `same` where they read the same. */
export interface Edit {
  readonly same: boolean
  readonly followed?: true
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

export interface WordOptions {
  readonly tokenizer?: Tokenizer
  /** Whether words before and words after are the name of one place in the text. */
  readonly isSamePlace?: (before: string, after: string) => boolean
}

const PLAIN = new Tokenizer()

/** Compares two lines without marks. */
export function compareWords(before: Line, after: Line, options: WordOptions = {}): readonly Hunk[] {
  if (areLinesEqual(before, after)) return before.length > 0 ? [{ op: 'equal', line: after }] : []
  const [a, b] = tokensOfBoth(before, after, options.tokenizer ?? PLAIN)
  return toHunks(cleanEdits(a, b, options), a, b, before, after)
}

/** Sentences that both begin or end with are one token: most changes are small. */
function tokensOfBoth(before: Line, after: Line, tokenizer: Tokenizer): readonly [readonly Token[], readonly Token[]] {
  const [a, b] = [plainText(before), plainText(after)]
  if (a === undefined || b === undefined) return [tokenizer.tokensOf(before), tokenizer.tokensOf(after)]
  const { lead, tail } = sharedSentences(a, b)
  return [tokenizer.tokensBetween(a, lead, a.length - tail), tokenizer.tokensBetween(b, lead, b.length - tail)]
}

/** The words of a line that is nothing but one run without emphasis. */
function plainText(line: Line): string | undefined {
  const [piece] = line
  if (line.length !== 1 || piece!.type !== 'text' || piece!.em || piece!.strong || piece!.underline) return undefined
  return piece!.text
}

/** How many units of whole sentences two texts share at either end. */
function sharedSentences(a: string, b: string): { lead: number; tail: number } {
  const shortest = Math.min(a.length, b.length)
  let lead = 0
  while (lead < shortest && a.charCodeAt(lead) === b.charCodeAt(lead)) lead++
  while (lead > 0 && !isSentenceEnd(a, lead)) lead--
  let tail = 0
  while (tail < shortest - lead && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++
  while (tail > 0 && !isSentenceEnd(a, a.length - tail)) tail--
  return { lead, tail }
}

/** Behind a full stop or semicolon, in front of its space. */
function isSentenceEnd(words: string, at: number): boolean {
  const sign = words.charCodeAt(at - 1)
  return (sign === 46 || sign === 59) && words.charCodeAt(at) === 32
}

/** The edits between two sequences of tokens, as they are shown. */
export function cleanEdits(a: readonly Token[], b: readonly Token[], options: WordOptions = {}): readonly Edit[] {
  const [keysA, keysB] = [a.map(({ key }) => key), b.map(({ key }) => key)]
  const runs = matchTokens(keysA, keysB)
  const edits = editsBetween(runs, a.length, b.length)
  const shown = bridgeIslands(slideEdits(edits, keysA, keysB), keysA, keysB)
  return options.isSamePlace ? followReferences(shown, keysA, keysB, options.isSamePlace) : shown
}

function editsBetween(runs: ReturnType<typeof matchTokens>, lengthA: number, lengthB: number): readonly Edit[] {
  const edits: Edit[] = []
  let [i, j] = [0, 0]
  for (const { a, b, length } of [...runs, { a: lengthA, b: lengthB, length: 0 }]) {
    if (a > i || b > j) edits.push({ same: false, fromA: i, toA: a, fromB: j, toB: b })
    if (length > 0) edits.push({ same: true, fromA: a, toA: a + length, fromB: b, toB: b + length })
    ;[i, j] = [a + length, b + length]
  }
  return edits
}

/** Where nothing changed but the number of a place that is the same, nothing changed. */
function followReferences(
  edits: readonly Edit[],
  a: readonly string[],
  b: readonly string[],
  isSamePlace: (before: string, after: string) => boolean
): readonly Edit[] {
  return edits.map((edit) => {
    const length = edit.toA - edit.fromA
    if (edit.same || length !== edit.toB - edit.fromB) return edit
    for (let index = 0; index < length; index++) {
      const [before, after] = [a[edit.fromA + index]!, b[edit.fromB + index]!]
      if (before !== after && !isSamePlace(before, after)) return edit
    }
    return { ...edit, same: true, followed: true }
  })
}

function toHunks(
  edits: readonly Edit[],
  a: readonly Token[],
  b: readonly Token[],
  before: Line,
  after: Line
): readonly Hunk[] {
  const left = new LineReader(before)
  const right = new LineReader(after)
  return edits.flatMap((edit): readonly Hunk[] => {
    const deleted = left.upTo(a[edit.toA - 1]?.to ?? 0)
    const inserted = right.upTo(b[edit.toB - 1]?.to ?? 0)
    if (edit.followed) return [{ op: 'equal', line: inserted, before: deleted, followed: true }]
    if (edit.same)
      return [{ op: 'equal', line: inserted, ...(areLinesEqual(deleted, inserted) ? {} : { before: deleted }) }]
    const hunks: Hunk[] = []
    if (deleted.length > 0) hunks.push({ op: 'delete', line: deleted })
    if (inserted.length > 0) hunks.push({ op: 'insert', line: inserted })
    return hunks
  })
}

/** Reads a line once, from its beginning to its end, in parts. */
export class LineReader {
  private readonly line: Line
  private piece = 0
  private within = 0
  private at = 0

  constructor(line: Line) {
    this.line = line
  }

  /** What stands between where it was left and a place, in units from the beginning of the line. */
  upTo(end: number): Line {
    const pieces: Piece[] = []
    while (this.at < end) {
      const piece = this.line[this.piece]!
      const size = Math.min(end - this.at, pieceLength(piece) - this.within)
      appendPiece(pieces, cutPiece(piece, this.within, this.within + size))
      this.at += size
      this.within += size
      if (this.within < pieceLength(piece)) continue
      this.piece++
      this.within = 0
    }
    return pieces
  }
}
