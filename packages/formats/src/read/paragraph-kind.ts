/**
 * What a paragraph of a Word file is: a heading, a provision with its designation, a footnote. Styles of our own files say
 * it; others are read by what their lists count, what is typed in front, and the style of headings.
 */
import { parseNotation } from '@cartif/treaty-text'
import { STYLE_IDS } from '../word/styles.ts'
import type { WordStyle } from '../tracked.ts'
import type { WordRun } from './body.ts'
import type { LabelledParagraph } from './read-paragraphs.ts'

export type ParagraphKind =
  | { readonly kind: 'title' | 'stars' | 'nothing' }
  /** `designation` as typed or counted: "Article 5"; its title are the runs. */
  | { readonly kind: 'heading'; readonly designation: string; readonly runs: readonly WordRun[] }
  | { readonly kind: 'footnote'; readonly designation: string; readonly runs: readonly WordRun[] }
  | {
      readonly kind: 'provision'
      readonly designation: string
      /** Steps of indentation; absent where the designation alone decides. */
      readonly steps?: number
      /** It looks like a heading: it can be the title of the one before. */
      readonly isHeading: boolean
      readonly runs: readonly WordRun[]
    }

const OWN: ReadonlyMap<string, WordStyle> = new Map(
  Object.entries(STYLE_IDS).map(([style, id]) => [id, style as WordStyle])
)

export function kindOf(paragraph: LabelledParagraph): ParagraphKind {
  const words = wordsOf(paragraph.runs)
  const own = OWN.get(paragraph.styleId)
  const level = Number(/^(?:level|numbered)-(\d)$/.exec(own ?? '')?.[1] ?? 0)
  if (/^(?:title|subtitle)$/.test(paragraph.style)) return { kind: 'title' }
  if (words.trim() === '* * *') return { kind: 'stars' }
  if (words.trim() === '' && paragraph.label === '' && !hasNote(paragraph.runs) && level === 0)
    return { kind: 'nothing' }
  if (own === 'footnote') return footnoteOf(paragraph.runs)
  return level > 0 ? ownProvision(paragraph, level, own!.startsWith('numbered')) : foreignKind(paragraph)
}

function hasNote(runs: readonly WordRun[]): boolean {
  return runs.some(({ note }) => note !== undefined)
}

/** The words up to the first footnote. */
export function wordsOf(runs: readonly WordRun[]): string {
  return runs.map(({ text, note }) => (note === undefined ? text : '\uFFFC')).join('')
}

/** In our files a designation that is words ends with a tab. */
function ownProvision(paragraph: LabelledParagraph, level: number, isNumbered: boolean): ParagraphKind {
  const { label, runs } = paragraph
  const steps = level - 1
  const shared = { kind: 'provision' as const, steps, isHeading: false }
  if (label !== '') return { ...shared, designation: label, runs }
  const typed = isNumbered ? /^([^\t]{1,40})\t/.exec(wordsOf(runs)) : null
  return typed
    ? { ...shared, designation: typed[1]!, runs: without(runs, typed[0].length) }
    : { ...shared, designation: '', runs }
}

function footnoteOf(runs: readonly WordRun[]): ParagraphKind {
  const typed = /^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}[^\t]{0,12})\t/.exec(wordsOf(runs))
  if (!typed) return { kind: 'footnote', designation: '', runs }
  const designation = typed[1]!.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)))
  return { kind: 'footnote', designation, runs: without(runs, typed[0].length) }
}

function foreignKind(paragraph: LabelledParagraph): ParagraphKind {
  const { runs, outline, style } = paragraph
  const isStyled = outline !== undefined || /^heading \d/.test(style)
  return headingOf(paragraph) ?? provisionOf(paragraph, isStyled || isTitleLike(runs))
}

/** All of it bold, and short: what stands under "Article 5" where no style says so. */
function isTitleLike(runs: readonly WordRun[]): boolean {
  const words = wordsOf(runs).trim()
  const isBold = runs.every(({ strong, text, note }) => strong === true || note !== undefined || text.trim() === '')
  return isBold && words.length > 0 && words.length < 120 && !/[.;:]$/.test(words)
}

