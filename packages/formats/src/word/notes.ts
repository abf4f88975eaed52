/** The footnotes of a file, each one paragraph, in the order of their references. */
import { Paragraph, TextRun } from 'docx'
import type { IContext, IXmlableObject } from 'docx'
import type { TrackedNote } from '../tracked.ts'
import { runElements } from './runs.ts'
import type { ChangeMarks } from './tracking.ts'
import { STYLE_IDS } from './styles.ts'
import { Element } from './xml-writing.ts'

export class Notes {
  private readonly marks: ChangeMarks
  private readonly notes: Paragraph[] = []

  constructor(marks: ChangeMarks) {
    this.marks = marks
  }

  /** Returns its number in the file, from 1. */
  add(note: TrackedNote): number {
    this.notes.push(this.paragraphOf(note))
    return this.notes.length
  }

  /** As the library takes them. */
  get all(): Readonly<Record<string, { readonly children: readonly Paragraph[] }>> {
    return Object.fromEntries(this.notes.map((note, index) => [String(index + 1), { children: [note] }]))
  }

  private paragraphOf({ mark, runs }: TrackedNote): Paragraph {
    const words = runElements(runs, this.marks, () => 0)
    const gap = new TextRun({ children: [new Element('w:tab')] })
    const own = mark === undefined ? [] : [new TextRun({ style: 'FootnoteReference', text: mark || '*' })]
    return new NoteParagraph(mark !== undefined, { style: STYLE_IDS.footnote, children: [...own, gap, ...words] })
  }
}

/** The library puts Word's own count in front of every footnote; where the mark is another, it has to go. */
class NoteParagraph extends Paragraph {
  private readonly hasOwnMark: boolean

  constructor(hasOwnMark: boolean, options: ConstructorParameters<typeof Paragraph>[0]) {
    super(options)
    this.hasOwnMark = hasOwnMark
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context)
    const content: unknown = xml?.['w:p']
    if (!this.hasOwnMark || !Array.isArray(content)) return xml
    return { 'w:p': content.filter((one) => !JSON.stringify(one).includes('"w:footnoteRef"')) }
  }
}
