/**
 * The units in which words are compared: words with their combining marks, numbers with their separators, single signs,
 * runs of space, and references. Scripts written without spaces are compared character by character.
 */
import { cutPiece, pieceLength } from '@cartif/treaty-text'
import type { Line, Piece } from '@cartif/treaty-text'

export interface Token {
  /** Equal for tokens that read the same: words and emphasis, not who brought them. */
  readonly key: string
  readonly pieces: readonly Piece[]
}

const TOKEN =
  /\p{N}+(?:[.,:/–-]\p{N}+)*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’‑-]*|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]\p{M}*|[\s\S]/gu

/** The tokens of a line without marks. A word that changes emphasis in its middle is one token. */
export function tokensOf(line: Line): readonly Token[] {
  const words = line.map((piece) => (piece.type === 'text' ? piece.text : '\uFFFC')).join('')
  const tokens: Token[] = []
  const reader = { piece: 0, within: 0 }
  for (const [found] of words.matchAll(TOKEN)) {
    const pieces = take(line, reader, found.length)
    tokens.push({ key: keyOf(pieces), pieces })
  }
  return tokens
}

function take(line: Line, reader: { piece: number; within: number }, length: number): readonly Piece[] {
  const pieces: Piece[] = []
  for (let rest = length; rest > 0;) {
    const piece = line[reader.piece]!
    const size = Math.min(rest, pieceLength(piece) - reader.within)
    pieces.push(cutPiece(piece, reader.within, reader.within + size))
    rest -= size
    reader.within += size
    if (reader.within === pieceLength(piece)) {
      reader.piece++
      reader.within = 0
    }
  }
  return pieces
}

function keyOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.type !== 'text') return piece.type === 'reference' ? `→${piece.target}` : '¶'
      const { em, strong, underline, text } = piece
      return em || strong || underline
        ? `${text}\u0001${em ? 'e' : ''}${strong ? 's' : ''}${underline ? 'u' : ''}`
        : text
    })
    .join('')
}

/** Words that alone do not make two changes two: bridging them reads easier than keeping them. */
export function isIsland(key: string): boolean {
  return /^\s+$/u.test(key) || /^(?:a|an|and|as|at|by|for|in|of|on|or|the|to|и|в|на|с|о)$/iu.test(key)
}
