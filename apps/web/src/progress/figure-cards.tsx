import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { positionsLink, registerLink } from './figures-json.ts'
import type { InstrumentFigures } from './figures-json.ts'
import '../shared/figure-cards.css'

interface FigureCardsProps {
  readonly figures: InstrumentFigures
  readonly mayReadRegister: boolean
}

/** The figures of an instrument at a glance, each a way to what it counts. */
export function FigureCards({ figures, mayReadRegister }: FigureCardsProps) {
  const { id, counts, tabled, outcomes } = figures
  const text = `/instruments/${id}`
  const acts = (kind: string) => (mayReadRegister ? registerLink(id, { kind }) : text)
  return (
    <dl className="figure-cards">
      <Card to={text} label="articles" value={counts.articles} />
      <Card to="#convergence" label="agreed" value={counts.agreed} />
      <Card to={positionsLink(id)} label="open issues" value={counts.openIssues} />
      <Card to={positionsLink(id)} label="open proposals" value={counts.openProposals} />
      <Card to={acts('proposal-tabled')} label="tabled so far" value={tabled} />
      <Card to={acts('proposal-accept')} label="accepted" value={outcomes.accepted} />
      <Card to={acts('proposal-reject,issue-retained')} label="rejected" value={outcomes.rejected} />
      <Card to="#over-time" label="superseded or lapsed" value={outcomes.superseded + outcomes.lapsed} />
      <Card to={acts('proposal-withdraw,proposal-emptied')} label="withdrawn" value={outcomes.withdrawn} />
      <Card to="#time" label="days open, median" value={Math.round(figures.medianDaysOpen ?? 0)} />
      <Card to="#parties" label="stale positions" value={figures.stale} />
    </dl>
  )
}

function Card({ to, label, value }: { readonly to: string; readonly label: string; readonly value: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{to.startsWith('#') ? <a href={to}>{value}</a> : <Link to={to}>{value}</Link>}</dd>
    </div>
  )
}
