import type { ProvisionChange } from '@cartif/redline'
import { Hunks } from './redline-words.tsx'
import { STATES } from './three-way-rows.ts'
import type { NamedRow } from './three-way-rows.ts'

interface RowProps {
  readonly row: NamedRow
  /** What the two sides are called. */
  readonly names: readonly [string, string]
  readonly isCurrent: boolean
  onPick(row: string): void
}

/** What two sides made of one provision; its heading is its address. */
export function ThreeWayRow({ row: { id, state, designation, theirs, ours }, names, isCurrent, onPick }: RowProps) {
  return (
    <section className="three-way-row" data-state={state} data-row={id} data-current={isCurrent || undefined}>
      <h3>
        <a
          href={`#${encodeURIComponent(id)}`}
          aria-current={isCurrent ? 'true' : undefined}
          onClick={(event) => {
            event.preventDefault()
            onPick(id)
          }}
        >
          {designation}
        </a>{' '}
        <span className="three-way-state">{STATES[state]}</span>
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
