import { formatDate } from '../shared/api.ts'
import type { CompareState } from './compare-state.ts'
import type { SeriesEntry } from './use-compared.ts'
import './revision-strip.css'

interface RevisionStripProps {
  readonly series: readonly SeriesEntry[]
  readonly state: CompareState
  set(change: Partial<CompareState>): void
}

/** All revisions in a row, each with how many brackets it has; both sides are picked from it. */
export function RevisionStrip({ series, state, set }: RevisionStripProps) {
  const most = Math.max(1, ...series.map(({ counts }) => counts.brackets))
  return (
    <ol className="revision-strip no-print" aria-label="Revisions">
      {series.map((entry) => (
        <Entry key={entry.side} entry={entry} most={most} state={state} set={set} />
      ))}
    </ol>
  )
}

interface EntryProps extends Omit<RevisionStripProps, 'series'> {
  readonly entry: SeriesEntry
  readonly most: number
}

function Entry({ entry: { side, symbol, title, issuedAt, counts }, most, state, set }: EntryProps) {
  const name = symbol === 'live' ? 'Live text' : (symbol.split('/').at(-1) ?? symbol)
  const role = side === state.from ? 'from' : side === state.to ? 'to' : undefined
  return (
    <li className="revision-strip-entry" data-role={role} title={title}>
      <span className="revision-strip-name">{name}</span>
      <span className="revision-strip-date">{issuedAt ? formatDate(issuedAt) : 'now'}</span>
      <span className="revision-strip-count">
        <span
          className="revision-strip-bar"
          style={{ width: `${(counts.brackets / most) * 100}%` }}
          aria-hidden="true"
        />
        {counts.brackets === 1 ? '1 bracket' : `${counts.brackets} brackets`}
      </span>
      <span className="revision-strip-picks">
        <Pick label="From" name={name} isPicked={side === state.from} onPick={() => set({ from: side, base: '' })} />
        <Pick label="To" name={name} isPicked={side === state.to} onPick={() => set({ to: side, base: '' })} />
      </span>
    </li>
  )
}

interface PickProps {
  readonly label: string
  readonly name: string
  readonly isPicked: boolean
  onPick(): void
}

function Pick({ label, name, isPicked, onPick }: PickProps) {
  return (
    <button type="button" aria-pressed={isPicked} aria-label={`${label} ${name}`} onClick={onPick}>
      {label}
    </button>
  )
}
