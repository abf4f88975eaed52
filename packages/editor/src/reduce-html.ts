/**
 * HTML from Word, Google Docs, LibreOffice, a web page or our own editor, reduced to what a treaty text holds: provisions
 * with their level, words, emphasis, references. The result is made anew from the words; no element, attribute, style,
 * link or script of the source survives.
 *
 * The rules, each told to the reader where it took something:
 * - words that the source marks as deleted are left out, those marked as inserted are words; so are comments;
 * - a list item is a provision of the level the list says; the number or bullet that was drawn with it goes;
 * - a table row is a provision, its cells joined by " — ";
 * - a footnote's words stand in parentheses where it was referred to;
 * - one line break is a space, two begin a provision; pictures, forms and hidden words go.
 */
import type { ProvisionKind, Reference } from '@cartif/treaty-text'

export interface ReducedHtml {
  readonly html: string
  readonly said: readonly string[]
}

/** Finds a reference that was copied on this page. */
export type FindCopied = (key: string) => Reference | undefined

export function reduceHtml(source: string, findCopied: FindCopied): ReducedHtml {
  const parsed = new DOMParser().parseFromString(source, 'text/html')
  const reducer = new Reducer(parsed, findCopied)
  reducer.walk(parsed.body, {})
  return reducer.finish()
}

interface Look {
  readonly em?: boolean
  readonly strong?: boolean
  readonly underline?: boolean
}

const IGNORED = new Set(
  'STYLE SCRIPT TITLE META LINK XML TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO INPUT TEXTAREA SELECT BUTTON HEAD'.split(
    ' '
  )
)
const BLOCKS = new Set(
  'P DIV LI H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE UL OL DL DT DD TABLE SECTION ARTICLE HEADER FOOTER MAIN ASIDE FIGURE FIGCAPTION ADDRESS CENTER HR'.split(
    ' '
  )
)
const LEVELS: readonly ProvisionKind[] = ['paragraph', 'sub-paragraph', 'item', 'sub-item']
const MARKERS: Readonly<Record<string, number>> = {
  decimal: 1,
  'lower-alpha': 2,
  'lower-roman': 3,
  'upper-alpha': 4,
  a: 2,
  i: 3,
  A: 4
}
const CELLS = ' — '

class Reducer {
  private readonly blocks: { kind: ProvisionKind | undefined; html: string }[] = []
  private readonly footnotes = new Map<string, string>()
  private readonly counts = { deleted: 0, comments: 0, tables: 0, rows: 0, footnotes: 0, citations: 0, pictures: 0 }
  private open: { kind: ProvisionKind | undefined; html: string } | undefined
  private breaks = 0
  private field = 0
  private cell = 0

  private readonly findCopied: FindCopied

  constructor(parsed: Document, findCopied: FindCopied) {
    this.findCopied = findCopied
    for (const note of parsed.querySelectorAll(
      '[style*="mso-element:footnote"][id], [style*="mso-element:endnote"][id]'
    ))
      this.footnotes.set(note.id, wordsOf(note).replace(/^\s*\[?\w{1,4}\]?\s+/, ''))
  }

  finish(): ReducedHtml {
    this.close()
    const isInline = this.blocks.length === 1 && this.blocks[0]!.kind === undefined
    const html = this.blocks
      .map(({ kind, html: words }) => (isInline ? words : `<p${kind ? ` data-cartif="${kind}"` : ''}>${words}</p>`))
      .join('')
    return { html, said: this.told() }
  }

