/**
 * A footnote goes with its last reference: taking out the only reference to it takes the footnote out too, in the same
 * act. And it goes in no other way: its mark alone is never struck, which would leave its words in the provision before.
 */
import { lineLength, pieceLength } from '@cartif/treaty-text'
import type { Line, ProvisionMark } from '@cartif/treaty-text'
import { composedLength } from './compose.ts'
import type { ComposedArticle, Segment } from './compose.ts'
import type { EditOfArticle } from './route-edits.ts'
import type { ComposedEdit } from './route.ts'

/** A new footnote: the reference instead of the units [from, to), and its mark at the end of the article. */
export function insertFootnote(segments: readonly Segment[], { from, to }: Omit<ComposedEdit, 'line'>, mark: string) {
  const end = composedLength(segments)
  const reference: Line = [{ type: 'reference', target: mark, name: 'footnote' }]
  const footnote: Line = [{ type: 'mark', id: mark, kind: 'footnote', numbering: 'auto' }]
  return { reference: { from, to, line: reference }, footnote: { from: end, to: end, line: footnote } }
}

/**
 * Whether words begin with a footnote: they are brought at the end of their text, wherever that has come to be. What is
 * typed at the end of the provision before it, with the pen as with a proposal, stays in that provision.
 */
export function bringsFootnote(line: Line): boolean {
  const first = line[0]
  return first?.type === 'mark' && first.kind === 'footnote' && first.numbering !== 'none'
}

/** Whether a composed position is in the words of a footnote. */
export function isInFootnote(segments: readonly Segment[], position: number): boolean {
  let at = 0
  let isInside = false
  for (const { piece } of segments) {
    if (at >= position) break
    if (piece.type === 'mark') isInside = piece.kind === 'footnote'
    at += pieceLength(piece)
  }
  return isInside
}

/** Whether an edit takes out the mark of a footnote and nothing else. */
export function strikesFootnoteMark(segments: readonly Segment[], { from, to, line }: ComposedEdit): boolean {
  if (to !== from + 1 || lineLength(line) > 0) return false
  let at = 0
  for (const { piece } of segments) {
    if (at === from) return piece.type === 'mark' && piece.kind === 'footnote' && piece.numbering !== 'none'
    at += pieceLength(piece)
  }
  return false
}

/** Which references somebody's edits take out, and which keep a footnote in the text. */
export interface ReferenceRules {
  takes(segment: Segment): boolean
  counts(segment: Segment): boolean
}

/** With the pen only the text's own references go; else all but those that the holder has struck already. */
export function referenceRules(holder: string | undefined): ReferenceRules {
  if (holder === undefined) return { takes: ({ inserted }) => inserted.length === 0, counts: () => true }
  const stands = ({ deleted }: Segment) => deleted.every(({ proposal }) => proposal.holder !== holder)
  return { takes: stands, counts: stands }
}

/** What follows from edits: the footnotes, in any article, whose last references they take out. */
export function footnotesLost(
  edits: readonly EditOfArticle[],
  rules: ReferenceRules,
  composed: () => readonly ComposedArticle[]
): readonly EditOfArticle[] {
  const struck = new Set(
    edits.flatMap(({ segments, edit }) =>
      referencesOf(segments, rules.takes).flatMap(({ target, at }) => (isWithin(at, edit) ? [target] : []))
    )
  )
  if (struck.size === 0) return []
  const articles = composed()
  const footnotes = articles.flatMap((one) => footnotesOf(one, struck))
  if (footnotes.length === 0) return []
  const editsOf = (article: string) => edits.filter((one) => one.article === article)
  // What is moved takes its footnotes along.
  const brought = edits.flatMap(({ edit }) => edit.line).flatMap((piece) => (piece.type === 'reference' ? [piece] : []))
  const kept = new Set([
    ...brought.map(({ target }) => target),
    ...articles.flatMap(({ id, segments }) => {
      const own = editsOf(id)
      return referencesOf(segments, rules.counts).flatMap(({ target, at }) =>
        own.some(({ edit }) => isWithin(at, edit)) ? [] : [target]
      )
    })
  ])
  return footnotes
    .filter(({ mark, of, from }) => !kept.has(mark.id) && !editsOf(of.id).some(({ edit }) => isWithin(from, edit)))
    .map(({ of, from, to }) => ({ article: of.id, segments: of.segments, edit: { from, to, line: [] } }))
}

function isWithin(at: number, { from, to }: ComposedEdit): boolean {
  return at >= from && at < to
}

interface PlacedFootnote {
  readonly of: ComposedArticle
  readonly mark: ProvisionMark
  /** Composed units, its further paragraphs with it. */
  readonly from: number
  readonly to: number
}

function footnotesOf(of: ComposedArticle, wanted: ReadonlySet<string>): readonly PlacedFootnote[] {
  const found: PlacedFootnote[] = []
  let open: { mark: ProvisionMark; from: number } | undefined
  let at = 0
  const close = () => {
    if (open) found.push({ of, ...open, to: at })
    open = undefined
  }
  for (const { piece } of of.segments) {
    const goesOn = piece.type === 'mark' && piece.kind === 'footnote' && piece.numbering === 'none'
    if (piece.type === 'mark' && !goesOn) {
      close()
      if (piece.kind === 'footnote' && wanted.has(piece.id)) open = { mark: piece, from: at }
    }
    at += pieceLength(piece)
  }
  close()
  return found
}

function referencesOf(segments: readonly Segment[], wanted: (segment: Segment) => boolean) {
  const found: { target: string; at: number }[] = []
  let at = 0
  for (const segment of segments) {
    if (segment.piece.type === 'reference' && wanted(segment)) found.push({ target: segment.piece.target, at })
    at += pieceLength(segment.piece)
  }
  return found
}
