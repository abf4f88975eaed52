/**
 * The paragraphs of a text with tracked changes, as they read when all are accepted, or all rejected. A paragraph whose
 * end does not stand goes on with the next one, whose properties hold for both, as in Word.
 */
import type { Emphasis } from '@cartif/treaty-text'
import type { ParagraphProperties, Styles } from './styles.ts'
import { childOf, childrenOf, isOn, valueOf } from './xml.ts'
import type { XmlElement } from './xml.ts'

export type Changes = 'accepted' | 'rejected'

export interface WordRun extends Emphasis {
  readonly text: string
  /** The id of a footnote whose reference it is, and its mark where Word does not count it. */
  readonly note?: string
  readonly mark?: string
}

export interface WordParagraph extends ParagraphProperties {
  readonly runs: readonly WordRun[]
}

/** What is in the file and no words of a text: told, so that nothing goes silently. */
export type LeftOut = 'picture or text box' | 'hidden text' | 'symbol' | 'endnote' | 'table'

export interface Body {
  readonly paragraphs: readonly WordParagraph[]
  readonly leftOut: ReadonlySet<LeftOut>
}

/** `container` holds paragraphs: the body, a footnote. */
export function readBody(container: XmlElement | undefined, styles: Styles, changes: Changes): Body {
  const reader = new BodyReader(styles, changes)
  if (container) reader.readBlocks(container)
  reader.end()
  return { paragraphs: reader.paragraphs, leftOut: reader.leftOut }
}

/** What goes with its words when changes are accepted, and when they are rejected. */
const GOES: { readonly [changes in Changes]: ReadonlySet<string> } = {
  accepted: new Set(['w:del', 'w:moveFrom']),
  rejected: new Set(['w:ins', 'w:moveTo'])
}

/** What holds words or paragraphs and is nothing itself. */
const HOLDERS = new Set(
  'ins del moveFrom moveTo hyperlink smartTag customXml fldSimple sdt sdtContent dir bdo tr tc'
    .split(' ')
    .map((one) => `w:${one}`)
)

class BodyReader {
  readonly paragraphs: WordParagraph[] = []
  readonly leftOut = new Set<LeftOut>()
  private readonly styles: Styles
  private readonly changes: Changes
  private runs: WordRun[] = []

  constructor(styles: Styles, changes: Changes) {
    this.styles = styles
    this.changes = changes
  }

  readBlocks(container: XmlElement): void {
    for (const child of container.children) {
      if (child.name === 'w:p') this.readParagraph(child)
      else if (child.name === 'w:tbl') this.readTable(child)
      else if (HOLDERS.has(child.name) && this.stands(child)) this.readBlocks(child)
    }
  }

  /** Words whose paragraph has no end of its own are the last one. */
  end(): void {
    if (this.runs.length > 0) this.push(this.styles.propertiesOf(undefined))
  }

  private readTable(table: XmlElement): void {
    this.leftOut.add('table')
    for (const row of table.children) {
      const isGone = childOf(row, 'w:trPr')?.children.some((one) => GOES[this.changes].has(one.name))
      if (row.name === 'w:tr' && !isGone) this.readBlocks(row)
      else if (HOLDERS.has(row.name) && this.stands(row)) this.readBlocks(row)
    }
  }

  private stands({ name }: XmlElement): boolean {
    return !GOES[this.changes].has(name)
  }

  private readParagraph(element: XmlElement): void {
    const own = childOf(element, 'w:pPr')
    this.readInline(element)
    const isGone = childOf(own, 'w:rPr')?.children.some((one) => !this.stands(one)) ?? false
    if (!isGone) this.push(this.styles.propertiesOf(this.propertiesIn(own)))
  }

  /** Before a change of its properties they were others. */
  private propertiesIn(own: XmlElement | undefined): XmlElement | undefined {
    const change = this.changes === 'rejected' ? childOf(own, 'w:pPrChange') : undefined
    return change ? childOf(change, 'w:pPr') : own
  }

  private push(properties: ParagraphProperties): void {
    this.paragraphs.push({ ...properties, runs: joined(this.runs) })
    this.runs = []
  }

  private readInline(container: XmlElement): void {
    for (const child of container.children) {
      if (child.name === 'w:r') this.readRun(child)
      else if (HOLDERS.has(child.name) && this.stands(child)) this.readInline(child)
    }
  }

