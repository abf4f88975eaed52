import type { LiveInstrument } from '@cartif/live'
import type { Issue } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { versionOf, wordingOf } from '../drafting/proposal-reading.ts'
import { useLiveConnection } from '../drafting/use-live.ts'
import { IssueReading } from '../issues/issue-reading.tsx'
import { isParked, nameOfIssue, useOpenIssues } from '../issues/open-issues.ts'
import { TopBar, useMe } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { PartyLabel, partyName } from '../shared/party-label.tsx'
import { STANCE_SIGNS, stanceWords } from '../shared/stances.ts'
import './positions.css'

/** Where every party stands on every open wording: parties across, wordings down, in the order of the text. */
export function PositionsPage() {
  const { id = '' } = useParams()
  const me = useMe()
  const { data: instrument, error } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const connection = useLiveConnection(instrument, me)
  useEffect(() => {
    if (instrument) document.title = `Positions · ${instrument.title} · CARTIF`
  }, [instrument])
  if (error)
    return (
      <EmptyState
        title="There is no such instrument for you"
        text={error.message}
        link={{ to: '/', label: 'To the instruments' }}
      />
    )
  if (!instrument || !connection)
    return (
      <>
        <TopBar />
        <Loading what="Reading the positions" />
      </>
    )
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <Matrix instrument={instrument} connection={connection} />
    </>
  )
}

function Matrix({ instrument, connection }: { readonly instrument: Instrument; readonly connection: LiveConnection }) {
  const { live } = connection
  const issues = useOpenIssues(live)
  const parties = instrument.holders.filter((holder) => holder.length === 3).toSorted()
  const articles = [...new Set(issues.map(({ article }) => article))]
  if (issues.length === 0)
    return (
      <main className="page positions-page">
        <h1>Positions</h1>
        <p className="quiet">Nothing is open in this text, so there is nothing to take a position on.</p>
      </main>
    )
  return (
    <main className="page positions-page">
      <h1>Positions</h1>
      <Legend />
      <div className="matrix-scroll" tabIndex={0} role="region" aria-label="Positions by wording and party">
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">Wording</th>
              {parties.map((party) => (
                <th key={party} scope="col" className={party === instrument.party ? 'is-own' : undefined}>
                  <PartyLabel holder={party} />
                </th>
              ))}
            </tr>
          </thead>
          {articles.map((article) => (
            <ArticleRows
              key={article}
              live={live}
              instrument={instrument}
              article={article}
              issues={issues.filter((issue) => issue.article === article)}
              parties={parties}
            />
          ))}
        </table>
      </div>
    </main>
  )
}

interface ArticleRowsProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly article: string
  readonly issues: readonly Issue[]
  readonly parties: readonly string[]
}

function ArticleRows({ live, instrument, article, issues, parties }: ArticleRowsProps) {
  const entry = live.outline.find(({ id }) => id === article)
  return (
    <tbody>
      <tr className="matrix-article">
        <th scope="rowgroup" colSpan={parties.length + 1}>
          {entry?.number} {entry?.title}
        </th>
      </tr>
      {issues.map((issue) => (
        <IssueRows key={issue.id} live={live} instrument={instrument} issue={issue} parties={parties} />
      ))}
    </tbody>
  )
}

function IssueRows({
  live,
  instrument,
  issue,
  parties
}: Omit<ArticleRowsProps, 'article' | 'issues'> & { issue: Issue }) {
  const name = nameOfIssue(live, issue)
  return (
    <>
      <tr className="matrix-issue">
        <th scope="row">
          <Link to={`/instruments/${instrument.id}?issue=${encodeURIComponent(issue.id)}`}>{name}</Link>
          {isParked(live, issue) && <span className="quiet"> parked</span>}
          <IssueReading live={live} issue={issue} />
        </th>
        <td colSpan={parties.length} className="quiet">
          as it stands
        </td>
      </tr>
      {issue.proposals.map((id) => (
        <AlternativeRow key={id} live={live} instrument={instrument} issue={issue} proposal={id} parties={parties} />
      ))}
    </>
  )
}

function AlternativeRow({
  live,
  instrument,
  issue,
  proposal: id,
  parties
}: Omit<ArticleRowsProps, 'article' | 'issues'> & { issue: Issue; proposal: string }) {
  const proposal = live.findProposal(id)
  const record = live.recordOf(id)
  if (!proposal) return null
  const version = versionOf(wordingOf(live, proposal))
  return (
    <tr data-holder={proposal.holder}>
      <th scope="row" className="matrix-wording">
        <PartyLabel holder={proposal.holder} /> <span className="quiet">No. {record?.number ?? '?'}</span>
        <IssueReading live={live} issue={issue} take={id} />
      </th>
      {parties.map((party) => {
        const position = record?.positions.find((one) => one.party === party)
        const isSponsor = party === proposal.holder || position?.stance === 'sponsor'
        const stance = party === proposal.holder ? 'sponsor' : position?.stance
        const isStale = position !== undefined && position.version !== version && party !== proposal.holder
        return (
          <td key={party} className={party === instrument.party ? 'is-own' : undefined}>
            {stance && (
              <span
                className={`matrix-stance${isStale ? ' is-stale' : ''}`}
                data-stance={stance}
                title={sayStance(party, stance, isStale, position?.note)}
              >
                <span aria-hidden="true">{STANCE_SIGNS[stance] ?? stance}</span>
                <span className="visually-hidden">
                  {isSponsor && party === proposal.holder ? 'sponsor' : stanceWords(stance)}
                  {isStale ? ', on an earlier wording' : ''}
                </span>
              </span>
            )}
          </td>
        )
      })}
    </tr>
  )
}

function sayStance(party: string, stance: string, isStale: boolean, note: string | undefined): string {
  return `${partyName(party)}: ${stanceWords(stance)}${isStale ? ', on an earlier wording' : ''}${note ? ` — ${note}` : ''}`
}

const LEGEND = ['sponsor', 'support', 'can-accept', 'no-objection', 'considering', 'reserve', 'oppose'] as const

function Legend() {
  return (
    <ul className="matrix-legend" aria-label="Signs">
      {LEGEND.map((stance) => (
        <li key={stance}>
          <span className="matrix-stance" data-stance={stance} aria-hidden="true">
            {STANCE_SIGNS[stance]}
          </span>{' '}
          {stance === 'sponsor' ? 'sponsor' : stanceWords(stance)}
        </li>
      ))}
      <li>
        <span className="matrix-stance is-stale" data-stance="support" aria-hidden="true">
          {STANCE_SIGNS['support']}
        </span>{' '}
        on an earlier wording
      </li>
      <li className="quiet">Silence is no position.</li>
    </ul>
  )
}
