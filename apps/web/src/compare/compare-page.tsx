import { withReferenceWords } from '@cartif/redline'
import type { ArticleChange, Change, Hunk, ProvisionChange, Redline } from '@cartif/redline'
import type { Piece } from '@cartif/treaty-text'
import { Button, Group, Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import type { Instrument, Revision } from '../shared/api.ts'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import './compare.css'
import { Loading } from '../shared/loading.tsx'

interface Comparison {
  readonly from: string
  readonly to: string
  readonly changes: readonly Change[]
  readonly redline: Redline
}

export function ComparePage() {
  const { id = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const [all, setAll] = useState(false)
  const { data: instrument } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const { data: revisions } = useQuery({
    queryKey: ['revisions', id],
    queryFn: () => call<readonly Revision[]>(`/api/instruments/${id}/revisions`)
  })
  const from = search.get('from') ?? String(Math.max(0, (revisions?.length ?? 1) - 2))
  const to = search.get('to') ?? (revisions && revisions.length > 1 ? String(revisions.length - 1) : 'live')
  const { data, error } = useQuery({
    queryKey: ['compare', id, from, to],
    queryFn: () =>
      call<Comparison>(`/api/instruments/${id}/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`),
    select: (comparison) => ({ ...comparison, redline: withReferenceWords(comparison.redline) }),
    enabled: revisions !== undefined && revisions.length > 0
  })
  const options = (revisions ?? []).map(({ number, symbol }) => ({ value: String(number), label: symbol }))
  const choose = (key: 'from' | 'to') => (value: string | null) =>
    value !== null && setSearch({ from, to, [key]: value })
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="compare">
        <header className="compare-head no-print">
          <div>
            <h1>Compare</h1>
            <p className="quiet">The text as it stands. What is only proposed is not compared.</p>
          </div>
          <Group align="end" gap="md">
            <Select label="From" data={options} value={from} onChange={choose('from')} allowDeselect={false} />
            <Select
              label="To"
              data={[...options, { value: 'live', label: 'the live text' }]}
              value={to}
              onChange={choose('to')}
              allowDeselect={false}
            />
            <Switch label="Whole text" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} mb={8} />
            <Button variant="default" onClick={() => window.print()}>
              Print
            </Button>
          </Group>
        </header>
        {revisions?.length === 0 && <p>There is nothing to compare yet: no revision has been issued.</p>}
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && revisions?.length !== 0 && <Loading what="Comparing" />}
        {data && (
          <div className="compare-body">
            <Summary comparison={data} />
            <article className="redline-page" aria-label={`Redline from ${data.from} to ${data.to}`}>
              {data.redline.articles
                .filter(({ kind, renumbered }) => all || kind !== 'kept' || renumbered)
                .map((article) => (
                  <Article key={(article.after ?? article.before)!.id + article.kind} article={article} all={all} />
                ))}
              {data.changes.length === 0 && <p className="quiet">The two texts are the same, word for word.</p>}
            </article>
          </div>
        )}
      </main>
    </>
  )
}

function Summary({ comparison: { changes } }: { readonly comparison: Comparison }) {
  return (
    <nav className="compare-summary no-print" aria-label="What changed">
      <h2>{changes.length === 0 ? 'No change' : changes.length === 1 ? '1 change' : `${changes.length} changes`}</h2>
      <ol>
        {changes.map(({ article, sentence }, index) => (
          <li key={index}>
            <a href={`#redline-${article}`}>{sentence}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Article({ article, all }: { readonly article: ArticleChange; readonly all: boolean }) {
  const side = (article.after ?? article.before)!
  const provisions = article.provisions.filter(({ kind }, index) => all || kind !== 'kept' || index === 0)
  return (
    <section id={`redline-${side.id}`} className="redline-article" data-kind={article.kind}>
      <p className="redline-number">
        {side.number}
        {article.renumbered && article.before && <span className="redline-note"> was {article.before.number}</span>}
        {article.kind !== 'kept' && article.kind !== 'changed' && (
          <span className="redline-note"> {article.kind === 'inserted' ? 'new' : article.kind}</span>
        )}
      </p>
      {provisions.map((provision, index) => (
        <Provision key={index} provision={provision} />
      ))}
    </section>
  )
}

function Provision({ provision: { kind, before, after, hunks } }: { readonly provision: ProvisionChange }) {
  const side = (after ?? before)!
  const mark = side.mark?.kind ?? 'paragraph'
  return (
    <p className="redline-provision" data-kind={mark} data-change={kind}>
      {side.number && (
        <span className="redline-label">
          {kind === 'deleted' ? (
            <del>{side.number}</del>
          ) : kind === 'inserted' ? (
            <ins>{side.number}</ins>
          ) : (
            side.number
          )}{' '}
        </span>
      )}
      {hunks.map((hunk, index) => (
        <Words key={index} hunk={hunk} />
      ))}
      {kind === 'moved' && before && <span className="redline-note"> moved from {before.designation}</span>}
    </p>
  )
}

function Words({ hunk: { op, line } }: { readonly hunk: Hunk }) {
  const words = line.map((piece, index) => <Word key={index} piece={piece} />)
  return op === 'delete' ? <del>{words}</del> : op === 'insert' ? <ins>{words}</ins> : <>{words}</>
}

function Word({ piece }: { readonly piece: Piece }) {
  if (piece.type !== 'text') return null
  return piece.em ? <em>{piece.text}</em> : piece.strong ? <strong>{piece.text}</strong> : <>{piece.text}</>
}