const ORDINAL = String.raw`(?: (?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies))?`
const HEADING = new RegExp(
  String.raw`^\s*((?:article|chapter|part|annex)\s+(?:\d+|[ivxlc]+|[a-z]{1,2})${ORDINAL}|preamble|signatures)(\s*(?:—|–|:|\.|-(?=\s)|\n|\t)\s*|\s*$)`,
  'i'
)

/** A heading begins with its designation, counted or typed, and holds nothing or a title behind it. */
function headingOf({ label, runs }: LabelledParagraph): ParagraphKind | undefined {
  const counted = HEADING.exec(label)
  if (counted && isDesignation(counted[1]!))
    return { kind: 'heading', designation: asHeading(counted[1]!), runs: trimmedStart(runs) }
  const typed = label === '' ? HEADING.exec(wordsOf(runs)) : null
  if (!typed || !isDesignation(typed[1]!)) return undefined
  return { kind: 'heading', designation: asHeading(typed[1]!), runs: without(runs, typed[0].length) }
}

function isDesignation(words: string): boolean {
  return parseNotation(asHeading(words), { fragment: true }).tree[0]?.type === 'article'
}

/** "ARTICLE  5" as the notation has it. */
function asHeading(words: string): string {
  const [word = '', ...rest] = words.trim().split(/\s+/)
  return [word[0]!.toUpperCase() + word.slice(1).toLowerCase(), ...rest].join(' ')
}

const TYPED = new RegExp(String.raw`^\s*(\d+${ORDINAL}\.|\([a-z]{1,4}${ORDINAL}\)|\([A-Z]{1,2}${ORDINAL}\))(?:\s+|$)`)

function provisionOf(paragraph: LabelledParagraph, isHeading: boolean): ParagraphKind {
  const { label, format } = paragraph
  if (label !== '') {
    const designation = asDesignation(label)
    const known = designation === undefined ? undefined : STEPS[format ?? '']
    const steps = known === undefined ? {} : { steps: known }
    const runs = designation === undefined ? [{ text: `${label} ` }, ...paragraph.runs] : paragraph.runs
    return { kind: 'provision', designation: designation ?? '', ...steps, isHeading, runs: trimmedStart(runs) }
  }
  const typed = TYPED.exec(wordsOf(paragraph.runs))
  const runs = trimmedStart(typed ? without(paragraph.runs, typed[0].length) : paragraph.runs)
  return { kind: 'provision', designation: typed?.[1] ?? '', isHeading, runs }
}

/** What the count of a list is in a treaty: figures for paragraphs, letters below, roman figures below them. */
const STEPS: Readonly<Record<string, number | undefined>> = {
  decimal: 0,
  lowerLetter: 1,
  lowerRoman: 2,
  upperLetter: 3
}

/** "1)" and "a)" as the notation has them; undefined for what it has no designation for ("1.1"). */
function asDesignation(label: string): string | undefined {
  const [, figures, letters] = /^\s*\(?(?:(\d+)|([a-z]{1,5}|[A-Z]{1,2}))[.)]{0,2}\s*$/.exec(label) ?? []
  return figures ? `${figures}.` : letters ? `(${letters})` : undefined
}

/** Runs without so many characters at their beginning. */
function without(runs: readonly WordRun[], length: number): readonly WordRun[] {
  let rest = length
  return runs.flatMap((run) => {
    if (run.note !== undefined) return [run]
    const taken = Math.min(rest, run.text.length)
    rest -= taken
    return taken === run.text.length && taken > 0 ? [] : [{ ...run, text: run.text.slice(taken) }]
  })
}

function trimmedStart(runs: readonly WordRun[]): readonly WordRun[] {
  const blanks = /^\s*/.exec(wordsOf(runs))![0].length
  return without(runs, blanks)
}