  walk(node: Node, look: Look, kind?: ProvisionKind, depth = 0): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.add(child.nodeValue ?? '', look, kind)
      else if (child.nodeType === 1) this.element(child as HTMLElement, look, kind, depth)
    }
  }

  private element(element: HTMLElement, look: Look, kind: ProvisionKind | undefined, depth: number): void {
    const style = (element.getAttribute('style') ?? '').toLowerCase().replace(/\s+/g, '')
    if (this.isLeftOut(element, style) || this.isFieldCode(style)) return
    const { tagName } = element
    if (tagName === 'BR') return this.lineBreak()
    if (tagName === 'TABLE') return this.table(element)
    if (tagName === 'PRE') return this.lines(element, look)
    if (element.hasAttribute('data-cartif-reference')) return this.reference(element)
    const note = /mso-(?:foot|end)note-id:([\w-]+)/.exec(style)?.[1]
    if (note !== undefined && !element.closest('[style*="mso-element:footnote"]')) return this.footnote(note)
    const isList = tagName === 'UL' || tagName === 'OL'
    const isBlock = BLOCKS.has(tagName) && this.cell === 0
    if (isBlock) this.close()
    const own = kindOf(element, style, depth) ?? kind
    this.walk(element, lookOf(element, style, look), own, isList ? depth + 1 : depth)
    if (isBlock) this.close()
    else if (BLOCKS.has(tagName)) this.add(' ', look, kind)
  }

  private isLeftOut(element: HTMLElement, style: string): boolean {
    const { tagName } = element
    const name = element.className?.toLowerCase?.() ?? ''
    if (IGNORED.has(tagName.toUpperCase()) || (tagName.includes(':') && element.textContent?.trim() === '')) return true
    if (tagName === 'IMG') return this.count('pictures')
    if (/display:none|visibility:hidden|mso-hide:all|font-size:0(?:px|pt|em)?(?:;|$)/.test(style) || element.hidden)
      return true
    if (/mso-list:ignore|mso-element:footnote-list|mso-element:endnote-list/.test(style)) return true
    if (element.hasAttribute('data-cartif-number')) return true
    const isDeletion =
      tagName === 'DEL' || tagName === 'S' || tagName === 'STRIKE' || /text-decoration:[^;]*line-through/.test(style)
    if (isDeletion || name.includes('msodel')) return element.textContent?.trim() ? this.count('deleted') : true
    if (isComment(element, style, name)) return /^(A|SPAN)$/.test(tagName) || this.count('comments')
    return false
  }

  /** From where a field's code begins to where its result begins: what a field shows is words, what it computes is not. */
  private isFieldCode(style: string): boolean {
    if (style.includes('mso-element:field-begin')) this.field++
    if (/mso-element:field-(?:separator|end)/.test(style)) this.field = Math.max(0, this.field - 1)
    return style.includes('mso-element:field-')
  }

  private count(what: keyof Reducer['counts']): true {
    this.counts[what]++
    return true
  }

  private lineBreak(): void {
    this.breaks++
    if (this.breaks > 1 && this.cell === 0) this.close()
    else this.add(' ', {}, undefined)
  }

  private table(table: HTMLElement): void {
    this.close()
    this.count('tables')
    for (const row of table.querySelectorAll('tr')) {
      if (row.closest('table') !== table) continue
      const cells = [...row.children].filter(({ tagName }) => tagName === 'TD' || tagName === 'TH')
      const written: string[] = []
      for (const cell of cells) {
        this.cell++
        this.open = { kind: undefined, html: '' }
        this.walk(cell, {})
        written.push(this.open.html.trim())
        this.open = undefined
        this.cell--
      }
      const html = written.filter((one) => one !== '').join(CELLS)
      if (html === '') continue
      this.count('rows')
      if (this.cell > 0) this.open = { kind: undefined, html }
      else this.blocks.push({ kind: undefined, html })
    }
  }

  private lines(element: HTMLElement, look: Look): void {
    for (const line of (element.textContent ?? '').split(/\r\n?|\n/)) {
      this.close()
      this.add(line, look, undefined)
    }
    this.close()
  }

  private reference(element: HTMLElement): void {
    const words = element.textContent ?? ''
    const found = this.findCopied(element.getAttribute('data-cartif-reference') ?? '')
    if (!found) return element.tagName === 'SUP' ? void this.count('citations') : this.add(words, {}, undefined)
    const name = found.name === undefined ? '' : ` data-name="${escape(found.name)}"`
    this.begin(undefined).html += `<span data-cartif-reference="${escape(found.target)}"${name}>${escape(words)}</span>`
  }

  private footnote(id: string): void {
    const words = this.footnotes.get(id)
    if (words === undefined || words === '') return
    this.count('footnotes')
    this.add(` (footnote: ${words.trim()})`, {}, undefined)
  }

  private add(words: string, look: Look, kind: ProvisionKind | undefined): void {
    const text = words.replace(/[\s\u00A0]+/g, ' ')
    if (text === '' || this.field > 0 || (text === ' ' && !this.open)) return
    if (text !== ' ') this.breaks = 0
    const open = this.begin(kind)
    if (text === ' ' && open.html.endsWith(' ')) return
    let html = escape(open.html === '' || open.html.endsWith(' ') ? text.trimStart() : text)
    if (look.underline) html = `<u>${html}</u>`
    if (look.strong) html = `<strong>${html}</strong>`
    if (look.em) html = `<em>${html}</em>`
    open.html += html
  }

  private begin(kind: ProvisionKind | undefined) {
    return (this.open ??= { kind, html: '' })
  }

  private close(): void {
    const { open } = this
    this.breaks = 0
    if (this.cell > 0) return
    this.open = undefined
    const html = open?.html.trim() ?? ''
    if (open && html !== '') this.blocks.push({ kind: open.kind, html })
  }

  private told(): readonly string[] {
    const { deleted, comments, tables, rows, footnotes, citations, pictures } = this.counts
    const said: string[] = []
    if (deleted > 0) said.push('Words marked as deleted were left out.')
    if (comments > 0) said.push('Comments were left out.')
    if (tables > 0)
      said.push(
        `${many(tables, 'table', 'tables')}: each of ${many(rows, 'row', 'rows')} is a provision, its cells joined by “—”.`
      )
    if (footnotes > 0) said.push(`${many(footnotes, 'footnote stands', 'footnotes stand')} in parentheses, in place.`)
    if (citations > 0) said.push(`${many(citations, 'footnote number was', 'footnote numbers were')} left out.`)
    if (pictures > 0) said.push(`${many(pictures, 'picture was', 'pictures were')} left out.`)
    return said
  }
}

