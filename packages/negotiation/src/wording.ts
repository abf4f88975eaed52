/**
 * What a proposal says, apart from where exactly it says it. A version names a wording: it changes when, and only when,
 * the words, what they are to replace, or the kind of change do. A chair decides on a version; positions are taken on one.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { lineLength, sliceLine } from '@cartif/treaty-text'
import type { Line, Piece } from '@cartif/treaty-text'
import type { Change, Proposal, TextId } from './proposal.ts'
import { standingChanges } from './proposal.ts'

export interface ChangeWording {
  readonly change: TextId
  readonly kind: Change['kind']
  /** The text it is made to, or the article it is about. */
  readonly text: TextId
  /** The words it strikes or brackets, as they stand. */
  readonly removed: string
  readonly inserted: string
  /** The change of the same proposal that strikes the words where they stood. */
  readonly movedFrom?: TextId
}

/** `lineOf` gives the present words of an article or of another change. */
export function wordingOf(proposal: Proposal, lineOf: (text: TextId) => Line | undefined): readonly ChangeWording[] {
  return standingChanges(proposal).map((change) => ({
    change: change.id,
    kind: change.kind,
    text: targetOf(change),
    removed: removedBy(change, lineOf),
    inserted: change.kind === 'splice' || change.kind === 'insert-article' ? provisionWords(change.line) : '',
    ...(change.kind === 'splice' && change.movedFrom !== undefined ? { movedFrom: change.movedFrom } : {})
  }))
}

function targetOf(change: Change): TextId {
  if (change.kind === 'splice' || change.kind === 'bracket') return change.in
  return change.kind === 'insert-article' ? change.id : change.article
}

function removedBy(change: Change, lineOf: (text: TextId) => Line | undefined): string {
  if (change.kind === 'splice' || change.kind === 'bracket') {
    const line = lineOf(change.in)
    if (!line || change.to > lineLength(line)) return ''
    return provisionWords(sliceLine(line, change.from, change.to))
  }
  const line = change.kind === 'delete-article' ? lineOf(change.article) : undefined
  return line ? provisionWords(line) : ''
}

/** Stands for the number of a footnote, at its words and where they are referred to: the number is not its wording. */
const FOOTNOTE = 'ⁿ'

/** Whether a change of a proposal is only the reference to a footnote that another change brings or strikes. */
export function isFootnoteReference({ removed, inserted }: ChangeWording, all: readonly ChangeWording[]): boolean {
  const isLone = removed + inserted === FOOTNOTE
  const hasWords = (words: string) => words.includes(`\n${FOOTNOTE} `)
  return isLone && all.some((one) => hasWords(one.removed) || hasWords(one.inserted))
}

/** Words with a line break for every provision mark; references by the name they were written with, footnotes raised. */
export function provisionWords(line: Line): string {
  return line.map((piece) => (piece.type === 'text' ? piece.text : signOf(piece))).join('')
}

/** The words of a line unit by unit: `provisionWords`, taken apart. */
export function unitWords(line: Line): readonly string[] {
  return line.flatMap((piece) => (piece.type === 'text' ? piece.text.split('') : [signOf(piece)]))
}

function signOf(piece: Exclude<Piece, { type: 'text' }>): string {
  if (piece.type === 'mark') return piece.kind === 'footnote' && piece.numbering !== 'none' ? `\n${FOOTNOTE} ` : '\n'
  return piece.name === 'footnote' ? FOOTNOTE : (piece.name ?? '\uFFFC')
}

/** Sixteen hexadecimal digits of SHA-256 over what the wording says, ids aside. */
export function versionOf(wording: readonly ChangeWording[]): string {
  const canonical = wording.map(({ kind, removed, inserted }) => [kind, removed, inserted])
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical)))).slice(0, 16)
}
