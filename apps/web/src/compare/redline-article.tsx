import type { ArticleChange, ProvisionChange } from '@cartif/redline'
import { memo } from 'react'
import { Link } from 'react-router'
import { articleName, articleSide } from './comparison.ts'
import type { ToldChange } from './comparison.ts'
import type { CompareState } from './compare-state.ts'
import { Provision } from './redline-row.tsx'
import { rowsOf } from './redline-rows.ts'
import type { FoldRow, MovedRow } from './redline-rows.ts'

interface ArticleProps {
  readonly article: ArticleChange
  /** Those of the article that are asked for. */
  readonly changes: readonly ToldChange[]
  /** What has gone from it to another place. */
  readonly away: readonly ProvisionChange[]
  /** The change that is looked at, where it is one of the article's. */
  readonly current: string
  readonly layout: CompareState['layout']
  readonly whole: boolean
  readonly unfolded: ReadonlySet<string>
  unfold(key: string): void
  /** Where the drafting histories of articles are; undefined for whoever may not read them. */
  readonly histories: string | undefined
}

/** An article of the redline, a row for each provision. Drawn again only when something of its own is another. */
export const RedlineArticle = memo(function RedlineArticle(props: ArticleProps) {
  const { article, changes, away, current, layout, whole, unfolded, unfold, histories } = props
  const shown = whole ? undefined : provisionsShown(article, changes)
  const own = changes.filter(({ at }) => at.provision === undefined).map(({ id }) => id)
  return (
    <section
      id={`article-${articleSide(article).id}`}
      className="redline-article"
      data-kind={article.kind}
      data-layout={layout}
      data-brief={(!whole && shown?.size === 0 && away.length === 0) || undefined}
      aria-label={articleName(article)}
    >
      <div
        className="redline-head"
        data-change={own.length > 0 ? own.join(' ') : undefined}
        data-current={own.includes(current) || undefined}
      >
        <ArticleNumber article={article} />
        {histories && <History article={article} histories={histories} />}
      </div>
      {rowsOf(article, away, { shown, unfolded }).map((row) => {
        if (row.kind === 'moved') return <MovedNote key={`moved ${row.to}`} row={row} />
        if (row.kind === 'fold') return <Fold key={row.key} row={row} unfold={unfold} />
        const ofRow = changes.filter(({ at }) => at.provision === row.index)
        return <Provision key={row.index} change={row.change} changes={ofRow} current={current} layout={layout} />
      })}
    </section>
  )
})

/** Of an article that is new or gone as a whole every provision is. */
function provisionsShown({ kind, provisions }: ArticleChange, changes: readonly ToldChange[]): ReadonlySet<number> {
  const shown = new Set(changes.flatMap(({ at }) => at.provision ?? []))
  const isWhole = (kind === 'inserted' || kind === 'deleted') && changes.length > 0
  if (isWhole) for (const index of provisions.keys()) shown.add(index)
  return shown
}

const KINDS = { inserted: 'new', deleted: 'deleted', moved: 'moved', changed: '', kept: '' } as const

function ArticleNumber({ article: { kind, before, after } }: { readonly article: ArticleChange }) {
  const [was, now] = [before?.number ?? '', after?.number ?? '']
  return (
    <>
      {was !== '' && was !== now && (
        <del>
          <span className="visually-hidden">number deleted: </span>
          {was}
        </del>
      )}{' '}
      {now !== '' && (was === now || kind === 'inserted' ? now : <ins>{now}</ins>)}
      {KINDS[kind] !== '' && <span className="redline-note">{KINDS[kind]}</span>}
    </>
  )
}

/** Of what is in a file alone there is none. */
function History({ article, histories }: { readonly article: ArticleChange; readonly histories: string }) {
  const { id } = articleSide(article)
  if (id.startsWith('file-')) return null
  return (
    <Link
      className="redline-history no-print"
      to={`${histories}/${encodeURIComponent(id)}`}
      aria-label={`Drafting history of ${articleName(article)}`}
    >
      Drafting history
    </Link>
  )
}

/** Where something stood that stands elsewhere. */
export function MovedNote({ row: { was, now, to } }: { readonly row: MovedRow }) {
  return (
    <p className="redline-moved">
      {was} moved to{' '}
      <a href={`#${to}`} onClick={(event) => goTo(event, to)}>
        {now}
      </a>
    </p>
  )
}

/** The address stays that of the change that is looked at. */
function goTo(event: React.MouseEvent, id: string): void {
  event.preventDefault()
  document.getElementById(id)?.scrollIntoView({ block: 'center' })
}

function Fold({ row: { key, rows, hasOthers }, unfold }: { readonly row: FoldRow; unfold(key: string): void }) {
  const count = rows.length === 1 ? '1 provision' : `${rows.length} provisions`
  return (
    <button type="button" className="redline-fold" onClick={() => unfold(key)}>
      {count} {hasOthers ? 'without such changes' : 'unchanged'}
    </button>
  )
}

/** A stretch of articles with nothing to show. */
export function ArticlesFold({ articles, onOpen }: { readonly articles: readonly ArticleChange[]; onOpen(): void }) {
  const [first, last] = [articles[0]!, articles.at(-1)!]
  const names = first === last ? articleName(first) : `${articleName(first)} to ${articleName(last)}`
  const hasOthers = articles.some(({ kind, renumbered }) => kind !== 'kept' || renumbered)
  const provisions = articles.reduce((sum, one) => sum + one.provisions.length, 0)
  return (
    <button type="button" className="redline-fold redline-fold-articles" onClick={onOpen}>
      {names}: {provisions === 1 ? '1 provision' : `${provisions} provisions`}{' '}
      {hasOthers ? 'without such changes' : 'unchanged'}
    </button>
  )
}

export function articleKey(article: ArticleChange): string {
  return `${article.after ? 'now' : 'was'}-${articleSide(article).id}`
}
