/** A paragraph of the file: style, list, its end and its words with their marks. */
import { Paragraph } from 'docx'
import type { IContext, IParagraphOptions, IXmlableObject, ParagraphChild } from 'docx'
import { authorOf } from '../tracked.ts'
import type { Move, TrackedParagraph } from '../tracked.ts'
import { STYLE_IDS } from './styles.ts'
import type { ChangeMarks } from './tracking.ts'

/**
 * What the library's paragraph has no options for: the list by number, an end that moved. An end moves with the words
 * before it; where those did not move it is inserted or deleted like them, or LibreOffice forgets it.
 */
export interface ParagraphExtras {
  readonly list?: { readonly id: number; readonly level: number }
  readonly move?: Move
}

export class WordParagraph extends Paragraph {
  private readonly extras: ParagraphExtras

  constructor(options: IParagraphOptions, extras: ParagraphExtras = {}) {
    super(options)
    this.extras = extras
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context)
    const content: unknown = xml?.['w:p']
    const properties = Array.isArray(content) ? (content.find((one) => one['w:pPr'])?.['w:pPr'] as unknown) : undefined
    if (Array.isArray(properties)) amend(properties, this.extras)
    return xml
  }
}

/** Properties in the order the schema wants: the style, then the list. */
function amend(properties: Record<string, unknown>[], { list, move }: ParagraphExtras): void {
  if (list) {
    const style = properties.findIndex((one) => 'w:pStyle' in one)
    properties.splice(style + 1, 0, {
      'w:numPr': [{ 'w:ilvl': { _attr: { 'w:val': list.level } } }, { 'w:numId': { _attr: { 'w:val': list.id } } }]
    })
  }
  const run = properties.find((one) => 'w:rPr' in one)?.['w:rPr']
  if (!move || !Array.isArray(run)) return
  const [from, to] = move.role === 'from' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo']
  const at = run.findIndex((one) => from in one)
  if (at >= 0) run[at] = { [to]: run[at][from] }
}

/** What a paragraph says of itself where its end or its style is not the same in both texts. */
export function propertiesOf({ end, styles, runs }: TrackedParagraph, marks: ChangeMarks): IParagraphOptions {
  const author = authorOf({ runs })
  const style = STYLE_IDS[styles.after]
  const ended = end === 'both' ? {} : { run: { [end === 'after' ? 'insertion' : 'deletion']: marks.next(author) } }
  const isRestyled = styles.before !== styles.after
  return {
    style,
    ...ended,
    ...(isRestyled ? { revision: { ...marks.next(author), style: STYLE_IDS[styles.before] } } : {})
  }
}

export function paragraph(
  source: TrackedParagraph,
  children: readonly ParagraphChild[],
  marks: ChangeMarks,
  list?: ParagraphExtras['list']
): WordParagraph {
  const { move, runs } = source
  const extras = { ...(list ? { list } : {}), ...(move && runs.at(-1)?.moved ? { move } : {}) }
  return new WordParagraph({ ...propertiesOf(source, marks), children }, extras)
}
