/**
 * Comparing two revisions: provisions aligned, words compared inside pairs, moves told from changes. The redline holds
 * both sides, so that applying it gives exactly the text after and undoing it exactly the text before.
 */
import {
  designationsOf,
  lineWords,
  normalizeLine,
  outlineOf,
  provisionsOf,
  referenceWords,
  sliceLine,
  targetsOf,
  toSuperscript
} from '@cartif/treaty-text'
import type { Article, ArticleKind, Line, OutlineArticle, Piece, ProvisionMark, Targets } from '@cartif/treaty-text'
import { align, longestRun } from './align.ts'
import { compareWords } from './words.ts'
import type { Hunk } from './words.ts'

export interface ArticleSide {
  readonly id: string
  readonly kind: ArticleKind
  readonly order: string
  /** "Article 5" */
  readonly number: string
  readonly title: string
  /** Place among the articles of its side, from 0. */
  readonly index: number
}

export interface ProvisionSide {
  readonly article: string
  /** Place among the provisions of its article, from 0. */
  readonly index: number
  /** Absent for words before the first mark. */
  readonly mark?: ProvisionMark
  readonly number: string
  /** "Article 5(2)" */
  readonly designation: string
}

export interface ProvisionChange {
  readonly kind: 'kept' | 'changed' | 'inserted' | 'deleted' | 'moved'
  readonly before?: ProvisionSide
  readonly after?: ProvisionSide
  readonly hunks: readonly Hunk[]
}

export interface ArticleChange {
  readonly kind: 'kept' | 'changed' | 'inserted' | 'deleted' | 'moved'
  readonly before?: ArticleSide
  readonly after?: ArticleSide
  readonly renumbered: boolean
  /** In the order of the text after; what was deleted stands where it stood. */
  readonly provisions: readonly ProvisionChange[]
}

export interface Redline {
  /** In the order of the text after; deleted articles stand where they stood. */
  readonly articles: readonly ArticleChange[]
  /** What the references in the words say, by the id of their target: as the text after has it, else the one before. */
  readonly references: Readonly<Record<string, string>>
}

interface Flat extends ProvisionSide {
  readonly id: string | undefined
  readonly was?: string | undefined
  readonly line: Line
}

/** Compares two texts, articles in reading order. */
export function compare(before: readonly Article[], after: readonly Article[]): Redline {
  const a = new Side(before)
  const b = new Side(after)
  const alike = align(a.provisions, b.provisions)
  const articlePairs = pairArticles(a, b, alike)
  const pairs = pairHeadings(a, b, alike, articlePairs)
  const provisions = changesOf(a, b, pairs, articlePairs)
  return { articles: assemble(a, b, articlePairs, provisions), references: { ...a.references, ...b.references } }
}

class Side {
  readonly articles: readonly ArticleSide[]
  readonly provisions: readonly Flat[]
  readonly byId: ReadonlyMap<string, ArticleSide>
  readonly references: Readonly<Record<string, string>>

  constructor(articles: readonly Article[]) {
    const outline = outlineOf(articles.map((article) => ({ ...article, proposed: false })))
    const names = designationsOf(outline)
    this.articles = articles.map(({ id, kind, order }, index) => {
      const { number, title } = outline[index]!
      return { id, kind, order, number, title, index }
    })
    this.byId = new Map(this.articles.map((article) => [article.id, article]))
    this.references = wordsOfReferences(articles, targetsOf(outline))
    this.provisions = articles.flatMap((article, index) => flatten(article, outline[index]!, names))
  }
}

function wordsOfReferences(articles: readonly Article[], targets: Targets): Readonly<Record<string, string>> {
  const references = articles.flatMap(({ line }) => line.filter((piece) => piece.type === 'reference'))
  return Object.fromEntries(references.map((one) => [one.target, referenceWords(one, targets)]))
}

function flatten(article: Article, outline: OutlineArticle, names: ReadonlyMap<string, string>): readonly Flat[] {
  const provisions = provisionsOf(article.line)
  const lead = sliceLine(article.line, 0, provisions[0] ? provisions[0].from - 1 : undefined)
  const first: Flat[] =
    lead.length > 0
      ? [{ article: article.id, index: 0, number: '', designation: outline.number, id: undefined, line: lead }]
      : []
  return [
    ...first,
    ...provisions.map(({ mark, line }, index) => ({
      article: article.id,
      index: index + first.length,
      mark,
      number: numberShown(outline.provisions[index]),
      designation: names.get(mark.id) ?? outline.number,
      id: mark.id,
      was: mark.was,
      line
    }))
  ]
}

function numberShown(provision: OutlineArticle['provisions'][number] | undefined): string {
  const { kind, number = '' } = provision ?? {}
  return kind === 'footnote' ? toSuperscript(number) : number
}

