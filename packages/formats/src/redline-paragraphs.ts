/**
 * From a redline to the paragraphs of a file. A paragraph's end is what separates provisions: it stands in a text where
 * the next words of that text begin a provision of their own. A provision split off is thus an inserted end in the middle
 * of words that stay, one joined a deleted end.
 */
import type { Hunk, Redline } from '@cartif/redline'
import { entriesOf } from './redline-entries.ts'
import type { Entry, Place } from './redline-entries.ts'
import { groupBy } from './group-by.ts'
import { noteReader } from './redline-notes.ts'
import { sideOf } from './redline-sides.ts'
import { comparedNumbers, comparedTexts, movedRuns, run, runsOfHunks } from './tracked-runs.ts'
import type { NoteReader, Sides } from './tracked-runs.ts'
import { presenceOf } from './tracked.ts'
import type { SideName, TrackedParagraph, TrackedRun, WordStyle } from './tracked.ts'

/** The paragraphs of both texts; the last one ends in both. */
export function paragraphsOf(redline: Redline, authors?: ReadonlyMap<Hunk, string>): readonly TrackedParagraph[] {
  const sides = { before: sideOf(redline, 'before'), after: sideOf(redline, 'after'), authors }
  const entries = entriesOf(redline, sides)
  const readNote = noteReader(redline, sides)
  const runs = entries.map((entry) => runsOfEntry(entry, sides, readNote))
  const ends = { before: endsOn(entries, runs, 'before'), after: endsOn(entries, runs, 'after') }
  const styles = { before: stylesOn(entries, ends.before, 'before'), after: stylesOn(entries, ends.after, 'after') }
  const paragraphs: TrackedParagraph[] = []
  let open: { runs: TrackedRun[]; ids: string[] } = { runs: [], ids: [] }
  entries.forEach((entry, index) => {
    open.runs.push(...runs[index]!)
    open.ids.push(...idsOf(entry))
    const end = presenceOf(ends.before.has(index), ends.after.has(index))
    if (end === undefined) return
    const style = { before: styles.before[index], after: styles.after[index] }
    paragraphs.push({
      ...open,
      end,
      styles: { before: style.before ?? style.after ?? 'body', after: style.after ?? style.before ?? 'body' },
      ...(entry.move ? { move: entry.move } : {}),
      ...countedOf(entry)
    })
    open = { runs: [], ids: [] }
  })
  return closed(apart(withWholeMoves(paragraphs)))
}

/** Only what left one paragraph and came as another is a move to Word; what else moved was deleted and inserted. */
function withWholeMoves(paragraphs: readonly TrackedParagraph[]): readonly TrackedParagraph[] {
  const moves = paragraphs.flatMap(({ move, runs }) =>
    move && runs.some(({ moved }) => moved === move.name) ? move : []
  )
  const roles = groupBy(moves, ({ name }) => name)
  return paragraphs.map(({ move, ...one }) => {
    const own = move && roles.get(move.name)?.length === 2 ? move : undefined
    const runs = one.runs.map(({ moved, ...run }) =>
      moved !== undefined && moved === own?.name ? { ...run, moved } : run
    )
    return { ...one, runs, ...(own ? { move: own } : {}) }
  })
}

/**
 * Words inserted at the end of one paragraph and at the beginning of the next are two insertions with an end between them
 * that stays. LibreOffice makes one of them, and takes the end away with it: so that end is written as one that came and
 * one that went, which is the same in both texts.
 */
function apart(paragraphs: readonly TrackedParagraph[]): readonly TrackedParagraph[] {
  return paragraphs.flatMap((one, index): readonly TrackedParagraph[] => {
    const next = paragraphs[index + 1]
    const meet = isInsertion(one.runs.at(-1)) && isInsertion(next?.runs[0])
    if (one.end !== 'both' || !next || !meet) return [one]
    const styles = { before: one.styles.before, after: next.styles.after }
    return [
      { ...one, end: 'after' },
      { runs: [], ids: [], end: 'before', styles }
    ]
  })
}

function isInsertion(run: TrackedRun | undefined): boolean {
  return run?.presence === 'after' && run.moved === undefined
}

/** Word keeps the end of the last paragraph whatever is accepted or rejected: it must belong to both texts. */
function closed(paragraphs: readonly TrackedParagraph[]): readonly TrackedParagraph[] {
  const last = paragraphs.at(-1)
  if (last?.end === 'both') return paragraphs
  return [...paragraphs, { runs: [], ids: [], end: 'both', styles: { before: 'body', after: 'body' } }]
}

/** The entries behind which a paragraph ends in this text. */
function endsOn(
  entries: readonly Entry[],
  runs: readonly (readonly TrackedRun[])[],
  side: SideName
): ReadonlySet<number> {
  const present = entries.flatMap((entry, index) => (entry[side] ? [index] : []))
  const ends = present.flatMap((index, order) => {
    const next = present[order + 1]
    if (next !== undefined && entries[next]![side]!.part > 0) return []
    return [endBehind(entries, runs[index]!, side, index, next ?? entries.length)]
  })
  return new Set(ends)
}

