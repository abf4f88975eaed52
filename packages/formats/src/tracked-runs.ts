/** The words of a provision's change as runs that say in which text they stand. */
import { compareWords } from '@cartif/redline'
import type { Hunk } from '@cartif/redline'
import { areLinesEqual, textLine } from '@cartif/treaty-text'
import type { Line, Piece } from '@cartif/treaty-text'
import { toNote } from './redline-sides.ts'
import type { RedlineSide } from './redline-sides.ts'
import type { Move, Presence, TrackedNote, TrackedRun } from './tracked.ts'

export interface Sides {
  readonly before: RedlineSide
  readonly after: RedlineSide
  /** Who brought or took the words of a hunk, where that is known. */
  readonly authors?: ReadonlyMap<Hunk, string> | undefined
}

/** What a footnote says, given in which texts its reference stands. */
export type NoteReader = (key: string, presence: Presence) => Omit<TrackedNote, 'mark'>

/** `stands` says on which sides the words of the hunks are looked for. */
export function runsOfHunks(
  hunks: readonly Hunk[],
  sides: Sides,
  stands: { readonly before: boolean; readonly after: boolean },
  readNote: NoteReader
): readonly TrackedRun[] {
  return hunks.flatMap((hunk) => {
    const before = stands.before ? sides.before.wordsOf(hunk) : []
    const after = stands.after ? sides.after.wordsOf(hunk) : []
    const runs =
      stands.before && stands.after
        ? comparedRuns(before, after, readNote)
        : [...runsOfLine(before, 'before', readNote), ...runsOfLine(after, 'after', readNote)]
    if (!sides.authors) return runs
    const author = sides.authors.get(hunk) ?? ''
    return runs.map((one) => ({ ...one, author }))
  })
}

/** Two designations compared word by word: "Article [-5-]{+6+}". */
export function comparedTexts(before: string, after: string): readonly TrackedRun[] {
  return comparedRuns(textLine(before), textLine(after), noNote)
}

/** A designation is exchanged as a whole; the tab behind it stays where both texts have one. */
export function comparedNumbers(before: string, after: string, gap: string): readonly TrackedRun[] {
  if (before === after) return before === '' ? [] : [run(before + gap, 'both')]
  const old = before === '' ? [] : [run(before + (after === '' ? gap : ''), 'before')]
  const fresh = after === '' ? [] : [run(after + (before === '' ? gap : ''), 'after')]
  return [...old, ...fresh, ...(before !== '' && after !== '' ? [run(gap, 'both')] : [])]
}

export function run(text: string, presence: Presence): TrackedRun {
  return { text, presence }
}

function noNote(): Omit<TrackedNote, 'mark'> {
  return { runs: [] }
}

function comparedRuns(before: Line, after: Line, readNote: NoteReader): readonly TrackedRun[] {
  if (areLinesEqual(before, after)) return runsOfLine(after, 'both', readNote)
  return compareWords(before, after).flatMap((hunk) => {
    if (hunk.op !== 'equal') return runsOfLine(hunk.line, hunk.op === 'delete' ? 'before' : 'after', readNote)
    if (hunk.before === undefined || areLinesEqual(hunk.before, hunk.line))
      return runsOfLine(hunk.line, 'both', readNote)
    return [...runsOfLine(hunk.before, 'before', readNote), ...runsOfLine(hunk.line, 'after', readNote)]
  })
}

function runsOfLine(line: Line, presence: Presence, readNote: NoteReader): readonly TrackedRun[] {
  return line.flatMap((piece) => runOfPiece(piece, presence, readNote))
}

function runOfPiece(piece: Piece, presence: Presence, readNote: NoteReader): TrackedRun | readonly TrackedRun[] {
  if (piece.type === 'mark') return []
  if (piece.type === 'reference') {
    const { key, mark } = toNote(piece)
    return { presence, text: '', note: { ...readNote(key, presence), ...(mark === undefined ? {} : { mark }) } }
  }
  const { type: _type, origin: _origin, ...rest } = piece
  return { ...rest, presence }
}

/**
 * The runs of what moved, at one of its places. What did not come along is deleted at the old place, what is new inserted
 * at the new one.
 */
export function movedRuns(runs: readonly TrackedRun[], { name, role }: Move): readonly TrackedRun[] {
  const side = role === 'from' ? 'before' : 'after'
  return runs
    .filter(({ presence }) => presence === 'both' || presence === side)
    .map((one) => ({
      ...withNote(one, side),
      presence: side,
      ...(one.presence === 'both' ? { moved: name } : {})
    }))
}

/** A footnote's words go with the reference: at each place of what moved stands what they were there. */
function withNote(one: TrackedRun, side: 'before' | 'after'): TrackedRun {
  if (!one.note) return one
  const runs = one.note.runs.flatMap((run) => {
    const stands = run.presence === 'both' || run.presence === side
    return stands ? [{ ...run, presence: 'both' as const }] : []
  })
  return { ...one, note: { ...one.note, runs } }
}
