import { findPartyFacts, partyName, sayStatement } from '@cartif/negotiation'
import { Drawer } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatDate } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { ArticleWords } from './article-words.tsx'
import { CommitmentForm } from './commitment-form.tsx'
import { OpenIssuesNote } from './open-issues-note.tsx'
import { readsUnshared } from './schedules.ts'
import type { Commitment, Schedules, StatedArticle } from './schedules.ts'

interface CommitmentPanelProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
  readonly party: string
  readonly article: StatedArticle
  /** Goes to an article of the same party; without one the panel closes. */
  onGo(article?: string): void
}

/** One field of the matrix: what a party states of an article, with the words it is about. One's own is stated here. */
export function CommitmentPanel({ instrument, schedules, party, article, onGo }: CommitmentPanelProps) {
  useFocusAfter(`${party} ${article.id}`)
  const said = schedules.find(party, article.id)
  const isOwn = instrument.role === 'delegate' && instrument.party === party
  const index = schedules.articles.findIndex(({ id }) => id === article.id)
  const next = schedules.articles[index + 1]?.id
  const title = `${partyName(party)}, ${article.number}`
  return (
    <Drawer opened onClose={() => onGo()} position="right" size="lg" title={title} returnFocus={false}>
      <h2 className="commitment-title">{article.title}</h2>
      <OpenIssuesNote instrument={instrument.id} article={article} />
      {said?.stale && (
        <p className="commitment-stale" role="note">
          Made on earlier wording, on {formatDate(said.at)}.{' '}
          <Link className="plain-link" to={`/instruments/${instrument.id}/register?article=${article.id}`}>
            What has happened to the article
          </Link>
          {isOwn && ' Saving states it on the words as they are now.'}
        </p>
      )}
      {isOwn ? (
        <CommitmentForm
          key={`${article.id} ${said?.at ?? ''}`}
          instrument={instrument}
          article={article}
          said={said}
          isShared={schedules.sharing(party) !== undefined}
          onSaved={(goOn) => onGo(goOn ? next : undefined)}
          hasNext={next !== undefined}
        />
      ) : (
        <Reading
          said={said}
          isRead={schedules.sharing(party) !== undefined || readsUnshared(instrument, party)}
          party={party}
        />
      )}
      {isOwn && said?.category === 'C' && instrument.workingGroup !== '/training' && (
        <p>
          <Link className="plain-link" to={`/assistance?group=${instrument.workingGroup}&ask=${article.id}`}>
            Ask for this assistance
          </Link>
        </p>
      )}
      <ArticleWords instrument={instrument.id} article={article.id} version={article.version} />
    </Drawer>
  )
}

/** When the panel is gone, its field has the focus: the one that it was opened from, or has gone on to. */
function useFocusAfter(field: string): void {
  const last = useRef(field)
  useEffect(() => void (last.current = field), [field])
  useEffect(() => {
    return () => {
      const selector = `[data-field="${CSS.escape(last.current)}"]`
      setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus())
    }
  }, [])
}

interface ReadingProps {
  readonly said: Commitment | undefined
  readonly isRead: boolean
  readonly party: string
}

function Reading({ said, isRead, party }: ReadingProps) {
  if (!isRead) return <p>{partyName(party)} has not shared its schedule yet.</p>
  if (!said) return <p>No statement on this article.</p>
  return (
    <dl className="commitment-reading">
      <Part name="Commitment">{sayStatement(said)}</Part>
      {said.conditions && <Part name="Conditions">{said.conditions}</Part>}
      {said.assistance && <Part name="Assistance required">{said.assistance}</Part>}
      <Part name="Stated">
        {formatDate(said.at)} by {said.by}
      </Part>
      {findPartyFacts(party)?.wto.kind === 'acceding' && (
        <Part name="WTO">Not a Member: what it states here binds it by this instrument alone.</Part>
      )}
    </dl>
  )
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
