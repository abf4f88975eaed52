/**
 * The provisions and headings of a redline in one sequence that serves both texts: whoever reads only what stands before
 * meets the order before, whoever reads only what stands after the order after. What moved stands in it twice.
 */
import type { ArticleChange, ArticleSide, ProvisionChange, Redline } from '@cartif/redline'
import type { ProvisionMark } from '@cartif/treaty-text'
import { partOf } from './redline-sides.ts'
import type { Sides } from './tracked-runs.ts'
import type { Move, SideName } from './tracked.ts'

/** Where something stands in one text. */
export interface Place {
  readonly article: ArticleSide
  /** Among the provisions; -1 for the heading of an article that has no provision for it. */
  readonly index: number
  readonly part: number
  readonly mark?: ProvisionMark
  /** "Article 5", "1.", "" */
  readonly designation: string
}

export interface Entry {
  readonly change?: ProvisionChange
  readonly before?: Place
  readonly after?: Place
  readonly move?: Move
}

type Moving = Entry & { readonly isMoved: boolean }

export function entriesOf(redline: Redline, sides: Sides): readonly Entry[] {
  const articles = { before: articlesOn(redline, 'before'), after: articlesOn(redline, 'after') }
  const headed = { before: headedOn(redline, 'before'), after: headedOn(redline, 'after') }
  const all = redline.articles.flatMap((article) => [
    ...bareHeadings(article, headed),
    ...entriesOfArticle(article, articles, sides)
  ])
  const sorted = all.filter(({ after }) => after).toSorted((a, b) => comparePlaces(a.after!, b.after!))
  const anchors = anchorsOf(sorted)
  const { gone, come } = separate(all, anchors)
  return interleave(anchors, gone, come)
}

type Articles = { readonly [side in SideName]: ReadonlyMap<string, ArticleSide> }

function articlesOn({ articles }: Redline, side: SideName): ReadonlyMap<string, ArticleSide> {
  return new Map(articles.flatMap((one) => (one[side] ? [[one[side].id, one[side]] as const] : [])))
}

function bareHeadings(
  article: ArticleChange,
  headed: { readonly [side in SideName]: ReadonlySet<string> }
): readonly Moving[] {
  const before = bareHeading(article.before, headed.before)
  const after = bareHeading(article.after, headed.after)
  return before || after ? [{ ...present(before, after), isMoved: article.kind === 'moved' }] : []
}

function entriesOfArticle(article: ArticleChange, articles: Articles, sides: Sides): readonly Moving[] {
  const provisions = article.provisions.map((change) => ({
    change,
    ...present(placeOf(change, 'before', articles, sides), placeOf(change, 'after', articles, sides)),
    isMoved: article.kind === 'moved' || change.kind === 'moved'
  }))
  return provisions.filter(({ before, after }) => before || after)
}

function present(before: Place | undefined, after: Place | undefined) {
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}

/** What an article is called: matter without a heading is set apart by stars, unless the text begins with it. */
function headingOf({ kind, number, index }: ArticleSide): string {
  if (kind === 'text') return index > 0 ? '* * *' : ''
  return number
}

/** The heading of an article in whose line no provision is its heading; told wherever that provision is told. */
function bareHeading(article: ArticleSide | undefined, headed: ReadonlySet<string>): Place | undefined {
  const designation = article ? headingOf(article) : ''
  if (!article || designation === '' || headed.has(article.id)) return undefined
  return { article, index: -1, part: 0, designation }
}

/** The articles that have a heading of their own. */
function headedOn({ articles }: Redline, side: SideName): ReadonlySet<string> {
  const sides = articles.flatMap(({ provisions }) => provisions.flatMap((change) => change[side] ?? []))
  return new Set(sides.filter(isHeading).map(({ article }) => article))
}

function isHeading(side: ProvisionChange['before']): boolean {
  return side?.index === 0 && side.mark?.kind === 'heading'
}

