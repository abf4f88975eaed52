/**
 * Comparing two revisions: provisions aligned, words compared inside pairs, moves told from changes. The redline holds
 * both sides, so that applying it gives exactly the text after and undoing it exactly the text before.
 */
import { levelOf, lineLength } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import { align } from './align.ts'
import { cutHunks, groupsOf, joinedLine } from './groups.ts'
import type { Group } from './groups.ts'
import { Likeness } from './likeness.ts'
import { longestRun } from './longest-run.ts'
import { SamePlaces } from './same-places.ts'
import { Side, sideOf } from './side.ts'
import type { ArticleSide, Placed, ProvisionSide } from './side.ts'
import { definedTerms, Tokenizer } from './tokens.ts'
import { compareWords } from './words.ts'
import type { Hunk, WordOptions } from './words.ts'

export interface ProvisionChange {
  readonly kind: 'kept' | 'changed' | 'inserted' | 'deleted' | 'moved'
  readonly before?: ProvisionSide
  readonly after?: ProvisionSide
  readonly hunks: readonly Hunk[]
  /** The same provision of the same article has another number of its own now. */
  readonly renumbered?: true
  /** Stands on a higher or a lower level now: a sub-paragraph became a paragraph. */
  readonly level?: 'promoted' | 'demoted'
}

export interface ArticleChange {
  readonly kind: 'kept' | 'changed' | 'inserted' | 'deleted' | 'moved'
  readonly before?: ArticleSide
  readonly after?: ArticleSide
  readonly renumbered: boolean
  /**
   * In the order of the text after; what was deleted stands where it stood. One of which `before.part` is above 0 was
   * split off the provision before it; one of which `after.part` is above 0 was joined to it.
   */
  readonly provisions: readonly ProvisionChange[]
}

export interface Redline {
  /** In the order of the text after; deleted articles stand where they stood. */
  readonly articles: readonly ArticleChange[]
  /** What the references in the words say on either side, by the id of their target. */
  readonly references: { readonly before: ReferenceNames; readonly after: ReferenceNames }
}

export type ReferenceNames = Readonly<Record<string, string>>

