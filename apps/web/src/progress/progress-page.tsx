import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call, formatDate, formatTime } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { NothingHere } from '../session/nothing-here.tsx'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { AgeChart } from './age-chart.tsx'
import { ConvergenceMap } from './convergence-map.tsx'
import { FigureCards } from './figure-cards.tsx'
import { registerLink } from './figures-json.ts'
import type { Figures } from './figures-json.ts'
import { PartyTable } from './party-table.tsx'
import { RevisionTable } from './revision-table.tsx'
import { TimeChart } from './time-chart.tsx'
import './progress.css'

/** Where one instrument stands: every figure from the live text and the register, and a way to what it counts. */
export function ProgressPage() {
  const { id = '' } = useParams()
  const { data: instrument } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const { data: figures, error } = useQuery({
    queryKey: ['monitoring', id],
    queryFn: () => call<Figures>(`/api/instruments/${id}/monitoring`)
  })
  useEffect(() => {
    if (figures) document.title = `Progress · ${figures.title} · CARTIF`
  }, [figures])
  if (error)
    return (
      <NothingHere
        title="There is no such instrument for you"
        text={error.message}
        link={{ to: '/', label: 'To the instruments' }}
      />
    )
  return (
    <>
      <TopBar>
        <strong className="bar-title">{figures?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="page progress-page">
        <h1>Progress</h1>
        {figures && instrument ? <Shown figures={figures} role={instrument.role} /> : <Loading what="Counting" />}
      </main>
    </>
  )
}

function Shown({ figures, role }: { readonly figures: Figures; readonly role: Instrument['role'] }) {
  const { id, asOf, lastAct, days, outcomes } = figures
  const mayReadRegister = role !== 'observer'
  return (
    <>
      <p className="quiet">
        As the text stood on {formatDate(asOf)} at {formatTime(asOf)}, after act {lastAct} of the register. Issues are
        counted, not brackets. <Link to="/progress">All instruments</Link> · <Link to="/reports">Reports</Link>
      </p>
      <FigureCards figures={figures} mayReadRegister={mayReadRegister} />
      <TimeChart
        days={days}
        outcomes={outcomes}
        asOf={asOf}
        {...(mayReadRegister && {
          linkOf: (day, name, value) =>
            name === 'open' ? value : <Link to={registerLink(id, { until: day, kind: KINDS[name] })}>{value}</Link>
        })}
      />
      <ConvergenceMap figures={figures} />
      <AgeChart figures={figures} />
      <PartyTable figures={figures} mayReadRegister={mayReadRegister} />
      <RevisionTable figures={figures} />
    </>
  )
}

/** The acts that make a line go up or down. */
const KINDS = {
  tabled: 'proposal-tabled',
  decided: 'proposal-accept,proposal-reject,issue-retained',
  agreed: 'article-status'
} as const
