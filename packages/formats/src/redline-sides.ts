/**
 * The two texts of a redline as they read: for each of its hunks the words on either side, references as the words they
 * show there, so that a number which followed a renumbering is a change like any other. The first reference to a
 * footnote, where Word can have one, stays a reference; the others are raised numbers.
 */
import { normalizeLine, referenceWords, targetsOf, toSuperscript } from '@cartif/treaty-text'
import type { Line, OutlineArticle, OutlineProvision, Piece, Reference, Targets } from '@cartif/treaty-text'
import type { Hunk, ProvisionChange, ProvisionSide, Redline } from '@cartif/redline'
import { groupBy } from './group-by.ts'
import type { SideName } from './tracked.ts'

/** A provision's change with the place of its article on one side. */
interface Placed {
  readonly change: ProvisionChange
  readonly place: ProvisionSide
  readonly article: number
}

export interface RedlineSide {
  /** The words of a hunk on this side; a reference in them is that to a footnote, its target `noteKey` of it. */
  readonly wordsOf: (hunk: Hunk) => Line
  /** The footnote that the words of a footnote provision are shown in: itself, or the one that it goes on with. */
  readonly continues: ReadonlyMap<string, string>
}

/** The target that stands for a footnote with its mark: two with different marks are two. */
export function noteKey(id: string, mark: string | undefined): string {
  return mark === undefined ? id : `${id} ${mark}`
}

export function noteOfKey(key: string): { readonly id: string; readonly mark?: string } {
  const at = key.indexOf(' ')
  return at < 0 ? { id: key } : { id: key.slice(0, at), mark: key.slice(at + 1) }
}

export function sideOf(redline: Redline, side: SideName): RedlineSide {
  const placed = placedOn(redline, side)
  const targets = targetsOf(outlineOfSide(redline, side, placed))
  const reader = new Reader(targets, placed)
  const words = new Map<Hunk, Line>()
  for (const { change, place } of placed) {
    for (const hunk of change.hunks) words.set(hunk, reader.read(piecesOn(hunk, side), place.mark?.kind === 'footnote'))
  }
  return { wordsOf: (hunk) => words.get(hunk) ?? [], continues: continuing(placed, reader.notes) }
}

/** Footnotes that Word's own footnotes show, and what goes on with them. */
function continuing(placed: readonly Placed[], notes: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let note: string | undefined
  for (const { mark } of placed.map(({ place }) => place)) {
    const goesOn = mark?.kind === 'footnote' && mark.numbering === 'none'
    if (!goesOn && mark?.id !== note) note = mark && notes.has(mark.id) ? mark.id : undefined
    if (mark && note !== undefined) found.set(mark.id, note)
  }
  return found
}

/** What of a hunk stands on a side. */
export function piecesOn(hunk: Hunk, side: SideName): Line {
  if (hunk.op === 'equal') return side === 'before' ? (hunk.before ?? hunk.line) : hunk.line
  return hunk.op === (side === 'before' ? 'delete' : 'insert') ? hunk.line : []
}

/** Which of the parts a provision is cut into, from 0. */
export function partOf({ part = 0 }: ProvisionSide): number {
  return part
}

function placedOn({ articles }: Redline, side: SideName): readonly Placed[] {
  const order = new Map(articles.flatMap((one) => (one[side] ? [[one[side].id, one[side].index] as const] : [])))
  const placed = articles.flatMap(({ provisions }) =>
    provisions.flatMap((change): readonly Placed[] => {
      const place = change[side]
      return place ? [{ change, place, article: order.get(place.article) ?? 0 }] : []
    })
  )
  return placed.toSorted(
    (a, b) => a.article - b.article || a.place.index - b.place.index || partOf(a.place) - partOf(b.place)
  )
}

/** The outline that the designations in the redline make. */
function outlineOfSide({ articles }: Redline, side: SideName, placed: readonly Placed[]): readonly OutlineArticle[] {
  const provisions = groupBy(
    placed.filter(({ place }) => place.mark && partOf(place) === 0),
    ({ place }) => place.article
  )
  return articles
    .flatMap((one) => one[side] ?? [])
    .toSorted((a, b) => a.index - b.index)
    .map(({ id, kind, number, title }) => ({
      id,
      kind,
      number,
      title,
      provisions: (provisions.get(id) ?? []).map(({ place }) => outlineProvision(place))
    }))
}

function outlineProvision({ mark, number, designation }: ProvisionSide): OutlineProvision {
  const { id, kind, was } = mark!
  const counted = kind === 'footnote' ? designation.replace(/^footnote ?/, '') : number
  return { id, kind, ...(was === undefined ? {} : { was }), number: counted, designation }
}

class Reader {
  readonly notes = new Set<string>()
  private readonly targets: Targets
  private readonly footnotes: ReadonlySet<string>
  private counted = 0

  constructor(targets: Targets, placed: readonly Placed[]) {
    this.targets = targets
    const marks = placed.flatMap(({ place }) => place.mark ?? [])
    this.footnotes = new Set(
      marks.filter(({ kind, numbering }) => kind === 'footnote' && numbering !== 'none').map(({ id }) => id)
    )
  }

  read(line: Line, isFootnote: boolean): Line {
    return normalizeLine(line.flatMap((piece) => this.readPiece(piece, isFootnote)))
  }

  private readPiece(piece: Piece, isFootnote: boolean): Piece | readonly Piece[] {
    if (piece.type === 'mark') return []
    if (piece.type === 'text') return withoutOrigin(piece)
    const isNote = !isFootnote && this.footnotes.has(piece.target) && !this.notes.has(piece.target)
    return isNote ? this.noteReference(piece) : { type: 'text', text: referenceWords(piece, this.targets) }
  }

  private noteReference({ target }: Reference): Reference {
    const number = this.targets.get(target)?.footnote ?? ''
    const isCounted = number === String(this.counted + 1)
    if (isCounted) this.counted++
    const mark = isCounted ? undefined : toSuperscript(number)
    this.notes.add(target)
    return { type: 'reference', target: noteKey(target, mark) }
  }
}

function withoutOrigin({ origin: _, ...rest }: Extract<Piece, { type: 'text' }>): Piece {
  return rest
}
