/**
 * What a text says on paper, worked out from its articles alone: the oracle for Word files. One string for each paragraph,
 * a footnote where its first reference stands as {mark:words}, # for a mark that Word counts.
 */
import { continuationsOf, outlineOf, provisionsOf, referenceWords, targetsOf, toSuperscript } from '@cartif/treaty-text'
import type { Article, Line, OutlineArticle, Provision, Reference, Targets } from '@cartif/treaty-text'

export function shownText(articles: readonly Article[]): readonly string[] {
  return new Shown(articles).paragraphs()
}

class Shown {
  private readonly articles: readonly Article[]
  private readonly outline: readonly OutlineArticle[]
  private readonly targets: Targets
  private readonly footnotes: ReadonlyMap<string, string>
  /** The footnote that goes on where one is gone. */
  private readonly continued: ReadonlyMap<string, string>
  private readonly shown = new Set<string>()
  private counted = 0

  constructor(articles: readonly Article[]) {
    this.articles = articles
    this.outline = outlineOf(articles.map((article) => ({ ...article, proposed: false })))
    this.targets = targetsOf(this.outline)
    const marks = articles.flatMap(({ line }) => provisionsOf(line).map(({ mark }) => mark))
    const notes = marks.filter(({ kind, numbering }) => kind === 'footnote' && numbering !== 'none')
    this.continued = new Map([...continuationsOf(notes)].map(([id, { id: other }]) => [id, other]))
    this.footnotes = new Map(articles.flatMap((article) => this.footnotesOf(article)))
  }

  paragraphs(): readonly string[] {
    const paragraphs = this.articles.map((article, index) => this.paragraphsOf(article, index))
    return paragraphs.flatMap((list) =>
      list.filter(({ note }) => note === undefined || !this.shown.has(note)).map(({ words }) => words)
    )
  }

  private paragraphsOf(article: Article, index: number) {
    const provisions = provisionsOf(article.line)
    const { number, title, provisions: outlined } = this.outline[index]!
    const name = article.kind === 'text' ? (index > 0 ? '* * *' : '') : number
    const isHeaded = provisions[0]?.mark.kind === 'heading' && leadOf(article.line).length === 0
    const lead = leadOf(article.line)
    let note: string | undefined
    const list = provisions.map(({ mark, line }, at) => {
      if (mark.kind !== 'footnote') note = undefined
      else if (mark.numbering !== 'none') note = mark.id
      const shownNumber = mark.kind === 'footnote' ? toSuperscript(outlined[at]!.number) : outlined[at]!.number
      const isHeading = at === 0 && isHeaded
      const head = isHeading ? (name === '' || title === '' ? name : `${name} — `) : shownNumber && `${shownNumber}\t`
      return { note, words: head + this.words(line, mark.kind === 'footnote') }
    })
    return [
      ...(isHeaded || name === '' ? [] : [{ note: undefined, words: name }]),
      ...(lead.length > 0 ? [{ note: undefined, words: this.words(lead, false) }] : []),
      ...list
    ]
  }

  private words(line: Line, isFootnote: boolean): string {
    return line
      .map((piece) => {
        if (piece.type === 'text') return piece.text
        return piece.type === 'reference' ? this.reference(piece, isFootnote) : ''
      })
      .join('')
  }

  private reference(reference: Reference, isFootnote: boolean): string {
    const target = this.continued.get(reference.target) ?? reference.target
    const words = isFootnote ? undefined : this.footnotes.get(target)
    if (words === undefined || this.shown.has(target)) return referenceWords(reference, this.targets)
    this.shown.add(target)
    const number = this.targets.get(target)?.footnote ?? ''
    const isCounted = number === String(this.counted + 1)
    if (isCounted) this.counted++
    return `{${isCounted ? '#' : number || '*'}:${words}}`
  }

  private footnotesOf({ line }: Article): readonly (readonly [string, string])[] {
    const notes: [string, string][] = []
    let isOpen = false
    for (const { mark, line: words } of provisionsOf(line) as readonly Provision[]) {
      const last = notes.at(-1)
      const isFootnote = mark.kind === 'footnote'
      if (isFootnote && mark.numbering !== 'none') notes.push([mark.id, this.words(words, true)])
      else if (isFootnote && isOpen && last) last[1] += `\n${this.words(words, true)}`
      isOpen = isFootnote && (isOpen || mark.numbering !== 'none')
    }
    return notes
  }
}

function leadOf(line: Line): Line {
  const first = line.findIndex(({ type }) => type === 'mark')
  return first < 0 ? line : line.slice(0, first)
}
