import { Select } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { formatDate } from '../shared/api.ts'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { filterChanges, neighbour } from './change-filter.ts'
import { ChangeList } from './change-list.tsx'
import type { Comparison, Side } from './comparison.ts'
import { useCompareState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'
import { CompareTools } from './compare-tools.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { RedlineView } from './redline-view.tsx'
import { RevisionStrip } from './revision-strip.tsx'
import { SelectedWords } from './selected-words.tsx'
import { SidePicker } from './side-picker.tsx'
import { ThreeWayView } from './three-way.tsx'
import { useChangeKeys } from './use-change-keys.ts'
import { useComparison, useFiles, useInstrument, useOpenProposals, useSeries } from './use-compared.ts'
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
        {hasRevisions && state.base !== '' && <ThreeWayView id={id} state={state} />}
        {hasRevisions && state.base === '' && (
          <TwoTexts id={id} state={state} set={set} now={now} onKeys={() => setKeys(true)} />
        )}
      </main>
      <KeysDialog isOpen={hasKeys} onClose={() => setKeys(false)} />
    </>
  )
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

interface TwoTextsProps {
  readonly id: string
  readonly state: CompareState
  set(change: Partial<CompareState>): void
  /** The state at this moment. */
  now(): CompareState
  onKeys(): void
}

function TwoTexts({ id, ...rest }: TwoTextsProps) {
  const { data, error } = useComparison(id, rest.state, true)
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <Loading what="Comparing" />
  return <Compared id={id} comparison={data} {...rest} />
}

interface ComparedProps extends TwoTextsProps {
  readonly comparison: Comparison
}

function Compared({ id, comparison, state, set, now, onKeys }: ComparedProps) {
  const { changes: all, sides } = comparison
  const { only, party, change: current } = state
  const changes = useMemo(() => filterChanges(all, { only, party }), [all, only, party])
  const step = (by: 1 | -1) => {
    const found = neighbour(changes, now().change, by)
    if (found) set({ change: found.id })
  }
  useChangeKeys({
    next: () => step(1),
    previous: () => step(-1),
    toggleWhole: () => set({ whole: !now().whole }),
    toggleLayout: () => set({ layout: now().layout === 'side' ? 'inline' : 'side' }),
    showKeys: onKeys
  })
  useCurrentInView(current, comparison, state)
  return (
    <div className="compare-body">
      <ChangeList all={all} changes={changes} state={state} set={set} onStep={step} />
      <div className="compare-text">
        <PaperHead from={sides.from} to={sides.to} count={all.length} />
        <RedlineView comparison={comparison} changes={changes} state={state} onPick={(change) => set({ change })} />
      </div>
      <SelectedWords instrument={id} />
    </div>
  )
}

/** The change that is looked at is seen, in the list and in the text, also after another layout has been chosen. */
function useCurrentInView(current: string, comparison: Comparison, { layout, whole, only, party }: CompareState): void {
  useEffect(() => {
    if (current === '') return
    const quoted = CSS.escape(current)
    document.querySelector(`[data-entry="${quoted}"]`)?.scrollIntoView({ block: 'nearest' })
    document.querySelector(`.redline-page [data-change~="${quoted}"]`)?.scrollIntoView({ block: 'center' })
  }, [current, comparison, layout, whole, only, party])
}

/** On paper, what is compared and how to read it. */
function PaperHead({ from, to, count }: { readonly from: Side; readonly to: Side; readonly count: number }) {
  return (
    <div className="paper-head">
      <p>
        <strong>{from.symbol}</strong> {detailOf(from)} compared with <strong>{to.symbol}</strong> {detailOf(to)}:{' '}
        {count === 1 ? '1 change' : `${count} changes`}.
      </p>
      <p>
        <del>Struck words</del> are gone, <ins>underlined words</ins> are new,{' '}
        <span className="followed">dotted references</span> follow their target.
      </p>
    </div>
  )
}

function detailOf({ title, issuedAt }: Side): string {
  return `(${title}${issuedAt ? `, ${formatDate(issuedAt)}` : ''})`
}
