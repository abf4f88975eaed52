import type { ProvisionChange } from '@cartif/redline'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { sideName } from './comparison.ts'
import type { Side } from './comparison.ts'
import type { CompareState } from './compare-state.ts'
import { Hunks } from './redline-words.tsx'
import './three-way.css'

type WhoChanged = 'unchanged' | 'theirs' | 'ours' | 'same' | 'conflict'

interface ThreeWayRow {
  readonly state: WhoChanged
  readonly designation: string
  readonly article: string
  readonly theirs: ProvisionChange | null
  readonly ours: ProvisionChange | null
}

interface ThreeWay {
  readonly base: Side
  readonly theirs: Side
  readonly ours: Side
  readonly counts: Readonly<Record<WhoChanged, number>>
  readonly rows: readonly ThreeWayRow[]
}

const STATES: Readonly<Record<WhoChanged, string>> = {
  conflict: 'Both, differently',
  theirs: 'Only the file',
  ours: 'Only the other text',
  same: 'Both, the same way',
  unchanged: 'Unchanged'
}

/** A file that was edited offline, what it began from, and what the text has become meanwhile. */
export function ThreeWayView({ id, state }: { readonly id: string; readonly state: CompareState }) {
  const isToFile = state.to.startsWith('file:')
  const [theirs, other] = isToFile ? [state.to, state.from] : [state.from, state.to]
  // What is compared with its own beginning is set against the text as it stands.
  const ours = other === state.base ? 'live' : other
  const query = new URLSearchParams({ base: state.base, theirs, ours, view: state.view })
  const { data, error } = useQuery({
    queryKey: ['compare-three', id, String(query)],
    queryFn: () => call<ThreeWay>(`/api/instruments/${id}/compare/three?${query}`),
    retry: false
  })
  const [only, setOnly] = useState<WhoChanged | 'all'>('all')
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <Loading what="Comparing three texts" />
  const changed = data.rows.filter(({ state: who }) => who !== 'unchanged')
  const rows = changed.filter(({ state: who }) => only === 'all' || who === only)
  return (
    <section className="three-way" aria-label="Three texts compared">
      <div className="three-way-filter no-print">
        <SegmentedControl
          size="xs"
          aria-label="Who changed it"
          data={[{ value: 'all', label: `All ${changed.length}` }, ...filtersOf(data)]}
          value={only}
          onChange={(value) => setOnly(value as WhoChanged | 'all')}
        />
        <p className="quiet">
          Both against {data.base.symbol}; {data.counts.unchanged} provisions are unchanged in either.
        </p>
      </div>
      <div className="redline-page" data-layout="side">
        <div className="redline-row redline-columns">
          <div className="redline-cell">{data.theirs.symbol}</div>
          <div className="redline-cell">{sideName(data.ours)}</div>
        </div>
        {rows.map((row, index) => (
          <Row key={index} row={row} names={[data.theirs.symbol, sideName(data.ours)]} />
        ))}
        {rows.length === 0 && <p className="quiet">Nothing of this kind.</p>}
      </div>
    </section>
  )
}

function filtersOf({ counts }: ThreeWay) {
  return (['conflict', 'theirs', 'ours', 'same'] as const).map((who) => ({
    value: who,
    label: `${STATES[who]} ${counts[who]}`
  }))
}

interface RowProps {
  readonly row: ThreeWayRow
  /** What the two sides are called. */
  readonly names: readonly [string, string]
}

function Row({ row: { state, designation, theirs, ours }, names }: RowProps) {
  return (
    <section className="three-way-row" data-state={state}>
      <h3>
        {designation} <span className="three-way-state">{STATES[state]}</span>
      </h3>
      <div className="redline-row">
        <Fate change={theirs} name={names[0]} />
        <Fate change={ours} name={names[1]} />
      </div>
    </section>
  )
}

function Fate({ change, name }: { readonly change: ProvisionChange | null; readonly name: string }) {
  if (!change) return <div className="redline-cell redline-nothing" />
  return (
    <div className="redline-cell">
      <span className="three-way-side">{name}: </span>
      <p>
        <Hunks hunks={change.hunks} shown="both" changesOf={() => []} current="" />
      </p>
      {change.kind === 'kept' && <span className="redline-note">unchanged</span>}
    </div>
  )
}
