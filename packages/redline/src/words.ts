/**
 * The words of two lines compared, cleaned up so that a lawyer reads whole words and phrases. Law: the equal and deleted
 * hunks are the line before, the equal and inserted ones the line after, piece by piece.
 */
import { appendPiece, areLinesEqual, cutPiece, pieceLength } from '@cartif/treaty-text'
import type { Line, Piece } from '@cartif/treaty-text'
import { bridgeIslands, slideEdits } from './clean-up.ts'
import type { Edit } from './edit.ts'
import { Matcher } from './match-tokens.ts'
import type { Run } from './match-tokens.ts'
import { sharedEnds } from './shared-ends.ts'
import { TokenRow } from './token-row.ts'
import { TokenTraits } from './token-traits.ts'
import { Tokenizer } from './tokens.ts'

/**
 * `before` stands only where equal words are not the same pieces: somebody else brought them in between, or a
 * cross-reference followed the renumbering of its target; then `followed`, and the words differ too.
 */
export type Hunk =
  | { readonly op: 'equal'; readonly line: Line; readonly before?: Line; readonly followed?: true }
  | { readonly op: 'insert' | 'delete'; readonly line: Line }

/** Whether words before and words after are the name of one place in the text. */
export type IsSamePlace = (before: string, after: string) => boolean

/** Compares two lines without marks. */
export function compareWords(before: Line, after: Line): readonly Hunk[] {
  return new WordComparison().hunks(before, after)
}

/** Compares lines one pair after the other, with defined terms as one token each; what it read once it knows again. */
export class WordComparison {
  private readonly tokenizer: Tokenizer
  private readonly traits: TokenTraits
  private readonly isSamePlace: IsSamePlace | undefined
  private readonly matcher = new Matcher()
  private readonly a = new TokenRow()
  private readonly b = new TokenRow()

  constructor(terms: readonly string[] = [], isSamePlace?: IsSamePlace) {
    this.tokenizer = new Tokenizer(terms)
    this.traits = new TokenTraits(this.tokenizer.names)
    this.isSamePlace = isSamePlace
  }

  /** What stayed, went and came between two lines without marks. */
  hunks(before: Line, after: Line): readonly Hunk[] {
    if (areLinesEqual(before, after)) return before.length > 0 ? [{ op: 'equal', line: after }] : []
    this.cut(before, after)
    return this.toHunks(this.edits(), before, after)
  }

  private cut(before: Line, after: Line): void {
    const { tokenizer, a, b } = this
    a.clear()
    b.clear()
    const [left, right] = [plainText(before), plainText(after)]
    if (left !== undefined && right !== undefined) return tokenizer.cutBoth(left, right, sharedEnds(left, right), a, b)
    tokenizer.cutLine(before, a)
    tokenizer.cutLine(after, b)
  }

  /** The edits between the two rows of tokens, as they are shown. */
  private edits(): readonly Edit[] {
    const { a, b, traits, isSamePlace } = this
    const edits = editsBetween(this.matcher.match(a, b, this.tokenizer.names.size), a.length, b.length)
    const shown = bridgeIslands(slideEdits(edits, a, b, traits), a, b, traits)
    return isSamePlace ? shown.map((edit) => (this.isFollowed(edit, isSamePlace) ? followed(edit) : edit)) : shown
  }

  /** Where nothing changed but the number of a place that is the same, nothing changed. */
  private isFollowed({ same, fromA, toA, fromB, toB }: Edit, isSamePlace: IsSamePlace): boolean {
    if (same || toA - fromA !== toB - fromB) return false
    const { words } = this.tokenizer.names
    for (let index = 0; index < toA - fromA; index++) {
      const [before, after] = [this.a.names[fromA + index]!, this.b.names[fromB + index]!]
      if (before !== after && !isSamePlace(words[before]!, words[after]!)) return false
    }
    return true
  }

  private toHunks(edits: readonly Edit[], before: Line, after: Line): readonly Hunk[] {
    const [left, right] = [new LineReader(before), new LineReader(after)]
    const hunks: Hunk[] = []
    for (const edit of edits) {
      const deleted = left.upTo(this.a.startOf(edit.toA))
      const inserted = right.upTo(this.b.startOf(edit.toB))
      if (edit.same) hunks.push(equalHunk(deleted, inserted, edit.followed))
      else {
        if (deleted.length > 0) hunks.push({ op: 'delete', line: deleted })
        if (inserted.length > 0) hunks.push({ op: 'insert', line: inserted })
      }
    }
    return hunks
  }
}

function followed(edit: Edit): Edit {
  return { ...edit, same: true, followed: true }
}

function equalHunk(before: Line, line: Line, isFollowed: true | undefined): Hunk {
  if (isFollowed) return { op: 'equal', line, before, followed: true }
  return areLinesEqual(before, line) ? { op: 'equal', line } : { op: 'equal', line, before }
}

/** The words of a line that is nothing but one run without emphasis. */
function plainText(line: Line): string | undefined {
  const [piece] = line
  if (line.length !== 1 || piece!.type !== 'text' || piece!.em || piece!.strong || piece!.underline) return undefined
  return piece!.text
}

function editsBetween(runs: readonly Run[], lengthA: number, lengthB: number): readonly Edit[] {
  const edits: Edit[] = []
  let [i, j] = [0, 0]
  const changed = (a: number, b: number) => {
    if (a > i || b > j) edits.push({ same: false, fromA: i, toA: a, fromB: j, toB: b })
  }
  for (const { a, b, length } of runs) {
    changed(a, b)
    edits.push({ same: true, fromA: a, toA: a + length, fromB: b, toB: b + length })
    ;[i, j] = [a + length, b + length]
  }
  changed(lengthA, lengthB)
  return edits
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
