import { Select } from '@mantine/core'
import { useState } from 'react'
import { useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import type { Instrument } from '../shared/api.ts'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { useCompareState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'
import { CompareTools } from './compare-tools.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { RevisionStrip } from './revision-strip.tsx'
import { SidePicker } from './side-picker.tsx'
import { ThreeWayView } from './three-way.tsx'
import { useFiles, useInstrument, useOpenProposals, useSeries } from './use-compared.ts'
import { TwoTexts } from './two-texts.tsx'
import type { SeriesEntry } from './use-compared.ts'
import './compare.css'
import './redline.css'
import './compare-print.css'

/** Any two texts of an instrument side by side: what changed, who did it, and the words themselves. */
export function ComparePage() {
  const { id = '' } = useParams()
  const { data: instrument } = useInstrument(id)
  const { data: series } = useSeries(id)
  const { data: files = [] } = useFiles(id)
  const { data: open = [] } = useOpenProposals(id)
  const { state, set, now } = useCompareState(endsOf(series))
  const hasRevisions = series !== undefined && series.length > 1
  const [hasKeys, setKeys] = useState(false)
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="compare">
        <header className="compare-head no-print">
          <h1>Compare</h1>
          {hasRevisions && <RevisionStrip series={series} state={state} set={set} />}
          {hasRevisions && (
            <div className="compare-controls">
              <SidePicker
                id={id}
                series={series}
                files={files}
                open={open}
                hasDraft={Boolean(instrument?.holder)}
                state={state}
                set={set}
              />
              <CompareTools id={id} state={state} set={set} onKeys={() => setKeys(true)} />
            </div>
          )}
          {hasRevisions && <BasePicker series={series} state={state} set={set} />}
        </header>
        {series && !hasRevisions && <NothingYet />}
        {!series && <Loading what="Looking for revisions" />}
        {hasRevisions && state.base !== '' && (
          <ThreeWayView id={id} state={state} set={set} now={now} onKeys={() => setKeys(true)} />
        )}
        {hasRevisions && state.base === '' && (
          <TwoTexts
            id={id}
            state={state}
            set={set}
            now={now}
            onKeys={() => setKeys(true)}
            histories={mayReadRegister(instrument) ? `/instruments/${id}/history` : undefined}
          />
        )}
      </main>
      <KeysDialog isOpen={hasKeys} onClose={() => setKeys(false)} />
    </>
  )
}

/** Observers read the text, not the register. */
function mayReadRegister(instrument: Pick<Instrument, 'role'> | undefined): boolean {
  return instrument !== undefined && instrument.role !== 'observer'
}

/** The last two revisions; the only one and the text as it stands. */
function endsOf(series: readonly SeriesEntry[] = []): Pick<CompareState, 'from' | 'to'> {
  const revisions = series.filter(({ issuedAt }) => issuedAt !== null)
  return { from: revisions.at(-2)?.side ?? '0', to: revisions.length > 1 ? revisions.at(-1)!.side : 'live' }
}

const isFile = (side: string) => side.startsWith('file:')

function NothingYet() {
  return (
    <div className="compare-empty">
      <h2>There is nothing to compare yet</h2>
      <p className="quiet">
        No revision has been issued. The first one is the zero draft; from then on every text is set against it.
      </p>
    </div>
  )
}

interface PickerProps {
  readonly series: readonly SeriesEntry[]
  readonly state: CompareState
  set(change: Partial<CompareState>): void
}

/** A file began from some revision: then it is seen who changed what, the file or the room. */
function BasePicker({ series, state, set }: PickerProps) {
  if (isFile(state.from) === isFile(state.to)) return null
  const revisions = series.filter(({ issuedAt }) => issuedAt !== null)
  return (
    <Select
      className="base-picker"
      label="The file began from"
      description="Sets both against that revision, and says who changed what."
      placeholder="Not known"
      clearable
      data={revisions.map(({ side, symbol }) => ({ value: side, label: symbol }))}
      value={state.base === '' ? null : state.base}
      onChange={(base) => set({ base: base ?? '' })}
    />
  )
}
