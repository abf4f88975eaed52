import { partyName } from '@cartif/negotiation'
import type { LiveChange, LiveInstrument } from '@cartif/live'
import type { Issue } from '@cartif/negotiation'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { proposalNumber } from '../meetings/exploratory.tsx'
import { versionOf, wordingOf } from '../drafting/proposal-reading.ts'
import { useLiveVersion, useVersionOfArticle } from '../drafting/use-live.ts'
import { standingsOn } from '../issues/standing.tsx'
import { IssueReading } from '../issues/issue-reading.tsx'
import { isParked, issuesIn, nameOfIssue } from '../issues/open-issues.ts'
import { InRoom } from '../room/in-room.tsx'
import { TopBar } from '../session/session.tsx'
import type { Instrument } from '../shared/api.ts'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { PartyLabel } from '../shared/party-label.tsx'
import { STANCE_SIGNS, stanceWords } from '../shared/stances.ts'
import './positions.css'

/** Where every party stands on every open wording: parties across, wordings down, in the order of the text. */
export function PositionsPage() {
  return (
    <InRoom loading="Reading the positions">
      {(instrument, { live }) => <Positions instrument={instrument} live={live} />}
    </InRoom>
  )
}

/** What is open where comes and goes with the record; the words in between are the business of each article. */
const isOfTable = ({ record, structure }: LiveChange): boolean => record || structure

function Positions({ instrument, live }: { readonly instrument: Instrument; readonly live: LiveInstrument }) {
  useLiveVersion(live, isOfTable)
  useEffect(() => {
    document.title = `Positions · ${instrument.title} · CARTIF`
  }, [instrument.title])
  const parties = instrument.holders.filter((holder) => holder.length === 3).toSorted()
  const articles = live.composed.filter((article) => issuesIn(article).length > 0)
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument.title}</strong>
        <InstrumentNav id={instrument.id} />
      </TopBar>
      <main className="page positions-page">
        <h1>Positions</h1>
        {articles.length === 0 ? (
          <p className="quiet">Nothing is open in this text, so there is nothing to take a position on.</p>
        ) : (
          <>
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
                {articles.map(({ id }) => (
                  <ArticleRows key={id} live={live} instrument={instrument} article={id} parties={parties} />
                ))}
              </table>
            </div>
          </>
        )}
      </main>
    </>
  )
}

interface ArticleRowsProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly article: string
  readonly parties: readonly string[]
}

function ArticleRows({ live, instrument, article, parties }: ArticleRowsProps) {
  useVersionOfArticle(live, article)
  const composed = live.findComposed(article)
  const entry = live.outline.find(({ id }) => id === article)
  return (
    <tbody>
      <tr className="matrix-article">
        <th scope="rowgroup" colSpan={parties.length + 1}>
          {entry?.number} {entry?.title}
        </th>
      </tr>
      {(composed ? issuesIn(composed) : []).map((issue) => (
        <IssueRows key={issue.id} live={live} instrument={instrument} issue={issue} parties={parties} />
      ))}
    </tbody>
  )
}

function IssueRows({ live, instrument, issue, parties }: Omit<ArticleRowsProps, 'article'> & { issue: Issue }) {
  const name = nameOfIssue(live, issue)
  const standings = standingsOn(live, issue)
  return (
    <>
      <tr className="matrix-issue">
        <th scope="row">
          <Link to={`/instruments/${instrument.id}?issue=${encodeURIComponent(issue.id)}`}>{name}</Link>
          {isParked(live, issue) && <span className="quiet"> parked</span>}
          <span className="quiet"> as it stands</span>
          <IssueReading live={live} issue={issue} />
        </th>
        {parties.map((party) => {
          const taken = standings.find((one) => one.party === party)
          return (
            <td
              key={party}
              data-party={party.toUpperCase()}
              className={party === instrument.party ? 'is-own' : undefined}
            >
              {taken && <StanceSign party={party} stance={taken.stance} isStale={taken.isStale} note={taken.note} />}
            </td>
          )
        })}
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
}: Omit<ArticleRowsProps, 'article'> & { issue: Issue; proposal: string }) {
  const proposal = live.findProposal(id)
  const record = live.recordOf(id)
  if (!proposal) return null
  const version = versionOf(wordingOf(live, proposal))
  return (
    <tr data-holder={proposal.holder}>
      <th scope="row" className="matrix-wording">
        <PartyLabel holder={proposal.holder} />{' '}
        <span className="quiet">{proposalNumber(record?.number, instrument)}</span>
        <IssueReading live={live} issue={issue} taken={[id]} />
      </th>
      {parties.map((party) => {
        const position = record?.positions.find((one) => one.party === party)
        const isHolder = party === proposal.holder
        const stance = isHolder ? 'sponsor' : position?.stance
        const isStale = !isHolder && position !== undefined && position.version !== version
        return (
          <td
            key={party}
            data-party={party.toUpperCase()}
            className={party === instrument.party ? 'is-own' : undefined}
          >
            {stance && <StanceSign party={party} stance={stance} isStale={isStale} note={position?.note} />}
          </td>
        )
      })}
    </tr>
  )
}

interface StanceSignProps {
  readonly party: string
  readonly stance: string
  readonly isStale: boolean
  readonly note: string | undefined
}

function StanceSign({ party, stance, isStale, note }: StanceSignProps) {
  return (
    <span
      className={`matrix-stance${isStale ? ' is-stale' : ''}`}
      data-stance={stance}
      title={sayStance(party, stance, isStale, note)}
    >
      <span aria-hidden="true">{STANCE_SIGNS[stance] ?? stance}</span>
      <span className="visually-hidden">
        {stance === 'sponsor' ? 'sponsor' : stanceWords(stance)}
        {isStale ? ', on an earlier wording' : ''}
      </span>
    </span>
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
