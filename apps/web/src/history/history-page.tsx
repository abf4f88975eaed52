import { Button, Menu, Select } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { NothingHere } from '../session/nothing-here.tsx'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { useInstrument } from '../shared/use-instrument.ts'
import { HistoryChapter } from './history-chapter.tsx'
import type { ArticleHistory } from './history-json.ts'
import '../compare/redline.css'
import './history.css'

/** How one article came to read as it does: revision by revision, what was proposed, who stood where, what was decided. */
export function HistoryPage() {
  const { id = '', article = '' } = useParams()
  const instrument = useInstrument(id, 'Drafting history')
  const path = `/api/instruments/${id}/articles/${encodeURIComponent(article)}/travaux`
  const { data, error } = useQuery({
    queryKey: ['travaux', id, article],
    queryFn: () => call<ArticleHistory>(`${path}?format=json`),
    retry: false
  })
  if (error)
    return (
      <NothingHere
        title="There is no drafting history here for you"
        text={`${error.message} It is read from the register and the revisions.`}
        link={{ to: `/instruments/${id}`, label: 'To the text' }}
      />
    )
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="page history">
        <header className="history-head">
          <div>
            <p className="quiet history-kind">Drafting history{data && <span>, {data.instrument}</span>}</p>
            <h1>{data?.name ?? 'Drafting history'}</h1>
          </div>
          <div className="history-tools no-print">
            {instrument && <OtherArticle instrument={instrument} article={article} />}
            {data && <TakeAlong path={path} />}
          </div>
        </header>
        {!data && <Loading what="Reading the revisions and the register" />}
        {data && <Told history={data} instrument={id} article={article} />}
      </main>
    </>
  )
}

interface ToldProps {
  readonly history: ArticleHistory
  readonly instrument: string
  readonly article: string
}

function Told({ history: { chapters }, instrument, article }: ToldProps) {
  const register = `/instruments/${instrument}/register?article=${encodeURIComponent(article)}`
  return (
    <>
      <p className="quiet history-says">
        What each revision made of the article, and what was proposed and decided in between. Comments and what was told
        in confidence are no part of it.{' '}
        <span className="no-print">
          <Link className="plain-link" to={register}>
            Every act on it, in the register
          </Link>
        </span>
      </p>
      {chapters.length > 1 && (
        <nav className="history-contents no-print" aria-label="Revisions">
          {chapters.map(({ symbol }, index) => (
            <a key={symbol} href={`#chapter-${index}`}>
              {symbol.split('/').at(-1)}
            </a>
          ))}
        </nav>
      )}
      {chapters.map((chapter, index) => (
        <HistoryChapter key={chapter.symbol} id={`chapter-${index}`} chapter={chapter} />
      ))}
      {chapters.length === 0 && <p>Nothing has happened to this article yet.</p>}
    </>
  )
}

/** From the history of one article to that of another. */
function OtherArticle({ instrument, article }: { readonly instrument: Instrument; readonly article: string }) {
  const navigate = useNavigate()
  return (
    <Select
      aria-label="Article"
      className="history-choice"
      data={instrument.outline.map(({ id, number, title }) => ({
        value: id,
        label: [number, title].filter(Boolean).join(' ') || 'Title'
      }))}
      value={article}
      onChange={(next) => next && void navigate(`/instruments/${instrument.id}/history/${encodeURIComponent(next)}`)}
      allowDeselect={false}
      searchable
      nothingFoundMessage="No such article"
    />
  )
}

function TakeAlong({ path }: { readonly path: string }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          Take along
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => window.print()}>Print on paper</Menu.Item>
        <Menu.Item component="a" href={path} download="drafting-history.html">
          Page (HTML)
        </Menu.Item>
        <Menu.Item component="a" href={`${path}?format=txt`} download="drafting-history.txt">
          Plain text
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
