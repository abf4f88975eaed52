/**
 * The two texts of a redline as they read: for each of its hunks the words on either side, references as the words they
 * show there, so that a number which followed a renumbering is a change like any other. The first reference to a
 * footnote, where Word can have one, stays a reference; the others are raised numbers.
 */
import { wordsOn } from '@cartif/redline'
import type { Hunk, ProvisionChange, ProvisionSide, Redline } from '@cartif/redline'
import { continuationsOf, normalizeLine } from '@cartif/treaty-text'
import type { Line, Piece, ProvisionMark, Reference, TextPiece } from '@cartif/treaty-text'
import type { SideName } from './tracked.ts'

/** A provision's change with the place of its article on one side. */
interface Placed {
  readonly change: ProvisionChange
  readonly place: ProvisionSide
  readonly article: number
}

export interface RedlineSide {
  /** The words of a hunk on this side; a reference in them is that to a footnote, its target tells which by `toNote`. */
  readonly wordsOf: (hunk: Hunk) => Line
  /** By the id of a footnote provision, the footnote its words are shown in: itself, or the one that it goes on with. */
  readonly noteOf: ReadonlyMap<string, string>
}

/** A footnote by the key that is the same in both texts, and the mark that stands for it where Word does not count it. */
export interface NoteTarget {
  readonly key: string
  readonly mark?: string
}

export function toNote({ target }: Reference): NoteTarget {
  const at = target.indexOf('\n')
  return at < 0 ? { key: target } : { key: target.slice(0, at), mark: target.slice(at + 1) }
}

export function sideOf(redline: Redline, side: SideName): RedlineSide {
  const placed = placedOn(redline, side)
  const footnotes = new Footnotes(placed, side)
  const words = new Map<Hunk, Line>()
  for (const { change, place } of placed) {
    const isFootnote = place.mark?.kind === 'footnote'
    const shown = (piece: Piece) => shownPiece(piece, isFootnote ? undefined : footnotes, redline.references[side])
    for (const hunk of change.hunks) words.set(hunk, normalizeLine(wordsOn(hunk, side).flatMap(shown)))
  }
  return { wordsOf: (hunk) => words.get(hunk) ?? [], noteOf: footnotes.noteOf() }
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

/** `footnotes` is absent where Word can have none: in footnotes. */
function shownPiece(
  piece: Piece,
  footnotes: Footnotes | undefined,
  names: Readonly<Record<string, string>>
): readonly Piece[] {
  if (piece.type === 'mark') return []
  if (piece.type === 'text') return [withoutOrigin(piece)]
  return [footnotes?.meet(piece) ?? { type: 'text', text: names[piece.target] ?? '…' }]
}

function withoutOrigin(piece: TextPiece): Piece {
  const { origin: _origin, ...rest } = piece
  return rest
}

/** The footnotes of one side, met in the order of their references. */
class Footnotes {
  private readonly placed: readonly Placed[]
  private readonly keys: ReadonlyMap<string, string>
  private readonly numbers: ReadonlyMap<string, string>
  /** What is referred to is gone and continued by another. */
  private readonly continued: ReadonlyMap<string, ProvisionMark>
  private readonly met = new Set<string>()
  private counted = 0

  constructor(placed: readonly Placed[], side: SideName) {
    const own = placed.filter(({ place }) => place.mark?.kind === 'footnote' && partOf(place) === 0)
    const counted = own.filter(({ place }) => place.mark!.numbering !== 'none')
    this.placed = placed
    this.keys = new Map(own.map(({ change, place }) => [place.mark!.id, keyOf(change, side)]))
    this.numbers = new Map(counted.map(({ place }) => [place.mark!.id, place.designation.replace(/^footnote ?/, '')]))
    this.continued = continuationsOf(counted.map(({ place }) => place.mark!))
  }

  /** The first reference to a footnote; undefined for any other reference. */
  meet({ target }: Reference): Reference | undefined {
    const id = this.numbers.has(target) ? target : this.continued.get(target)?.id
    if (id === undefined || this.met.has(id)) return undefined
    this.met.add(id)
    const number = this.numbers.get(id) ?? ''
    const isCounted = number === String(this.counted + 1)
    if (isCounted) this.counted++
    const key = this.keys.get(id)!
    return { type: 'reference', target: isCounted ? key : `${key}\n${number}` }
  }

  noteOf(): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    let note: string | undefined
    for (const { mark } of this.placed.map(({ place }) => place)) {
      const goesOn = mark?.kind === 'footnote' && mark.numbering === 'none'
      if (!goesOn) note = mark && this.met.has(mark.id) ? mark.id : undefined
      if (mark && note !== undefined) found.set(mark.id, this.keys.get(note)!)
    }
    return found
  }
}

/** Footnotes that are one in both texts have one key, the id before; what is new is told apart from all before. */
function keyOf({ before, after }: ProvisionChange, side: SideName): string {
  const isOne = [before, after].every((one) => one?.mark?.kind === 'footnote' && partOf(one) === 0)
  if (isOne) return before!.mark!.id
  return side === 'before' ? before!.mark!.id : `+${after!.mark!.id}`
}
