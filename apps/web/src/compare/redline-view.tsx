import { useCallback, useMemo, useState } from 'react'
import { changesByArticle } from './change-filter.ts'
import { sideName } from './comparison.ts'
import type { Comparison, ToldChange } from './comparison.ts'
import type { CompareState } from './compare-state.ts'
import { ArticlesFold, MovedNote, RedlineArticle, articleKey } from './redline-article.tsx'
import { groupArticles, movedAway } from './redline-rows.ts'

interface RedlineViewProps {
  readonly comparison: Comparison
  /** Those that are asked for. */
  readonly changes: readonly ToldChange[]
  readonly state: CompareState
  onPick(change: string): void
  /** Where the drafting histories of articles are. */
  readonly histories: string | undefined
}

const NONE: readonly never[] = []

/** The text of both sides, article by article. */
export function RedlineView({ comparison, changes, state, onPick, histories }: RedlineViewProps) {
  const { redline, sides } = comparison
  const { layout, whole, change: current } = state
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const unfold = useCallback((key: string) => setUnfolded((keys) => new Set([...keys, key])), [])
  const away = useMemo(() => movedAway(redline), [redline])
  const byArticle = useMemo(() => changesByArticle(changes), [changes])
  const shown = useMemo(
    () => (whole ? undefined : articlesShown(comparison, byArticle)),
    [comparison, byArticle, whole]
  )
  const currentArticle = changes.find(({ id }) => id === current)?.at.article
  return (
    // A click on a change in the text looks at it; the list does the same by keyboard.
    <article
      className="redline-page"
      data-layout={layout}
      aria-label={`Redline from ${sides.from.symbol} to ${sides.to.symbol}`}
      onClick={(event) => pickIn(event.target, onPick)}
    >
      {layout === 'side' && (
        <div className="redline-row redline-columns" aria-hidden="true">
          <div className="redline-cell">{sideName(sides.from)}</div>
          <div className="redline-cell">{sideName(sides.to)}</div>
        </div>
      )}
      {groupArticles(redline, shown, unfolded).map((group) => {
        if (group.kind === 'moved') return <MovedNote key={`moved ${group.to}`} row={group} />
        if (group.kind === 'fold') {
          const articles = group.indices.map((index) => redline.articles[index]!)
          return <ArticlesFold key={group.key} articles={articles} onOpen={() => unfold(group.key)} />
        }
        const article = redline.articles[group.index]!
        return (
          <RedlineArticle
            key={articleKey(article)}
            article={article}
            changes={byArticle.get(group.index) ?? NONE}
            away={away.get(article.before?.id ?? '') ?? NONE}
            current={currentArticle === group.index ? current : ''}
            layout={layout}
            whole={whole || group.isUnfolded === true}
            unfolded={unfolded}
            unfold={unfold}
            histories={histories}
          />
        )
      })}
      {comparison.changes.length === 0 && <p className="quiet">The two texts are the same, word for word.</p>}
    </article>
  )
}

function articlesShown({ redline }: Comparison, byArticle: ReadonlyMap<number, unknown>): ReadonlySet<number> {
  const away = movedAway(redline)
  const isLeft = (id: string | undefined) => id !== undefined && away.has(id)
  return new Set(
    redline.articles.flatMap(({ before }, index) => (byArticle.has(index) || isLeft(before?.id) ? [index] : []))
  )
}

function pickIn(target: EventTarget, onPick: (change: string) => void): void {
  if (!(target instanceof Element) || target.closest('a, button')) return
  // Whoever selects words does not pick a change.
  if (!document.getSelection()?.isCollapsed) return
  const change = target.closest('[data-change]')?.getAttribute('data-change')?.split(' ')[0]
  if (change) onPick(change)
}