  private readRun(run: XmlElement): void {
    const own = childOf(run, 'w:rPr')
    const change = this.changes === 'rejected' ? childOf(own, 'w:rPrChange') : undefined
    const properties = change ? childOf(change, 'w:rPr') : own
    if (isOn(childOf(own, 'w:vanish'))) return void this.leftOut.add('hidden text')
    const text = run.children.map((child) => this.wordsOf(child)).join('')
    const note = childOf(run, 'w:footnoteReference')
    if (note) return this.readNote(note, text)
    const marked = this.runs.at(-1)
    if (marked?.mark !== undefined && isRaisedLikeANote(own)) this.runs[this.runs.length - 1] = longerMark(marked, text)
    else if (text !== '') this.runs.push({ text, ...emphasisOf(properties) })
  }

  private readNote(note: XmlElement, text: string): void {
    const hasOwnMark = isOn(attributeAsProperty(note, 'w:customMarkFollows'))
    this.runs.push({ text: '', note: valueOf(note, 'w:id') ?? '', ...(hasOwnMark ? { mark: text } : {}) })
    if (!hasOwnMark && text !== '') this.runs.push({ text })
  }

  private wordsOf(element: XmlElement): string {
    const { name } = element
    const left = LEFT_OUT[name]
    if (left) this.leftOut.add(left)
    if (name === 'w:br') return /^(?:page|column)$/.test(valueOf(element, 'w:type') ?? '') ? '' : '\n'
    if (name === 'w:t' || name === 'w:delText') return wordsWithin(element)
    return SIGNS[name] ?? ''
  }
}

const LEFT_OUT: Readonly<Record<string, LeftOut | undefined>> = {
  'w:drawing': 'picture or text box',
  'w:pict': 'picture or text box',
  'w:object': 'picture or text box',
  'mc:AlternateContent': 'picture or text box',
  'w:sym': 'symbol',
  'w:endnoteReference': 'endnote'
}

const SIGNS: Readonly<Record<string, string | undefined>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011'
}

/** Without `xml:space` blanks at the ends are not words. */
function wordsWithin(element: XmlElement): string {
  return valueOf(element, 'xml:space') === 'preserve' ? element.words : element.words.trim()
}

function isRaisedLikeANote(properties: XmlElement | undefined): boolean {
  return valueOf(childOf(properties, 'w:rStyle'))?.toLowerCase() === 'footnotereference'
}

/** A mark of its own can be cut into runs. */
function longerMark(run: WordRun, text: string): WordRun {
  return { ...run, mark: (run.mark ?? '') + text }
}

function attributeAsProperty(element: XmlElement, name: string): XmlElement | undefined {
  const value = valueOf(element, name)
  return value === undefined ? undefined : { ...element, attributes: new Map([['w:val', value]]) }
}

function emphasisOf(properties: XmlElement | undefined): Emphasis {
  const style = (valueOf(childOf(properties, 'w:rStyle')) ?? '').toLowerCase()
  return {
    ...(isOn(childOf(properties, 'w:i')) || style === 'emphasis' ? { em: true as const } : {}),
    ...(isOn(childOf(properties, 'w:b')) || style === 'strong' ? { strong: true as const } : {}),
    ...(isOn(childOf(properties, 'w:u')) ? { underline: true as const } : {})
  }
}

/** Runs with the same emphasis are one: Word cuts them at every correction. */
function joined(runs: readonly WordRun[]): readonly WordRun[] {
  const out: WordRun[] = []
  for (const run of runs) {
    const last = out.at(-1)
    const isSame = last && last.note === undefined && run.note === undefined && haveSameEmphasis(last, run)
    if (isSame) out[out.length - 1] = { ...last, text: last.text + run.text }
    else out.push(run)
  }
  return out
}

function haveSameEmphasis(a: Emphasis, b: Emphasis): boolean {
  return a.em === b.em && a.strong === b.strong && a.underline === b.underline
}

/** The footnotes of a file by their ids, each its paragraphs; what Word puts between text and footnotes is none. */
export function readNotes(
  part: XmlElement | undefined,
  styles: Styles,
  changes: Changes
): ReadonlyMap<string, readonly WordParagraph[]> {
  const notes = childrenOf(part, 'w:footnote').filter((note) => /^(?:normal)?$/.test(valueOf(note, 'w:type') ?? ''))
  return new Map(notes.map((note) => [valueOf(note, 'w:id') ?? '', readBody(note, styles, changes).paragraphs]))
}
