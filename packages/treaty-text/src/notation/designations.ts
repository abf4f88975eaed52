/** Designations at the start of a line: "Article 5 bis — ", "1.", "(a)", "(ii)", "^1", and what they begin. */
import type { ArticleKind, ProvisionKind } from '../line.ts'
import { toLetters, toRoman } from '../numbering.ts'
import type { MarkNode } from './tree.ts'

const ORDINAL = String.raw`(?: (?:bis(?: \d+)?|ter|quater|quinquies|sexies|septies|octies|novies|decies))?`
/** What the number of a footnote can be: "3", "3 bis", "3a". */
export const FOOTNOTE_LABEL = String.raw`\d{1,4}[a-z]?${ORDINAL}`
const HEADING = new RegExp(
  String.raw`(?:(Article|ARTICLE) (\d+${ORDINAL})|(Chapter|CHAPTER|Part|PART) ([IVXLC]+${ORDINAL}|0${ORDINAL})|(Annex|ANNEX) ([A-Z]{1,2}${ORDINAL}|[IVX]+|\d+${ORDINAL})|(Preamble|PREAMBLE|Signatures|SIGNATURES))(?:(?: — | ?– |: |\. | - )|(?= ?\]|[ \t]*$))`,
  'my'
)
const PARAGRAPH = new RegExp(String.raw`(\d+${ORDINAL}\.)(?:[ \t]+|(?=\]|$))`, 'my')
const LOWER = new RegExp(String.raw`(\(([a-z]{1,4}|0)${ORDINAL}\))(?:[ \t]+|(?=\]|$))`, 'my')
const UPPER = new RegExp(String.raw`(\(([A-Z]{1,2})${ORDINAL}\))(?:[ \t]+|(?=\]|$))`, 'my')

const FOOTNOTE = new RegExp(String.raw`\^(?:(${FOOTNOTE_LABEL})|(¶))?(?:[ \t]+|(?=\]|$))`, 'my')
const WHOLE_FOOTNOTE_LABEL = new RegExp(`^${FOOTNOTE_LABEL}$`)

export interface ReadHeading {
  readonly kind: ArticleKind
  readonly label: string
  readonly end: number
}

export interface ReadDesignation {
  readonly style: 'paragraph' | 'lower' | 'upper'
  /** "1.", "(a)" */
  readonly label: string
  readonly end: number
}

/** An article's heading at an offset, up to its title. */
export function readHeading(source: string, at: number): ReadHeading | undefined {
  HEADING.lastIndex = at
  const found = HEADING.exec(source)
  if (!found) return undefined
  const end = at + found[0].length
  const [, article, articleNumber, chapter, chapterNumber, annex, annexNumber, bare] = found
  if (article) return { kind: 'article', label: `Article ${articleNumber}`, end }
  if (chapter)
    return { kind: /^c/i.test(chapter) ? 'chapter' : 'part', label: `${capitalize(chapter)} ${chapterNumber}`, end }
  if (annex) return { kind: 'annex', label: `Annex ${annexNumber}`, end }
  return { kind: /^p/i.test(bare!) ? 'preamble' : 'signature', label: capitalize(bare!), end }
}

function capitalize(word: string): string {
  return word[0]! + word.slice(1).toLowerCase()
}

/** A provision's designation at an offset, up to its words. */
export function readDesignation(source: string, at: number): ReadDesignation | undefined {
  const styles = [
    ['paragraph', PARAGRAPH],
    ['lower', LOWER],
    ['upper', UPPER]
  ] as const
  for (const [style, pattern] of styles) {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found) return { style, label: found[1]!, end: at + found[0].length }
  }
  return undefined
}

/** `^1` begins a footnote, `^` one that nothing refers to, `^¶` a further paragraph of the footnote before it. */
export interface ReadFootnote {
  readonly numbering: 'auto' | 'none'
  readonly label: string | undefined
  readonly end: number
}

export function readFootnote(source: string, at: number): ReadFootnote | undefined {
  FOOTNOTE.lastIndex = at
  const found = FOOTNOTE.exec(source)
  if (!found) return undefined
  return { numbering: found[2] ? 'none' : 'auto', label: found[1], end: at + found[0].length }
}

/** Whether the notation can write a footnote's number. */
export function isFootnoteLabel(number: string): boolean {
  return WHOLE_FOOTNOTE_LABEL.test(number)
}

export function footnoteDesignation({ numbering, label }: Pick<MarkNode, 'numbering' | 'label'>): string {
  return numbering === 'none' ? '^¶' : `^${label ?? ''}`
}

/** Whether words would be taken for the beginning of a provision or an article. */
export function readsAsDesignation(words: string): boolean {
  return (
    readHeading(words, 0) !== undefined ||
    readDesignation(words, 0) !== undefined ||
    readFootnote(words, 0) !== undefined
  )
}

/** What "(i)" is: the next letter after (h), or the first item; the indent (in steps of four) says where the count does not. */
export function kindOf(
  style: ReadDesignation['style'],
  label: string,
  steps: number,
  last: LastLabels
): Exclude<ProvisionKind, 'heading' | 'footnote'> {
  if (style === 'paragraph') return 'paragraph'
  if (style === 'upper') return 'sub-item'
  const letters = label.slice(1, -1).split(' ')[0]!
  const isRoman = /^[ivxlc]+$/.test(letters) && romanValue(letters) !== undefined
  if (letters === '0') return steps >= 3 ? 'sub-item' : steps >= 2 ? 'item' : 'sub-paragraph'
  if (!isRoman) return 'sub-paragraph'
  if (steps >= 1) return steps >= 2 ? 'item' : 'sub-paragraph'
  if (letters === nextLetters(last.subParagraph)) return 'sub-paragraph'
  return letters === 'i' || last.item !== undefined || letters.length > 1 ? 'item' : 'sub-paragraph'
}

/** The letters of the last sub-paragraph and item, where one is being counted. */
export interface LastLabels {
  readonly subParagraph: string | undefined
  readonly item: string | undefined
}

function nextLetters(letters: string | undefined): string | undefined {
  if (letters === undefined) return undefined
  for (let count = 1; count < 200; count++) if (toLetters(count) === letters) return toLetters(count + 1)
  return undefined
}

function romanValue(letters: string): number | undefined {
  for (let count = 1; count < 200; count++) if (toRoman(count) === letters) return count
  return undefined
}