/**
 * An end can stand anywhere before the next words of its text. Where words come at the end of a paragraph and paragraphs
 * behind it, all of that came in one: the old end is the last one, as Word has it when somebody types on. (LibreOffice
 * takes the end before them with what it rejects.)
 */
function endBehind(
  entries: readonly Entry[],
  runs: readonly TrackedRun[],
  side: SideName,
  index: number,
  next: number
): number {
  if (side === 'after' || runs.at(-1)?.presence !== 'after') return index
  let last = index
  while (last + 1 < next && !entries[last + 1]!.move) last++
  return last
}

/** The style of each entry in this text: that of the provision whose words its paragraph goes on with. */
function stylesOn(
  entries: readonly Entry[],
  ends: ReadonlySet<number>,
  side: SideName
): readonly (WordStyle | undefined)[] {
  let style: WordStyle | undefined
  return entries.map((entry, index) => {
    const place = entry[side]
    if (place) style ??= styleOf(place)
    const found = style
    if (ends.has(index)) style = undefined
    return found
  })
}

function styleOf({ article, mark, index, designation }: Place): WordStyle {
  if (index < 0 || mark?.kind === 'heading') return headingStyle(article.kind)
  const isNumbered = designation !== ''
  switch (mark?.kind) {
    case 'recital':
    case 'paragraph':
      return isNumbered ? 'numbered-1' : article.kind === 'preamble' ? 'recital' : 'level-1'
    case 'sub-paragraph':
      return isNumbered ? 'numbered-2' : 'level-2'
    case 'item':
      return isNumbered ? 'numbered-3' : 'level-3'
    case 'sub-item':
      return isNumbered ? 'numbered-4' : 'level-4'
    case 'footnote':
      return 'footnote'
    default:
      return 'body'
  }
}

function headingStyle(kind: Place['article']['kind']): WordStyle {
  if (kind === 'article') return 'heading-3'
  if (kind === 'chapter') return 'heading-2'
  return kind === 'text' ? 'body' : 'heading-1'
}

function runsOfEntry(entry: Entry, sides: Sides, readNote: NoteReader): readonly TrackedRun[] {
  const { change, before, after, move } = entry
  if (move) return movedRuns(bothRuns(entry, sides, readNote), move)
  const stands = { before: before !== undefined, after: after !== undefined }
  const words = change ? runsOfHunks(change.hunks, sides, stands, readNote) : []
  return [...designationRuns(before, after), ...words]
}

/** What moved, as if it had stayed; at each of its places one of its sides is shown. */
function bothRuns({ change, before, after, move }: Entry, sides: Sides, readNote: NoteReader): readonly TrackedRun[] {
  const words = change ? runsOfHunks(change.hunks, sides, { before: true, after: true }, readNote) : []
  const own = move?.role === 'from' ? 'before' : 'after'
  const designation = designationRuns(before, after).map(({ text }) => run(text, own))
  return [...designation, ...words]
}

function designationRuns(before: Place | undefined, after: Place | undefined): readonly TrackedRun[] {
  const isAnyTitle = [before, after].some((place) => place && isTitle(place))
  if (isAnyTitle) return comparedTexts(prefixOf(before), prefixOf(after))
  return comparedNumbers(before?.designation ?? '', after?.designation ?? '', GAP)
}

/** Between a number and the words. */
const GAP = '\t'

function prefixOf(place: Place | undefined): string {
  if (!place || place.designation === '') return ''
  return isTitle(place) ? place.designation : place.designation + GAP
}

function isTitle({ index, mark }: Place): boolean {
  return index < 0 || mark?.kind === 'heading'
}

function idsOf({ change, before, after, move }: Entry): readonly string[] {
  if (move?.role === 'from') return []
  const places = [after, before].flatMap((place) => place ?? [])
  const own = places.flatMap(({ mark, article }) => [
    mark?.id ?? [],
    !change || mark?.kind === 'heading' ? article.id : []
  ])
  return [...new Set(own.flat())]
}

/** A number that is counted, and the same in both texts. */
function countedOf({ before, after, move }: Entry): Pick<TrackedParagraph, 'counted'> {
  const mark = after?.mark
  if (move || !before || !mark || mark.numbering !== 'auto' || after.designation !== before.designation) return {}
  const level = LEVELS[mark.kind]
  return level && after.designation !== '' ? { counted: { level, label: after.designation } } : {}
}

const LEVELS: Partial<Readonly<Record<string, 1 | 2 | 3 | 4>>> = {
  recital: 1,
  paragraph: 1,
  'sub-paragraph': 2,
  item: 3,
  'sub-item': 4
}
