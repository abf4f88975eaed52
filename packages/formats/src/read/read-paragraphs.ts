/** A Word file as its paragraphs: words, the numbers its lists count, footnotes. */
import { ListCounter } from '../word/numbering.ts'
import { readBody, readNotes } from './body.ts'
import type { Changes, LeftOut, WordParagraph } from './body.ts'
import { listsOf } from './lists.ts'
import { readParts } from './package.ts'
import { Styles } from './styles.ts'
import { childOf } from './xml.ts'
import { READ_LIMITS } from './zip.ts'
import type { ReadLimits } from './zip.ts'

export interface LabelledParagraph extends WordParagraph {
  /** What the lists count for it: "1.", "(a)", "Article 5"; empty where it is in none. */
  readonly label: string
  /** How the count is written: "lowerRoman". */
  readonly format?: string
}

export interface WordText {
  readonly paragraphs: readonly LabelledParagraph[]
  /** By the ids in the runs. */
  readonly notes: ReadonlyMap<string, readonly WordParagraph[]>
  readonly leftOut: readonly LeftOut[]
}

export interface ReadParagraphsOptions {
  /** What becomes of tracked changes: `accepted` when not said. */
  readonly changes?: Changes
  readonly limits?: Partial<ReadLimits>
}

/** Throws FormatError. */
export async function readParagraphs(bytes: Uint8Array, options: ReadParagraphsOptions = {}): Promise<WordText> {
  const { changes = 'accepted', limits = {} } = options
  const { document, styles, numbering, footnotes } = await readParts(bytes, { ...READ_LIMITS, ...limits })
  const known = new Styles(styles)
  const { paragraphs, leftOut } = readBody(childOf(document, 'w:body'), known, changes)
  const label = labeller(numbering)
  return {
    paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, ...label(paragraph) })),
    notes: readNotes(footnotes, known, changes),
    leftOut: [...leftOut]
  }
}

function labeller(numbering: Parameters<typeof listsOf>[0]) {
  const lists = listsOf(numbering)
  const counter = new ListCounter()
  return ({ list }: WordParagraph): { readonly label: string; readonly format?: string } => {
    const found = list && lists.get(list.id)
    if (!list || !found) return { label: '' }
    const format = found.levels[list.level]?.format
    return { label: counter.next(found, list.id, list.level), ...(format === undefined ? {} : { format }) }
  }
}