/** A footnote that Word shows where its reference stands has no place of its own. */
function placeOf(change: ProvisionChange, side: SideName, articles: Articles, sides: Sides): Place | undefined {
  const one = change[side]
  const article = one && articles[side].get(one.article)
  if (!one || !article || isShownAsNote(change, side, sides)) return undefined
  const { mark, index } = one
  const isContinued = partOf(one) > 0
  const designation = isContinued ? '' : isHeading(one) ? titled(article) : one.number
  return { article, index, part: partOf(one), ...(mark ? { mark } : {}), designation }
}

function titled(article: ArticleSide): string {
  const heading = headingOf(article)
  return heading === '' || article.title === '' ? heading : `${heading} — `
}

function isShownAsNote(change: ProvisionChange, side: SideName, sides: Sides): boolean {
  const mark = change[side]?.mark
  return mark?.kind === 'footnote' && sides[side].noteOf.has(mark.id)
}

function comparePlaces(a: Place, b: Place): number {
  return a.article.index - b.article.index || a.index - b.index || a.part - b.part
}

/** What stands in both texts in the same order. */
function anchorsOf(sorted: readonly Moving[]): readonly Moving[] {
  const anchors: Moving[] = []
  for (const entry of sorted) {
    const last = anchors.at(-1)
    if (!entry.before || entry.isMoved) continue
    if (!last || comparePlaces(last.before!, entry.before) < 0) anchors.push(entry)
  }
  return anchors
}

/** All others: what stands in the text before only, and what in the text after only; a move is both, under one name. */
function separate(all: readonly Moving[], anchors: readonly Moving[]) {
  const kept = new Set(anchors)
  const gone: Entry[] = []
  const come: Entry[] = []
  for (const { isMoved: _isMoved, ...entry } of all.filter((one) => !kept.has(one))) {
    const name = `move${gone.length + 1}`
    const isMove = entry.before !== undefined && entry.after !== undefined
    const moveAs = (role: Move['role']) => (isMove ? { move: { name, role } } : {})
    const { before, after, ...rest } = entry
    if (before) gone.push({ ...rest, before, ...moveAs('from') })
    if (after) come.push({ ...rest, after, ...moveAs('to') })
  }
  return {
    gone: gone.toSorted((a, b) => comparePlaces(a.before!, b.before!)),
    come: come.toSorted((a, b) => comparePlaces(a.after!, b.after!))
  }
}

function interleave(anchors: readonly Entry[], gone: readonly Entry[], come: readonly Entry[]): readonly Entry[] {
  const out: Entry[] = []
  const rest = { gone: 0, come: 0 }
  let left: Entry | undefined
  for (const right of [...anchors, undefined]) {
    const isBefore = (side: SideName) => (entry: Entry) => !right || comparePlaces(entry[side]!, right[side]!) < 0
    const away = takeWhile(gone, rest.gone, isBefore('before'))
    const fresh = takeWhile(come, rest.come, isBefore('after'))
    rest.gone += away.length
    rest.come += fresh.length
    out.push(...mergeGap(left, right, away, fresh), ...(right ? [right] : []))
    left = right
  }
  return out
}

function takeWhile(entries: readonly Entry[], from: number, isTaken: (entry: Entry) => boolean): readonly Entry[] {
  let to = from
  while (to < entries.length && isTaken(entries[to]!)) to++
  return entries.slice(from, to)
}

/** Between two anchors: the end of the article on the left, whole articles, the beginning of the one on the right. */
function mergeGap(
  left: Entry | undefined,
  right: Entry | undefined,
  gone: readonly Entry[],
  come: readonly Entry[]
): readonly Entry[] {
  const groupOf = (side: SideName) => (entry: Entry) => {
    const article = entry[side]!.article.index
    if (article === left?.[side]?.article.index) return 0
    return article === right?.[side]?.article.index ? 2 : 1
  }
  return [0, 1, 2].flatMap((group) => [
    ...gone.filter((entry) => groupOf('before')(entry) === group),
    ...come.filter((entry) => groupOf('after')(entry) === group)
  ])
}
