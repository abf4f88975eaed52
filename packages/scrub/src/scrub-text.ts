/**
 * A text as the rules read it: articles, their provisions with words and designations, and what may be asked of all of them.
 * It is read once; what several rules ask for is found once (definitions, uses of terms). `work` counts the characters and
 * comparisons a run looks at, so that a test can say how it grows without a clock (work.test.ts).
 */
import {
  inReadingOrder,
  lineWords,
  outlineOf,
  provisionsOf,
  referenceWords,
  targetOfReference,
  targetsOf
} from '@cartif/treaty-text'
import type { Article, ArticleKind, OutlineArticle, Provision, ProvisionKind, Targets } from '@cartif/treaty-text'
import { tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/** What an instrument's negotiation knows that its words do not say. */
export interface ScrubOptions {
  /** The text the last revision had. */
  readonly previous?: readonly Article[]
  /** The names of the parties, as they are to be written. */
  readonly parties?: readonly string[]
  /** The titles of agreements, as they are to be written, beside those that every scrub knows. */
  readonly agreements?: readonly string[]
}

/** A cross-reference in the words: one character, at an offset. */
export interface PlacedReference {
  readonly at: number
  readonly target: string
  readonly name: string
  /** As it is read in the text: "³", "[Article 5, deleted]". */
  readonly shown: string
  /** In the bracketed notation: "^{3}", "{Article 5, deleted}". */
  readonly notation: string
  readonly isGone: boolean
  readonly isFootnote: boolean
}

export interface ScrubProvision {
  readonly id: string
  /** The ids it had before, the nearest first. */
  readonly was: string | undefined
  readonly kind: ProvisionKind
  readonly number: string
  readonly designation: string
  readonly article: { readonly id: string; readonly kind: ArticleKind; readonly number: string }
  /** A cross-reference is U+FFFC. */
  readonly words: string
  readonly tokens: readonly Token[]
  readonly references: readonly PlacedReference[]
}

export interface ScrubArticle {
  readonly id: string
  readonly kind: ArticleKind
  readonly number: string
  readonly title: string
  readonly provisions: readonly ScrubProvision[]
}

export class ScrubText {
  readonly articles: readonly ScrubArticle[]
  readonly provisions: readonly ScrubProvision[]
  readonly previous: ScrubText | undefined
  readonly parties: readonly string[]
  readonly agreements: readonly string[]
  work = 0
  private readonly asked = new Map<unknown, unknown>()

  constructor(articles: readonly Article[], { previous, parties = [], agreements = [] }: ScrubOptions = {}) {
    const ordered = inReadingOrder(articles)
    const outline = outlineOf(ordered.map((article) => ({ ...article, proposed: false })))
    const targets = targetsOf(outline)
    this.articles = ordered.map((article, index) => readArticle(article, outline[index]!, targets))
    this.provisions = this.articles.flatMap(({ provisions }) => provisions)
    this.previous = previous && new ScrubText(previous)
    this.parties = parties
    this.agreements = agreements
  }

  /** Where a pattern stands in a provision; `word`: what stands in all that it matches, which is quicker to look for. */
  *matches(provision: ScrubProvision, pattern: RegExp, word = ''): Iterable<RegExpExecArray> {
    this.work += provision.words.length
    if (!provision.words.includes(word)) return
    for (const match of provision.words.matchAll(pattern)) yield match
  }

  /** What several rules need, found the first time it is asked for. */
  once<T>(find: (text: ScrubText) => T): T {
    if (!this.asked.has(find)) this.asked.set(find, find(this))
    return this.asked.get(find) as T
  }
}

function readArticle({ id, kind, line }: Article, outline: OutlineArticle, targets: Targets): ScrubArticle {
  const { number, title } = outline
  const named = new Map(outline.provisions.map((one) => [one.id, one]))
  const provisions = provisionsOf(line).map((provision) => {
    const { number: own = '', designation = number } = named.get(provision.mark.id) ?? {}
    return readProvision(provision, { number: own, designation, article: { id, kind, number } }, targets)
  })
  return { id, kind, number, title, provisions }
}

function readProvision(
  { mark, line }: Provision,
  place: Pick<ScrubProvision, 'number' | 'designation' | 'article'>,
  targets: Targets
): ScrubProvision {
  const words = lineWords(line)
  const { id, kind, was } = mark
  return { id, was, kind, ...place, words, tokens: tokensOf(words), references: placeReferences(line, targets) }
}

function placeReferences(line: Provision['line'], targets: Targets): readonly PlacedReference[] {
  let at = 0
  return line.flatMap((piece) => {
    const from = at
    at += piece.type === 'text' ? piece.text.length : 1
    if (piece.type !== 'reference') return []
    const { name, standing, footnote } = targetOfReference(piece, targets)
    const isGone = standing === 'gone'
    const isFootnote = footnote !== undefined || name === 'footnote'
    const notation = footnote === undefined ? `{${name}${isGone ? ', deleted' : ''}}` : `^{${footnote}}`
    const shown = referenceWords(piece, targets)
    return [{ at: from, target: piece.target, name, shown, notation, isGone, isFootnote }]
  })
}

/** The words [from, to), cross-references by their names and footnotes by their raised numbers. */
export function quoteOf(provision: ScrubProvision, from: number, to: number): string {
  return fillIn(provision, from, to, ({ isFootnote, isGone, name, shown }) => (isFootnote && !isGone ? shown : name))
}

/** The words [from, to) with each cross-reference as it is to be said. */
export function fillIn(
  { words, references }: ScrubProvision,
  from: number,
  to: number,
  say: (reference: PlacedReference) => string
): string {
  let filled = words.slice(from, to)
  for (const reference of references.toReversed()) {
    const at = reference.at - from
    if (at >= 0 && reference.at < to) filled = filled.slice(0, at) + say(reference) + filled.slice(at + 1)
  }
  return filled
}

/** Whether a provision is running text: no title and no block of signatures. */
export function isRunning({ kind, article }: ScrubProvision): boolean {
  return kind !== 'heading' && article.kind !== 'signature' && article.kind !== 'text'
}
