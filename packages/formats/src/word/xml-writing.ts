/** Elements that the writer of Word files has no class for, and words as the file may hold them. */
import { FileChild, XmlComponent } from 'docx'
import type { ParagraphChild } from 'docx'

type Child = XmlComponent | ParagraphChild | string

/** `new Element('w:ins', { 'w:id': 1 }, children)` */
export class Element extends XmlComponent {
  constructor(
    name: string,
    attributes: Readonly<Record<string, string | number>> = {},
    children: readonly Child[] = []
  ) {
    super(name)
    if (Object.keys(attributes).length > 0) this.root.push({ _attr: attributes })
    this.root.push(...children)
  }
}

/** One that stands between paragraphs. */
export class BlockElement extends FileChild {
  constructor(name: string, attributes: Readonly<Record<string, string | number>>) {
    super(name)
    this.root.push({ _attr: attributes })
  }
}

/** XML has no control characters and no half characters: what cannot be written is shown as missing. */
export function writableWords(words: string): string {
  return words.replace(UNWRITABLE, '\uFFFD')
}

const UNWRITABLE =
  // oxlint-disable-next-line no-control-regex
  /[\0-\b\v\f\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Words of a run: tabs and line breaks are elements of their own. `deleted`: they are gone, or going. */
export function wordElements(words: string, deleted: boolean): readonly Element[] {
  return writableWords(words)
    .replace(/\r\n?/g, '\n')
    .split(/([\t\n])/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\t') return new Element('w:tab')
      if (part === '\n') return new Element('w:br')
      return new Element(deleted ? 'w:delText' : 'w:t', { 'xml:space': 'preserve' }, [part])
    })
}
