/**
 * A Word file in the bracketed notation: each paragraph a line, footnotes at the end of their article. Brackets in the words
 * are brackets of the notation; every other sign that means something there is told apart as words.
 */
import { printNotation } from '@cartif/treaty-text'
import type { NotationNode } from '@cartif/treaty-text'
import { FormatError } from '../format-error.ts'
import type { WordParagraph, WordRun } from './body.ts'
import { kindOf, wordsOf } from './paragraph-kind.ts'
import type { ParagraphKind } from './paragraph-kind.ts'
import type { WordText } from './read-paragraphs.ts'

export interface WordNotation {
  readonly notation: string
  /** What stands above the text in the style of a title. */
  readonly title?: string
}

/** `brackets: 'words'` tells them apart too: for texts that are not negotiated ones. */
export function notationOf(text: WordText, brackets: 'notation' | 'words'): WordNotation {
  const writer = new NotationWriter(text, brackets)
  const kinds = joinTitles(text.paragraphs.map((paragraph) => kindOf(paragraph)))
  for (const kind of kinds) writer.write(kind)
  const titles = text.paragraphs.filter((paragraph) => kindOf(paragraph).kind === 'title')
  const title = titles.map(({ runs }) => wordsOf(runs).trim()).join(' ')
  return { notation: writer.end(), ...(title === '' ? {} : { title }) }
}

/** "Article 5", and under it, as a heading of its own, "Publication". */
function joinTitles(kinds: readonly ParagraphKind[]): readonly ParagraphKind[] {
  const out: ParagraphKind[] = []
  for (const one of kinds) {
    const last = out.at(-1)
    const isTitle = one.kind === 'provision' && one.isHeading && one.designation === ''
    const isBare = last?.kind === 'heading' && wordsOf(last.runs).trim() === ''
    if (isTitle && isBare) out[out.length - 1] = { ...last, runs: one.runs }
    else out.push(one)
  }
  return out
}

/** More references to footnotes no text has. */
const MOST_NOTES = 20_000

class NotationWriter {
  private readonly text: WordText
  private readonly brackets: 'notation' | 'words'
  private readonly lines: string[] = []
  /** The footnotes of the article that is being written. */
  private notes: string[] = []
  private readonly labels = new Map<string, string>()
  private counted = 0
  private references = 0

  constructor(text: WordText, brackets: 'notation' | 'words') {
    this.text = text
    this.brackets = brackets
  }

  write(kind: ParagraphKind): void {
    switch (kind.kind) {
      case 'heading':
        this.endArticle()
        return void this.lines.push(this.headingLine(kind.designation, kind.runs))
      case 'stars':
        this.endArticle()
        return void this.lines.push('* * *')
      case 'footnote':
        return void this.notes.push(...this.noteLines(kind.designation, [kind.runs]))
      case 'provision':
        return void this.lines.push(this.provisionLine(kind))
    }
  }

  end(): string {
    this.endArticle()
    return this.lines.join('\n\n') + (this.lines.length > 0 ? '\n' : '')
  }

  private endArticle(): void {
    this.lines.push(...this.notes)
    this.notes = []
  }

  private headingLine(designation: string, runs: readonly WordRun[]): string {
    // A heading is bold by its style or by hand: that says nothing about its words.
    const title = this.words(trimmed(runs.map(({ strong: _strong, ...run }) => run)))
    return title === '' ? designation : `${designation} — ${title}`
  }

  private provisionLine({ designation, steps, runs }: Extract<ParagraphKind, { kind: 'provision' }>): string {
    const indent = '    '.repeat(steps ?? 0)
    const words = this.words(steps === undefined ? trimmed(runs) : runs)
    if (designation === '') return indent + (words || '¶')
    return `${indent}${designation}${designation.endsWith('.') ? '  ' : ' '}${words}`.trimEnd()
  }

  private noteLines(label: string, paragraphs: readonly (readonly WordRun[])[]): readonly string[] {
    const parts = paragraphs.flatMap(splitAtBreaks)
    return parts.map((runs, index) => {
      const sign = index === 0 ? `^${label}` : '^¶'
      return `${sign}  ${this.words(trimmed(runs))}`.trimEnd()
    })
  }

  private words(runs: readonly WordRun[]): string {
    const nodes = runs.flatMap((run) => this.nodesOf(run))
    const printed = withoutEnd(printNotation([{ type: 'mark', kind: 'paragraph', numbering: 'none' }, ...nodes]))
    if (printed === '¶') return ''
    return this.brackets === 'words'
      ? printed
      : printed.replace(/\\(.)/gs, (whole, sign: string) => (/[[\]]/.test(sign) ? sign : whole))
  }

  private nodesOf(run: WordRun): readonly NotationNode[] {
    const { text, note, mark, ...emphasis } = run
    if (note !== undefined) return this.noteReference(note, mark)
    return text === '' ? [] : [{ type: 'text', text: text.replace(/[\t\n]/g, ' '), ...emphasis }]
  }

  private noteReference(id: string, mark: string | undefined): readonly NotationNode[] {
    if (++this.references > MOST_NOTES) throw new FormatError('too-large', 'The file has too many footnotes.')
    const known = this.labels.get(id)
    const label = known ?? this.labelOf(mark)
    if (known === undefined) {
      this.labels.set(id, label)
      const paragraphs = (this.text.notes.get(id) ?? []).map(({ runs }) => runs)
      this.notes.push(...this.noteLines(label, withoutMark(paragraphs, mark)))
    }
    return [{ type: 'footnote-reference', label }]
  }

  /** Word counts footnotes in the order of their references; one with a mark of its own is not counted. */
  private labelOf(mark: string | undefined): string {
    return mark !== undefined && /^\d{1,4}[a-z]?(?: [a-z]+)?$/.test(mark) ? mark : String(++this.counted)
  }
}

/** Space at the end goes with the sign before it that told it apart as a word. */
function withoutEnd(printed: string): string {
  return printed.replace(/(\\*)\s+$/, (_, signs: string) => (signs.length % 2 === 1 ? signs.slice(1) : signs))
}

function trimmed(runs: readonly WordRun[]): readonly WordRun[] {
  const out = runs.map((run) => run)
  const first = out[0]
  if (first?.note === undefined && first) out[0] = { ...first, text: first.text.trimStart() }
  const last = out.at(-1)
  if (last?.note === undefined && last) out[out.length - 1] = { ...last, text: last.text.trimEnd() }
  return out
}

function splitAtBreaks(runs: readonly WordRun[]): readonly (readonly WordRun[])[] {
  const parts: WordRun[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) parts.push([])
      parts.at(-1)!.push({ ...run, text })
    })
  }
  return parts
}

/** A footnote repeats its own mark in front of its words. */
function withoutMark(paragraphs: readonly WordParagraph['runs'][], mark = ''): readonly WordParagraph['runs'][] {
  const [first = [], ...rest] = paragraphs
  const [run, ...others] = first
  if (mark === '' || !run?.text.trimStart().startsWith(mark)) return paragraphs
  return [[{ ...run, text: run.text.trimStart().slice(mark.length) }, ...others], ...rest]
}
