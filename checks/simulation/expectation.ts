/**
 * What an edit ought to show, unit by unit. In mode *propose*: own words are gone, words of others struck by the writer,
 * the new words stand at the end of the range under the writer. With the pen: the text's own words are gone, the new ones
 * stand between the same neighbours of the text, and what proposals bring is all there, in order.
 */
import { lineLength } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import type { ComposedEdit, Held, Segment } from '@cartif/negotiation'
import { showPiece } from './show.ts'

interface Unit {
  readonly unit: string
  /** The holder of the change that brings it; '' for the text itself. */
  readonly writer: string
  readonly struckBy: readonly string[]
  readonly bracketedBy: readonly string[]
}

/**
 * What an article shows. Of the new words it is left open whether `loose` holders strike or bracket them: where the unit
 * at which a range began has gone, nobody can tell whether words typed there are inside it.
 */
export function showProposed(
  segments: readonly Segment[],
  before: readonly Segment[],
  edit: ComposedEdit,
  holder: string,
  loose: ReadonlySet<string>
): readonly string[] {
  const kept = unitsOf(before)
    .slice(edit.from, edit.to)
    .filter(({ writer }) => writer !== holder).length
  const [begin, end] = [edit.from + kept, edit.from + kept + lineLength(edit.line)]
  const isTight = (one: string) => !loose.has(one)
  const tighten = (unit: Unit) => ({
    ...unit,
    struckBy: unit.struckBy.filter(isTight),
    bracketedBy: unit.bracketedBy.filter(isTight)
  })
  return unitsOf(segments).map((unit, at) => showUnit(loose.size > 0 && at >= begin && at < end ? tighten(unit) : unit))
}

/** What the article should show after an edit by `holder` in mode *propose*. */
export function expectProposed(segments: readonly Segment[], edit: ComposedEdit, holder: string): readonly string[] {
  const units = unitsOf(segments)
  const struck = units.slice(edit.from, edit.to).flatMap((unit) => {
    if (unit.writer === holder) return []
    return [{ ...unit, struckBy: [...new Set([...unit.struckBy, holder])].sort() }]
  })
  const brought = unitsOfLine(edit.line).map((unit) => ({ unit, writer: holder, struckBy: [], bracketedBy: [] }))
  return [...units.slice(0, edit.from), ...struck, ...brought, ...units.slice(edit.to)].map(showUnit)
}

/** What an article of the text should show after an edit with the pen: the text, then what proposals bring. */
export function expectPenned(segments: readonly Segment[], edit: ComposedEdit): readonly string[] {
  const units = unitsOf(segments)
  const isText = ({ writer }: Unit) => writer === ''
  const text = [
    ...units.slice(0, edit.from).filter(isText),
    ...unitsOfLine(edit.line).map((unit) => ({ unit })),
    ...units.slice(edit.to).filter(isText)
  ]
  return [...text.map(({ unit }) => unit), '|', ...broughtIn(units)]
}

export function showPenned(segments: readonly Segment[]): readonly string[] {
  const units = unitsOf(segments)
  return [...units.filter(({ writer }) => writer === '').map(({ unit }) => unit), '|', ...broughtIn(units)]
}

function broughtIn(units: readonly Unit[]): readonly string[] {
  return units.filter(({ writer }) => writer !== '').map(({ unit, writer }) => `${unit}${writer}`)
}

function unitsOf(segments: readonly Segment[]): readonly Unit[] {
  return segments.flatMap(({ piece, inserted, deleted, bracketed }) => {
    const fate = {
      writer: inserted.at(-1)?.proposal.holder ?? '',
      struckBy: holdersOf(deleted),
      bracketedBy: holdersOf(bracketed)
    }
    return piece.type === 'text'
      ? piece.text.split('').map((unit) => ({ unit, ...fate }))
      : [{ unit: showPiece(piece), ...fate }]
  })
}

function unitsOfLine(line: Line): readonly string[] {
  return lineLength(line) === 0
    ? []
    : line.flatMap((piece) => (piece.type === 'text' ? piece.text.split('') : [showPiece(piece)]))
}

function holdersOf(helds: readonly Held[]): readonly string[] {
  return helds.length === 0 ? NOBODY : [...new Set(helds.map(({ proposal }) => proposal.holder))].sort()
}

const NOBODY: readonly string[] = []

function showUnit({ unit, writer, struckBy, bracketedBy }: Unit): string {
  return `${unit}${writer}${struckBy.length > 0 ? `-${struckBy.join(',')}` : ''}${bracketedBy.length > 0 ? `~${bracketedBy.join(',')}` : ''}`
}