/** Word's and Google's: the mark at the words, the list at the end. */
function isComment(element: HTMLElement, style: string, name: string): boolean {
  if (/mso-element:comment|mso-special-character:comment/.test(style)) return true
  if (name.includes('msocomment')) return true
  if (element.tagName === 'SUP' || element.tagName === 'A')
    return (
      element.querySelector('a[href^="#cmnt"]') !== null || (element.getAttribute('href') ?? '').startsWith('#cmnt')
    )
  return element.tagName === 'DIV' && element.querySelector(':scope > p > a[href^="#cmnt_ref"]') !== null
}

function kindOf(element: HTMLElement, style: string, depth: number): ProvisionKind | undefined {
  const own = element.getAttribute('data-cartif')
  if (own !== null) return LEVELS.find((kind) => kind === own)
  const word = /mso-list:\w+level(\d)/.exec(style)?.[1]
  if (word !== undefined) return LEVELS[Math.min(levelOfMarker(element) ?? Number(word), 4) - 1]
  if (element.tagName !== 'LI') return undefined
  const marker = /list-style-type:([\w-]+)/.exec(style)?.[1] ?? element.parentElement?.getAttribute('type') ?? ''
  const said = MARKERS[marker] ?? Number(element.getAttribute('aria-level') ?? Math.max(depth, 1))
  const isBullet = element.parentElement?.tagName === 'UL' && !MARKERS[marker]
  return LEVELS[Math.min(isBullet ? said + 1 : said, 4) - 1]
}

/** What the drawn number says where a list of one level begins with letters: "(a)" is a sub-paragraph all the same. */
function levelOfMarker(element: HTMLElement): number | undefined {
  const drawn = [...element.querySelectorAll('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? '')
  )
  const marker = drawn?.textContent?.trim() ?? ''
  if (/^\d+\.?$/.test(marker)) return 1
  if (/^\((?:i|ii|iii|iv|vi{0,3}|ix|x)\)$/.test(marker)) return 3
  if (/^\([a-z]{1,2}\)$/.test(marker)) return 2
  return /^\([A-Z]\)$/.test(marker) ? 4 : undefined
}

function lookOf({ tagName }: HTMLElement, style: string, look: Look): Look {
  const weight = /font-weight:(\w+)/.exec(style)?.[1]
  const isStrong =
    weight === undefined ? tagName === 'B' || tagName === 'STRONG' || look.strong : /^(?:bold|[6-9]00)/.test(weight)
  const slant = /font-style:(\w+)/.exec(style)?.[1]
  const isEm = slant === undefined ? tagName === 'I' || tagName === 'EM' || look.em : slant !== 'normal'
  const isUnderlined =
    tagName === 'U' || look.underline || (tagName !== 'A' && /text-decoration:[^;]*underline/.test(style))
  return { strong: isStrong === true, em: isEm === true, underline: isUnderlined === true }
}

function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/[\s\u00A0]+/g, ' ').trim()
}

function escape(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function many(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}