/** Articles with one id are one; else those that share the most provisions. */
function pairArticles(a: Side, b: Side, pairs: ReadonlyMap<number, number>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id } of a.articles) {
    if (!b.byId.has(id)) continue
    taken.add(id)
    found.set(id, id)
  }
  const votes = new Map<string, Map<string, number>>()
  for (const [from, to] of pairs) {
    const [left, right] = [a.provisions[from]!.article, b.provisions[to]!.article]
    if (found.has(left) || taken.has(right)) continue
    const row = votes.get(left) ?? new Map<string, number>()
    votes.set(left, row.set(right, (row.get(right) ?? 0) + 1))
  }
  for (const [left, row] of votes) {
    for (const [right] of [...row].toSorted((x, y) => y[1] - x[1])) {
      if (found.has(left) || taken.has(right)) continue
      found.set(left, right)
      taken.add(right)
    }
  }
  return found
}

/** An article's heading stays its heading, whatever it says now; one without words is like no other. */
function pairHeadings(
  a: Side,
  b: Side,
  pairs: ReadonlyMap<number, number>,
  articlePairs: ReadonlyMap<string, string>
): ReadonlyMap<number, number> {
  const taken = new Set(pairs.values())
  const headings = new Map<string, number>()
  b.provisions.forEach((one, index) => {
    if (one.mark?.kind === 'heading' && !taken.has(index)) headings.set(one.article, index)
  })
  const all = new Map(pairs)
  a.provisions.forEach((one, index) => {
    const article = articlePairs.get(one.article)
    const to = article === undefined ? undefined : headings.get(article)
    if (one.mark?.kind === 'heading' && to !== undefined && !pairs.has(index)) all.set(index, to)
  })
  return all
}

function changesOf(a: Side, b: Side, pairs: ReadonlyMap<number, number>, articlePairs: ReadonlyMap<string, string>) {
  const inOrder = [...pairs].toSorted(([x], [y]) => x - y)
  const stayed = new Set<number>()
  for (const group of groupByArticle(inOrder, a).values()) {
    const home = group.filter(
      ([from, to]) => articlePairs.get(a.provisions[from]!.article) === b.provisions[to]!.article
    )
    const kept = longestRun(home.map(([, to]) => to))
    home.forEach(([from], index) => {
      if (kept.has(index)) stayed.add(from)
    })
  }
  const changes = new Map<Flat, ProvisionChange>()
  for (const [from, to] of inOrder) {
    const [left, right] = [a.provisions[from]!, b.provisions[to]!]
    const hunks = compareWords(left.line, right.line)
    const isSame = hunks.every(({ op }) => op === 'equal') && left.mark?.kind === right.mark?.kind
    const kind = !stayed.has(from) ? 'moved' : isSame ? 'kept' : 'changed'
    changes.set(right, { kind, before: sideOf(left), after: sideOf(right), hunks })
  }
  const paired = new Set(pairs.values())
  b.provisions.forEach((right, index) => {
    if (!paired.has(index))
      changes.set(right, { kind: 'inserted', after: sideOf(right), hunks: whole('insert', right.line) })
  })
  a.provisions.forEach((left, index) => {
    if (!pairs.has(index))
      changes.set(left, { kind: 'deleted', before: sideOf(left), hunks: whole('delete', left.line) })
  })
  return changes
}

function groupByArticle(pairs: readonly [number, number][], a: Side): ReadonlyMap<string, [number, number][]> {
  const groups = new Map<string, [number, number][]>()
  for (const pair of pairs) {
    const { article } = a.provisions[pair[0]]!
    const list = groups.get(article)
    if (list) list.push(pair)
    else groups.set(article, [pair])
  }
  return groups
}

function sideOf({ article, index, mark, number, designation }: Flat): ProvisionSide {
  return { article, index, number, designation, ...(mark ? { mark } : {}) }
}

function whole(op: 'insert' | 'delete', line: Line): readonly Hunk[] {
  return line.length > 0 ? [{ op, line }] : []
}

