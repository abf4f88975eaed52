/**
 * The rows of a redline as they are shown: one for each provision, a quiet note where one has moved away from, and, where only
 * changes are wanted, one for each stretch of provisions that has none. Nothing is left out without being counted.
 */
import type { ArticleChange, ProvisionChange, Redline } from '@cartif/redline'
import { provisionId } from './comparison.ts'

export interface ProvisionRow {
  readonly kind: 'provision'
  /** Of the provision in its article's change. */
  readonly index: number
  readonly change: ProvisionChange
}

/** Where a provision, or an article, stood that stands elsewhere now. */
export interface MovedRow {
  readonly kind: 'moved'
  readonly was: string
  readonly now: string
  /** The address of where it stands. */
  readonly to: string
}

export interface FoldRow {
  readonly kind: 'fold'
  readonly key: string
  readonly rows: readonly ProvisionRow[]
  /** Whether some of them have changed, in a way that is not asked for. */
  readonly hasOthers: boolean
}

export type Row = ProvisionRow | MovedRow | FoldRow

export interface Folding {
  /** Indices of the provisions that have a change that is asked for; undefined where all are shown. */
  readonly shown: ReadonlySet<number> | undefined
  readonly unfolded: ReadonlySet<string>
}

/** By the article before: what has gone to another place, in order of the text before. */
export type MovedAway = ReadonlyMap<string, readonly ProvisionChange[]>

export function movedAway({ articles }: Redline): MovedAway {
  const away = new Map<string, ProvisionChange[]>()
  for (const change of articles.flatMap(({ provisions }) => provisions)) {
    const { kind, before } = change
    if (kind !== 'moved' || !before || before.part) continue
    const list = away.get(before.article)
    if (list) list.push(change)
    else away.set(before.article, [change])
  }
  for (const list of away.values()) list.sort((a, b) => a.before!.index - b.before!.index)
  return away
}

export function rowsOf(article: ArticleChange, away: readonly ProvisionChange[], folding: Folding): readonly Row[] {
  const rows = withNotes(article, away)
  return folding.shown ? fold(article, rows, folding.shown, folding.unfolded) : rows
}

function withNotes({ before, provisions }: ArticleChange, away: readonly ProvisionChange[]): readonly Row[] {
  const rows: Row[] = []
  const left = [...away]
  provisions.forEach((change, index) => {
    const stood = change.kind !== 'moved' && change.before?.article === before?.id ? change.before?.index : undefined
    const passed = stood === undefined ? 0 : left.filter((one) => one.before!.index < stood).length
    rows.push(...left.splice(0, passed).map(noteOf))
    rows.push({ kind: 'provision', index, change })
  })
  return [...rows, ...left.map(noteOf)]
}

function noteOf(change: ProvisionChange): MovedRow {
  const [was, now] = [change.before!, change.after!]
  return { kind: 'moved', was: was.designation, now: now.designation, to: provisionId(change) }
}

function fold(
  article: ArticleChange,
  rows: readonly Row[],
  shown: ReadonlySet<number>,
  unfolded: ReadonlySet<string>
): readonly Row[] {
  const out: Row[] = []
  let run: ProvisionRow[] = []
  const flush = () => {
    const [first] = run
    if (!first) return
    const key = `${(article.after ?? article.before)!.id}-${first.index}`
    if (unfolded.has(key)) out.push(...run)
    else out.push({ kind: 'fold', key, rows: run, hasOthers: run.some(({ change }) => hasChanged(change)) })
    run = []
  }
  for (const row of rows) {
    if (row.kind === 'provision' && !shown.has(row.index) && !isHeading(row)) run.push(row)
    else {
      flush()
      out.push(row)
    }
  }
  flush()
  return out
}

function isHeading({ change: { before, after } }: ProvisionRow): boolean {
  return (after ?? before)!.mark?.kind === 'heading'
}

export function hasChanged({ kind, renumbered, hunks }: ProvisionChange): boolean {
  return kind !== 'kept' || renumbered === true || hunks.some((hunk) => hunk.op === 'equal' && hunk.followed)
}

/** Articles one after the other: those with something to show, where one moved away, and stretches of those without. */
export type ArticleGroup =
  /** `isUnfolded`: it has nothing to show, and was asked for. */
  | { readonly kind: 'article'; readonly index: number; readonly isUnfolded?: true }
  | MovedRow
  | { readonly kind: 'fold'; readonly key: string; readonly indices: readonly number[] }

export function groupArticles(
  redline: Redline,
  shown: ReadonlySet<number> | undefined,
  unfolded: ReadonlySet<string>
): readonly ArticleGroup[] {
  const groups: ArticleGroup[] = []
  const left = redline.articles
    .filter(({ kind }) => kind === 'moved')
    .toSorted((a, b) => a.before!.index - b.before!.index)
  redline.articles.forEach((article, index) => {
    const stood = article.kind === 'moved' ? undefined : article.before?.index
    while (left[0] && left[0].before!.index < (stood ?? -1)) groups.push(articleNote(left.shift()!))
    const last = groups.at(-1)
    if (!shown || shown.has(index)) groups.push({ kind: 'article', index })
    else if (last?.kind === 'fold') groups[groups.length - 1] = { ...last, indices: [...last.indices, index] }
    else groups.push({ kind: 'fold', key: `articles-${(article.after ?? article.before)!.id}`, indices: [index] })
  })
  const all = [...groups, ...left.map(articleNote)]
  return all.flatMap((group): readonly ArticleGroup[] =>
    group.kind === 'fold' && unfolded.has(group.key)
      ? group.indices.map((index) => ({ kind: 'article', index, isUnfolded: true }))
      : [group]
  )
}

function articleNote(article: ArticleChange): MovedRow {
  const [before, after] = [article.before!, article.after!]
  return { kind: 'moved', was: nameOf(before), now: nameOf(after), to: `article-${after.id}` }
}

function nameOf({ number, title }: { readonly number: string; readonly title: string }): string {
  return number || title
}