/** Only what has quotation marks can define a term. */
const QUOTED = /[“"«]/

/** Compares two texts, articles in reading order. Near n log n in their words. */
export function compare(before: readonly Article[], after: readonly Article[]): Redline {
  return new Comparison(new Side(before), new Side(after)).redline()
}

class Comparison {
  private readonly a: Side
  private readonly b: Side
  private readonly articlePairs: ReadonlyMap<string, string>
  private readonly groups: readonly Group[]
  private readonly options: WordOptions

  constructor(a: Side, b: Side) {
    this.a = a
    this.b = b
    const alike = align(a.provisions, b.provisions)
    this.articlePairs = pairArticles(a, b, alike)
    const pairs = pairHeadings(a, b, alike, this.articlePairs)
    const likeness = new Likeness(a.provisions, b.provisions)
    this.groups = groupsOf(a, b, pairs, likeness).toSorted((x, y) => x.before[0]! - y.before[0]!)
    const terms = definedTerms(
      [a, b]
        .flatMap(({ provisions }) => provisions.filter(({ words }) => QUOTED.test(words)).map(({ words }) => words))
        .join('\n')
    )
    const places = new SamePlaces(a, b, pairs, this.articlePairs)
    this.options = { tokenizer: new Tokenizer(terms), isSamePlace: (one, other) => places.areSame(one, other) }
  }

  redline(): Redline {
    const { a, b, articlePairs } = this
    const articles = assemble(a, b, articlePairs, this.provisionChanges())
    return { articles, references: { before: a.references, after: b.references } }
  }

  /** By the provision after, or by the one before where it is gone; of joined provisions by each of those before. */
  private provisionChanges(): ReadonlyMap<Placed, readonly ProvisionChange[]> {
    const changes = new Map<Placed, readonly ProvisionChange[]>()
    const stayed = this.stayed()
    const [seenBefore, seenAfter] = [new Set<number>(), new Set<number>()]
    for (const group of this.groups) {
      for (const one of group.before) seenBefore.add(one)
      for (const one of group.after) seenAfter.add(one)
      const parts = this.partsOf(group, stayed.has(group))
      if (group.after.length === 1) changes.set(this.b.provisions[group.after[0]!]!, parts)
      else group.after.forEach((to, index) => changes.set(this.b.provisions[to]!, [parts[index]!]))
    }
    this.b.provisions.forEach((one, index) => {
      if (seenAfter.has(index)) return
      changes.set(one, [{ kind: 'inserted', after: sideOf(one), hunks: whole('insert', one.line) }])
    })
    this.a.provisions.forEach((one, index) => {
      if (seenBefore.has(index)) return
      changes.set(one, [{ kind: 'deleted', before: sideOf(one), hunks: whole('delete', one.line) }])
    })
    return changes
  }

  private partsOf({ before, after }: Group, isStaying: boolean): readonly ProvisionChange[] {
    const left = before.map((index) => this.a.provisions[index]!)
    const right = after.map((index) => this.b.provisions[index]!)
    const hunks = compareWords(joinedLine(left), joinedLine(right), this.options)
    if (left.length === 1 && right.length === 1) return [this.changeOf(left[0]!, right[0]!, hunks, isStaying)]
    const isSplit = right.length > 1
    const lengths = (isSplit ? right : left).map(({ line }) => lineLength(line))
    return cutHunks(hunks, isSplit ? 'after' : 'before', lengths).map((part, index) => ({
      kind: isStaying ? 'changed' : 'moved',
      before: isSplit ? sideOf(left[0]!, index) : sideOf(left[index]!),
      after: isSplit ? sideOf(right[index]!) : sideOf(right[0]!, index),
      hunks: part
    }))
  }

  private changeOf(left: Placed, right: Placed, hunks: readonly Hunk[], isStaying: boolean): ProvisionChange {
    const level = levelChange(left, right)
    const isSame = hunks.every(({ op }) => op === 'equal') && left.kind === right.kind
    const kind = !isStaying ? 'moved' : isSame ? 'kept' : 'changed'
    const isHome = this.articlePairs.get(left.article) === right.article
    return {
      kind,
      before: sideOf(left),
      after: sideOf(right),
      hunks,
      ...(isHome && left.number !== right.number ? { renumbered: true as const } : {}),
      ...(level ? { level } : {})
    }
  }

  /** The groups that kept their place: in the same article, in the same order. The shorter part of what changed places moved. */
  private stayed(): ReadonlySet<Group> {
    const { a, b } = this
    const home = new Map<string, Group[]>()
    for (const group of this.groups) {
      const { article } = a.provisions[group.before[0]!]!
      if (this.articlePairs.get(article) !== b.provisions[group.after[0]!]!.article) continue
      const list = home.get(article)
      if (list) list.push(group)
      else home.set(article, [group])
    }
    const stayed = new Set<Group>()
    for (const list of home.values()) {
      const kept = longestRun(
        list.map(({ after }) => after[0]!),
        list.map(({ before }) => 1 + lineLength(a.provisions[before[0]!]!.line))
      )
      list.forEach((group, index) => {
        if (kept.has(index)) stayed.add(group)
      })
    }
    return stayed
  }
}

function levelChange(left: Placed, right: Placed): 'promoted' | 'demoted' | undefined {
  if (!left.mark || !right.mark || left.kind === right.kind) return undefined
  const [from, to] = [levelOf(left.mark.kind), levelOf(right.mark.kind)]
  return to < from ? 'promoted' : to > from ? 'demoted' : undefined
}

function whole(op: 'insert' | 'delete', line: Line): readonly Hunk[] {
  return line.length > 0 ? [{ op, line }] : []
}

/** Articles with one id are one; else those that share the most words. */
function pairArticles(a: Side, b: Side, pairs: ReadonlyMap<number, number>): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const [from, to] of pairs) {
    const [left, right] = [a.provisions[from]!, b.provisions[to]!]
    const row = votes.get(left.article) ?? new Map<string, number>()
    votes.set(left.article, row.set(right.article, (row.get(right.article) ?? 0) + 1 + left.words.length))
  }
  const found = new Map<string, string>()
  const taken = new Set<string>()
  const pair = (left: string, right: string) => {
    if (found.has(left) || taken.has(right)) return
    found.set(left, right)
    taken.add(right)
  }
  for (const { id } of a.articles) if (b.byId.has(id) && (votes.get(id)?.has(id) || !votes.has(id))) pair(id, id)
  const rows = [...votes].flatMap(([left, row]) => [...row].map(([right, weight]) => ({ left, right, weight })))
  for (const { left, right } of rows.toSorted((x, y) => y.weight - x.weight)) pair(left, right)
  return found
}

