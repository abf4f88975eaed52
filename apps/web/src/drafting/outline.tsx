import { issuesOf } from '@cartif/negotiation'
import type { LiveInstrument } from '@cartif/live'
import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { ArticleControls } from '@cartif/editor'
import { ArticleMenu } from './article-menu.tsx'
import { keepArticleInPlace } from './keep-in-place.ts'
import { isOfStructure, useLiveVersion, useOfArticle } from './use-live.ts'
import './outline.css'

interface OutlineProps {
  readonly live: LiveInstrument
  /** Acts on whole articles; absent for those who read. */
  readonly controls: ArticleControls | undefined
  readonly current: string | undefined
  /** Whether it is the chair who reads. */
  readonly isChair: boolean
  onChoose(article: string): void
  onActed(): void
}

/** The articles with what is still open in each. */
export function Outline({ live, controls, current, isChair, onChoose, onActed }: OutlineProps) {
  useLiveVersion(live, isOfStructure)
  const [filter, setFilter] = useState('')
  const holding = useRef<AbortController>(undefined)
  const choose = (article: string) => {
    onChoose(article)
    keepArticleInPlace(article, holding)
  }
  const wanted = filter.trim().toLowerCase()
  const entries = live.outline.filter(({ number, title }) => `${number} ${title}`.toLowerCase().includes(wanted))
  return (
    <nav aria-label="Articles" className="outline">
      <TextInput
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
        placeholder="Find an article"
        onKeyDown={(event) => {
          const [first] = entries
          if (event.key === 'Enter' && wanted !== '' && first) choose(first.id)
        }}
        aria-label="Find an article"
        size="sm"
      />
      <ul>
        {entries.map(({ id, kind, number, title }) => (
          <li key={id} data-kind={kind}>
            <button
              type="button"
              className="outline-entry"
              aria-current={id === current ? 'true' : undefined}
              onClick={() => choose(id)}
            >
              <span className="outline-name">
                {number && <span className="outline-number">{number}</span>} {title || (number ? '' : 'Title')}
              </span>
              <OutlineMark live={live} id={id} />
            </button>
            {controls && (
              <ArticleMenu live={live} controls={controls} article={id} isChair={isChair} onActed={onActed} />
            )}
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="quiet">No article is called that.</p>}
    </nav>
  )
}

function OutlineMark({ live, id }: { readonly live: LiveInstrument; readonly id: string }) {
  const status = useOfArticle(live, id, () => live.recordOfArticle(id)?.status ?? 'open')
  const count = useOfArticle(live, id, () => countOpen(live, id))
  if (status !== 'open') {
    const words = status === 'agreed' ? 'agreed' : 'agreed ad referendum'
    return (
      <span className="outline-agreed" title={words}>
        {status === 'agreed' ? 'A' : 'AR'}
        <span className="visually-hidden"> {words}</span>
      </span>
    )
  }
  if (count === 0) return null
  return (
    <span className="outline-count" title={`${sayIssues(count)} open: places where other words are proposed`}>
      {count}
      <span className="visually-hidden"> open</span>
    </span>
  )
}

export function sayIssues(count: number): string {
  return count === 1 ? '1 issue' : `${count} issues`
}

function countOpen(live: LiveInstrument, id: string): number {
  const composed = live.findComposed(id)
  return composed ? issuesOf(composed).length : 0
}
