/**
 * The words of two lines compared: diff-match-patch over tokens mapped to characters, then cleaned up so that a lawyer
 * reads whole words and phrases. Law: the equal and deleted hunks are the line before, the equal and inserted the line after.
 */
import { diff_match_patch } from 'diff-match-patch'
import { areLinesEqual, normalizeLine } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import { isIsland, tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/** `before` stands only where equal words are not the same pieces, because somebody else brought them in between. */
export type Hunk =
  | { readonly op: 'equal'; readonly line: Line; readonly before?: Line }
  | { readonly op: 'insert' | 'delete'; readonly line: Line }

interface Edit {
  readonly equal: readonly [Token, Token][]
  readonly deleted: readonly Token[]
  readonly inserted: readonly Token[]
}

/** Compares two lines without marks. */
export function compareWords(before: Line, after: Line): readonly Hunk[] {
  const a = tokensOf(before)
  const b = tokensOf(after)
  return toHunks(bridgeIslands(diffTokens(a, b)))
}

/** Tokens are mapped to code units below the surrogates; what does not fit shares the last one and is split by key. */
const ALPHABET = 0xd800 - 1

function diffTokens(a: readonly Token[], b: readonly Token[]): readonly Edit[] {
  const letters = new Map<string, string>()
  const encode = (tokens: readonly Token[]) => tokens.map(({ key }) => letterOf(letters, key)).join('')
  const engine = new diff_match_patch()
  engine.Diff_Timeout = 0
  const diffs = engine.diff_main(encode(a), encode(b), false)
  engine.diff_cleanupSemanticLossless(diffs)
  const edits: Edit[] = []
  let i = 0
  let j = 0
  for (const [op, { length }] of diffs) {
    if (op === 0) edits.push(...equalRuns(a.slice(i, (i += length)), b.slice(j, (j += length))))
    else if (op < 0) edits.push({ equal: [], deleted: a.slice(i, (i += length)), inserted: [] })
    else edits.push({ equal: [], deleted: [], inserted: b.slice(j, (j += length)) })
  }
  return edits
}

function letterOf(letters: Map<string, string>, key: string): string {
  let letter = letters.get(key)
  if (letter === undefined) letters.set(key, (letter = String.fromCharCode(1 + Math.min(letters.size, ALPHABET - 1))))
  return letter
}

/** Beyond the alphabet different tokens share a letter: they are told apart here. */
function equalRuns(a: readonly Token[], b: readonly Token[]): readonly Edit[] {
  return a.map((token, index) => {
    const other = b[index]!
    return token.key === other.key
      ? { equal: [[token, other]], deleted: [], inserted: [] }
      : { equal: [], deleted: [token], inserted: [other] }
  })
}

/** Joins neighbouring changes, and those with only islands between them. */
function bridgeIslands(edits: readonly Edit[]): readonly Edit[] {
  const out: Edit[] = []
  for (let index = 0; index < edits.length;) {
    const edit = edits[index]!
    if (edit.equal.length === 0) {
      pushChange(out, edit)
      index++
      continue
    }
    let end = index
    while (end < edits.length && edits[end]!.equal.length > 0) end++
    const run = edits.slice(index, end).flatMap(({ equal }) => equal)
    const isBetween = out.length > 0 && end < edits.length
    if (isBetween && run.length <= 3 && run.every(([{ key }]) => isIsland(key)) && isReplacement(out.at(-1)!)) {
      pushChange(out, { equal: [], deleted: run.map(([token]) => token), inserted: run.map(([, token]) => token) })
    } else out.push({ equal: run, deleted: [], inserted: [] })
    index = end
  }
  return out
}

function isReplacement({ deleted, inserted }: Edit): boolean {
  return deleted.length > 0 && inserted.length > 0
}

function pushChange(out: Edit[], { deleted, inserted }: Edit): void {
  const last = out.at(-1)
  if (last && last.equal.length === 0) {
    out[out.length - 1] = {
      equal: [],
      deleted: [...last.deleted, ...deleted],
      inserted: [...last.inserted, ...inserted]
    }
  } else out.push({ equal: [], deleted, inserted })
}

function toHunks(edits: readonly Edit[]): readonly Hunk[] {
  return edits.flatMap(({ equal, deleted, inserted }) => {
    if (equal.length > 0) return [equalHunk(equal)]
    const hunks: Hunk[] = []
    if (deleted.length > 0) hunks.push({ op: 'delete', line: lineOf(deleted) })
    if (inserted.length > 0) hunks.push({ op: 'insert', line: lineOf(inserted) })
    return hunks
  })
}

function equalHunk(equal: readonly [Token, Token][]): Hunk {
  const before = lineOf(equal.map(([token]) => token))
  const line = lineOf(equal.map(([, token]) => token))
  return areLinesEqual(before, line) ? { op: 'equal', line } : { op: 'equal', line, before }
}

function lineOf(tokens: readonly Token[]): Line {
  return normalizeLine(tokens.flatMap(({ pieces }) => pieces))
}
