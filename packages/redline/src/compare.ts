/**
 * Comparing two revisions: provisions aligned, words compared inside pairs, moves told from changes. The redline holds
 * both sides, so that applying it gives exactly the text after and undoing it exactly the text before.
 */
import { levelOf, lineLength } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import { align } from './align.ts'
import { pairArticles, pairHeadings } from './article-pairs.ts'
import { assemble } from './assemble.ts'
import type { PlacedChanges } from './assemble.ts'
import { definedTerms } from './defined-terms.ts'
import { cutHunks, groupsOf, joinedLine } from './groups.ts'
import type { Group } from './groups.ts'
import { Likeness } from './likeness.ts'
import { longestRun } from './longest-run.ts'
import { SamePlaces } from './same-places.ts'
import { Side, sideOf } from './side.ts'
import type { ArticleSide, Placed, ProvisionSide } from './side.ts'
import { WordComparison } from './words.ts'
import type { Hunk } from './words.ts'

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

/** Compares two texts, articles in reading order. Near n log n in their words. */
export function compare(before: readonly Article[], after: readonly Article[]): Redline {
  return new Comparison(new Side(before), new Side(after)).redline()
}

class Comparison {
  private readonly a: Side
  private readonly b: Side
  private readonly articlePairs: ReadonlyMap<string, string>
  private readonly groups: readonly Group[]
  private readonly words: WordComparison

  constructor(a: Side, b: Side) {
    this.a = a
    this.b = b
    const likeness = new Likeness(a.provisions, b.provisions)
    const alike = align(a.provisions, b.provisions, likeness)
    this.articlePairs = pairArticles(a, b, alike)
    const pairs = pairHeadings(a, b, alike, this.articlePairs)
    this.groups = groupsOf(a, b, pairs, likeness).toSorted((x, y) => x.before[0]! - y.before[0]!)
    const places = new SamePlaces(a, b, pairs, this.articlePairs)
    this.words = new WordComparison(termsIn(a, b), (one, other) => places.areSame(one, other))
  }

  redline(): Redline {
    const { a, b, articlePairs } = this
    const articles = assemble(a, b, articlePairs, this.provisionChanges())
    return { articles, references: { before: a.references, after: b.references } }
  }

  private provisionChanges(): PlacedChanges {
    const { a, b } = this
    const stayed = this.stayed()
    const standing: (readonly ProvisionChange[] | undefined)[] = b.provisions.map(() => undefined)
    const seen = new Uint8Array(a.provisions.length)
    for (const group of this.groups) {
      for (const one of group.before) seen[one] = 1
      const parts = this.partsOf(group, stayed.has(group))
      if (group.after.length === 1) standing[group.after[0]!] = parts
      else group.after.forEach((to, index) => (standing[to] = [parts[index]!]))
    }
    return {
      standing: standing.map((found, place) => found ?? [insertion(b.provisions[place]!)]),
      gone: a.provisions.map((one, place) => (seen[place] ? undefined : deletion(one)))
    }
  }

  private partsOf({ before, after }: Group, isStaying: boolean): readonly ProvisionChange[] {
    const left = before.map((index) => this.a.provisions[index]!)
    const right = after.map((index) => this.b.provisions[index]!)
    const hunks = this.words.hunks(joinedLine(left), joinedLine(right))
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
    const change = { kind, before: sideOf(left), after: sideOf(right), hunks } as const
    if (!level && !(isHome && left.number !== right.number)) return change
    return {
      ...change,
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

/** Only what has quotation marks can define a term. */
function termsIn(...sides: readonly Side[]): readonly string[] {
  const isQuoting = ({ words }: Placed) => words.includes('“') || words.includes('"') || words.includes('«')
  const quoting = sides.flatMap(({ provisions }) => provisions.filter(isQuoting))
  return definedTerms(quoting.map(({ words }) => words).join('\n'))
}

function levelChange(left: Placed, right: Placed): 'promoted' | 'demoted' | undefined {
  if (!left.mark || !right.mark || left.kind === right.kind) return undefined
  const [from, to] = [levelOf(left.mark.kind), levelOf(right.mark.kind)]
  return to < from ? 'promoted' : to > from ? 'demoted' : undefined
}

function insertion(one: Placed): ProvisionChange {
  return { kind: 'inserted', after: sideOf(one), hunks: whole('insert', one.line) }
}

function deletion(one: Placed): ProvisionChange {
  return { kind: 'deleted', before: sideOf(one), hunks: whole('delete', one.line) }
}

function whole(op: 'insert' | 'delete', line: Line): readonly Hunk[] {
  return line.length > 0 ? [{ op, line }] : []
}