function assemble(
  a: Side,
  b: Side,
  articlePairs: ReadonlyMap<string, string>,
  changes: ReadonlyMap<Flat, ProvisionChange>
): readonly ArticleChange[] {
  const back = new Map([...articlePairs].map(([left, right]) => [right, left]))
  const kept = keptArticles(a, b, articlePairs)
  const out: ArticleChange[] = []
  const deletedAfter = deletedBehind(a.articles, (id) => articlePairs.has(id))
  const pushDeleted = (anchor: string) => {
    for (const article of deletedAfter.get(anchor) ?? []) {
      const provisions = a.provisions
        .filter((one) => one.article === article.id)
        .map((one) => changes.get(one) ?? gone(one))
      out.push({
        kind: 'deleted',
        before: article,
        renumbered: false,
        provisions: provisions.filter(({ kind }) => kind === 'deleted')
      })
    }
  }
  pushDeleted('')
  for (const article of b.articles) {
    const from = back.get(article.id)
    const before = from === undefined ? undefined : a.byId.get(from)
    const provisions = provisionsIn(a, b, before, article, changes)
    const isQuiet = provisions.every(({ kind }) => kind === 'kept')
    const kind = !before ? 'inserted' : !kept.has(article.id) ? 'moved' : isQuiet ? 'kept' : 'changed'
    const renumbered = before !== undefined && before.number !== article.number
    out.push({ kind, ...(before ? { before } : {}), after: article, renumbered, provisions })
    if (from !== undefined) pushDeleted(from)
  }
  return out
}

/** A provision that moved into another article is told there. */
function gone(one: Flat): ProvisionChange {
  return { kind: 'moved', before: sideOf(one), hunks: [] }
}

function keptArticles(a: Side, b: Side, articlePairs: ReadonlyMap<string, string>): ReadonlySet<string> {
  const targets = a.articles.flatMap(({ id }) => articlePairs.get(id) ?? [])
  const run = longestRun(targets.map((id) => b.byId.get(id)!.index))
  return new Set(targets.filter((_, index) => run.has(index)))
}

/** What was deleted, by what it stood behind; '' for the beginning. */
function deletedBehind(
  articles: readonly ArticleSide[],
  isKept: (id: string) => boolean
): ReadonlyMap<string, ArticleSide[]> {
  const behind = new Map<string, ArticleSide[]>()
  let anchor = ''
  for (const article of articles) {
    if (isKept(article.id)) anchor = article.id
    else behind.set(anchor, [...(behind.get(anchor) ?? []), article])
  }
  return behind
}

function provisionsIn(
  a: Side,
  b: Side,
  before: ArticleSide | undefined,
  article: ArticleSide,
  changes: ReadonlyMap<Flat, ProvisionChange>
) {
  const deleted = a.provisions.filter((one) => one.article === before?.id && changes.get(one)?.kind === 'deleted')
  const out: ProvisionChange[] = []
  let next = 0
  for (const flat of b.provisions.filter((one) => one.article === article.id)) {
    const change = changes.get(flat)!
    const limit = change.before?.article === before?.id && change.kind !== 'moved' ? (change.before?.index ?? -1) : -1
    while (next < deleted.length && deleted[next]!.index < limit) out.push(changes.get(deleted[next++]!)!)
    out.push(change)
  }
  while (next < deleted.length) out.push(changes.get(deleted[next++]!)!)
  return out
}

/** The text after, from the text before. Throws RangeError when the redline is not about that text. */
export function applyRedline(before: readonly Article[], redline: Redline): readonly Article[] {
  checkSide(before, rebuild(redline, 'before'))
  return rebuild(redline, 'after')
}

/** The text before, from the text after. Throws RangeError when the redline is not about that text. */
export function undoRedline(after: readonly Article[], redline: Redline): readonly Article[] {
  checkSide(after, rebuild(redline, 'after'))
  return rebuild(redline, 'before')
}

function checkSide(given: readonly Article[], expected: readonly Article[]): void {
  const isSame =
    given.length === expected.length &&
    given.every(
      ({ id, line }, index) => id === expected[index]!.id && lineWords(line) === lineWords(expected[index]!.line)
    )
  if (!isSame) throw new RangeError('the redline is not about this text')
}

function rebuild({ articles }: Redline, side: 'before' | 'after'): readonly Article[] {
  const lines = new Map<string, { index: number; pieces: readonly Piece[] }[]>()
  for (const change of articles.flatMap(({ provisions }) => provisions)) {
    const place = change[side]
    if (!place) continue
    const words = change.hunks.flatMap((hunk) => wordsOn(hunk, side))
    const pieces = place.mark ? [place.mark, ...words] : words
    lines.set(place.article, [...(lines.get(place.article) ?? []), { index: place.index, pieces }])
  }
  const sides = articles.flatMap((article) => article[side] ?? []).toSorted((a, b) => a.index - b.index)
  return sides.map(({ id, kind, order }) => {
    const provisions = (lines.get(id) ?? []).toSorted((a, b) => a.index - b.index)
    return { id, kind, order, line: normalizeLine(provisions.flatMap(({ pieces }) => pieces)) }
  })
}

function wordsOn(hunk: Hunk, side: 'before' | 'after'): Line {
  if (hunk.op === 'equal') return side === 'before' ? (hunk.before ?? hunk.line) : hunk.line
  return hunk.op === (side === 'before' ? 'delete' : 'insert') ? hunk.line : []
}
