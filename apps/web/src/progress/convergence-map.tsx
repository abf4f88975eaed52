import { Switch } from '@mantine/core'
import { partyName } from '@cartif/negotiation'
import { useState } from 'react'
import { Link } from 'react-router'
import { PartyLabel } from '../shared/party-label.tsx'
import { articleLink, countOf, positionsLink } from './figures-json.ts'
import type { ConvergenceCell, ConvergenceRow, Figures, StanceGroup } from './figures-json.ts'
import './chart-key.css'
import './convergence-map.css'
import './figures-table.css'

/** Each has a letter and a pattern beside its colour. */
const SIGNS: readonly (readonly [StanceGroup, sign: string, words: string])[] = [
  ['supports', 'S', 'supports what is open, or could accept it'],
  ['considers', 'C', 'is considering it'],
  ['reserves', 'R', 'reserves its position on some of it'],
  ['opposes', 'O', 'opposes some of it'],
  ['silent', '–', 'has said nothing']
]

/** Articles down, parties across: who could live with what is open, and who could not. */
export function ConvergenceMap({ figures: { id, articles, parties } }: { readonly figures: Figures }) {
  const [isAll, setAll] = useState(false)
  const seated = parties.filter(({ hasSeat }) => hasSeat)
  const shown = articles.filter((row) => isAll || row.openIssues > 0)
  return (
    <section className="card chart-card" aria-labelledby="convergence-title" id="convergence">
      <h2 id="convergence-title">Convergence</h2>
      <p className="quiet">{sayConvergence(articles)}</p>
      <ul className="chart-key map-key" aria-label="Signs">
        {SIGNS.map(([stance, sign, words]) => (
          <li key={stance}>
            <span className="map-cell" data-stance={stance} aria-hidden="true">
              <b>{sign}</b>
            </span>{' '}
            {words}
          </li>
        ))}
      </ul>
      <Switch
        className="no-print"
        checked={isAll}
        onChange={(event) => setAll(event.currentTarget.checked)}
        label="Articles in which nothing is open, too"
      />
      <div className="map-scroll" tabIndex={0} role="region" aria-label="Convergence by article and party">
        <table className="map">
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">
                <abbr title="Open issues">Open</abbr>
              </th>
              {seated.map(({ party }) => (
                <th key={party} scope="col">
                  <PartyLabel holder={party} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <MapRow key={row.article} instrument={id} row={row} parties={seated.length} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p>Nothing is open in this text.</p>}
    </section>
  )
}

interface MapRowProps {
  readonly instrument: string
  readonly row: ConvergenceRow
  readonly parties: number
}

function MapRow({ instrument, row, parties }: MapRowProps) {
  const isOpen = row.openIssues > 0
  return (
    <tr>
      <th scope="row">
        <Link to={articleLink(instrument, row)}>
          {row.number || 'New'} <span className="map-title">{row.title}</span>
        </Link>
        {row.isProposed && <span className="quiet"> proposed</span>}
      </th>
      <td>{isOpen ? <Link to={positionsLink(instrument)}>{row.openIssues}</Link> : 0}</td>
      {isOpen ? (
        row.cells.map((cell) => <MapCell key={cell.party} cell={cell} />)
      ) : (
        <td className="map-rest" colSpan={parties}>
          {row.status === 'open' ? 'Nothing is open, and it has not been agreed' : 'Agreed'}
        </td>
      )}
    </tr>
  )
}

function MapCell({ cell }: { readonly cell: ConvergenceCell }) {
  const words = sayCell(cell)
  const sign = SIGNS.find(([stance]) => stance === cell.stance)?.[1]
  return (
    <td>
      <span className="map-cell" data-stance={cell.stance} title={words}>
        <b aria-hidden="true">{sign}</b>
        <span className="visually-hidden">{words}</span>
      </span>
    </td>
  )
}

/** "Georgia opposes 1, supports 2" */
export function sayCell({ party, stance, ...counts }: ConvergenceCell): string {
  const said = (['opposes', 'reserves', 'considers', 'supports'] as const)
    .filter((group) => counts[group] > 0)
    .map((group) => `${group} ${counts[group]}`)
  if (said.length > 0) return `${partyName(party)} ${said.join(', ')}`
  return `${partyName(party)} ${stance === 'silent' ? 'has said nothing' : `${stance} the text as it stands`}`
}

export function sayConvergence(articles: readonly ConvergenceRow[]): string {
  const open = articles.filter(({ openIssues }) => openIssues > 0)
  const has = (stance: StanceGroup) => open.filter(({ cells }) => cells.some((cell) => cell.stance === stance))
  const calm = open.filter(({ cells }) => cells.every(({ stance }) => stance !== 'opposes' && stance !== 'reserves'))
  return `In ${countOf(open.length, 'article')} something is open. ${countOf(has('opposes').length, 'article')} meet opposition; in ${calm.length} nobody opposes or reserves, though some may not have spoken.`
}