/** An article's heading stays its heading, whatever it says now and whichever other heading says the same. */
function pairHeadings(
  a: Side,
  b: Side,
  pairs: ReadonlyMap<number, number>,
  articlePairs: ReadonlyMap<string, string>
): ReadonlyMap<number, number> {
  const isHome = (from: number, to: number) =>
    articlePairs.get(a.provisions[from]!.article) === b.provisions[to]!.article
  const areHeadings = (from: number, to: number) =>
    a.provisions[from]!.kind === 'heading' && b.provisions[to]!.kind === 'heading'
  const all = new Map([...pairs].filter(([from, to]) => !areHeadings(from, to) || isHome(from, to)))
  const taken = new Set(all.values())
  const headings = new Map<string, number>()
  b.provisions.forEach((one, index) => {
    if (one.kind === 'heading' && !taken.has(index)) headings.set(one.article, index)
  })
  a.provisions.forEach((one, index) => {
    const article = articlePairs.get(one.article)
    const to = article === undefined ? undefined : headings.get(article)
    if (one.kind === 'heading' && to !== undefined && !all.has(index)) all.set(index, to)
  })
  return all
}

function assemble(
  a: Side,
  b: Side,
  articlePairs: ReadonlyMap<string, string>,
  changes: ReadonlyMap<Placed, readonly ProvisionChange[]>
): readonly ArticleChange[] {
  const back = new Map([...articlePairs].map(([left, right]) => [right, left]))
  const kept = keptArticles(a, b, articlePairs)
  const out: ArticleChange[] = []
  const deletedAfter = deletedBehind(a.articles, (id) => articlePairs.has(id))
  const pushDeleted = (anchor: string) => {
    for (const article of deletedAfter.get(anchor) ?? [])
      out.push({ kind: 'deleted', before: article, renumbered: false, provisions: deletedIn(a, article.id, changes) })
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

/** What moved into another article is told there. */
function deletedIn(a: Side, article: string, changes: ReadonlyMap<Placed, readonly ProvisionChange[]>) {
  return a.placesOf.get(article)!.flatMap((place) => changes.get(a.provisions[place]!) ?? [])
}

function keptArticles(a: Side, b: Side, articlePairs: ReadonlyMap<string, string>): ReadonlySet<string> {
  const sources = a.articles.filter(({ id }) => articlePairs.has(id))
  const targets = sources.map(({ id }) => articlePairs.get(id)!)
  const sizes = sources.map(({ id }) => a.placesOf.get(id)!.length)
  const run = longestRun(
    targets.map((id) => b.byId.get(id)!.index),
    sizes
  )
  return new Set(targets.filter((_, index) => run.has(index)))
}

/** What was deleted, by what it stood behind; '' for the beginning. */
function deletedBehind(
  articles: readonly ArticleSide[],
  isKept: (id: string) => boolean
): ReadonlyMap<string, readonly ArticleSide[]> {
  const behind = new Map<string, ArticleSide[]>()
  let anchor = ''
  for (const article of articles) {
    const list = behind.get(anchor)
    if (isKept(article.id)) anchor = article.id
    else if (list) list.push(article)
    else behind.set(anchor, [article])
  }
  return behind
}

function provisionsIn(
  a: Side,
  b: Side,
  before: ArticleSide | undefined,
  article: ArticleSide,
  changes: ReadonlyMap<Placed, readonly ProvisionChange[]>
): readonly ProvisionChange[] {
  const deleted = before ? deletedIn(a, before.id, changes) : []
  const out: ProvisionChange[] = []
  let next = 0
  for (const place of b.placesOf.get(article.id)!) {
    for (const change of changes.get(b.provisions[place]!)!) {
      const isHome = change.before?.article === before?.id && change.kind !== 'moved'
      const limit = isHome ? (change.before?.index ?? -1) : -1
      while (next < deleted.length && deleted[next]!.before!.index < limit) out.push(deleted[next++]!)
      out.push(change)
    }
  }
  return [...out, ...deleted.slice(next)]
}
