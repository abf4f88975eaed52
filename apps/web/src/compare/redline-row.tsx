import type { ProvisionChange } from '@cartif/redline'
import { provisionId } from './comparison.ts'
import type { ToldChange } from './comparison.ts'
import type { CompareState } from './compare-state.ts'
import { Hunks } from './redline-words.tsx'
import type { Shown } from './redline-words.tsx'

interface ProvisionProps {
  readonly change: ProvisionChange
  /** Those of the provision that are asked for. */
  readonly changes: readonly ToldChange[]
  readonly current: string
  readonly layout: CompareState['layout']
}

/** A provision: in one column with both its wordings, or in two. */
export function Provision({ change, changes, current, layout }: ProvisionProps) {
  const { before, after, kind } = change
  const side = (after ?? before)!
  const whole = changes.filter(({ at }) => at.hunks.length === 0).map(({ id }) => id)
  const cells: readonly Shown[] = layout === 'inline' ? ['both'] : ['before', 'after']
  return (
    <div
      id={provisionId(change)}
      className="redline-row"
      data-kind={side.mark?.kind ?? 'paragraph'}
      data-change-kind={kind}
      data-change={whole.length > 0 ? whole.join(' ') : undefined}
      data-current={whole.includes(current) || undefined}
    >
      {cells.map((shown) => (
        <Cell key={shown} change={change} changes={changes} current={current} shown={shown} />
      ))}
    </div>
  )
}

interface CellProps extends Omit<ProvisionProps, 'layout'> {
  readonly shown: Shown
}

function Cell({ change, changes, current, shown }: CellProps) {
  const { before, after, hunks } = change
  const isEmpty = (shown === 'before' && !before) || (shown === 'after' && !after)
  if (isEmpty)
    return (
      <div className="redline-cell redline-nothing">
        <span className="visually-hidden">{shown === 'before' ? 'not there before' : 'not there any more'}</span>
      </div>
    )
  const changesOf = (hunk: number) => changes.flatMap(({ id, at }) => (at.hunks.includes(hunk) ? [id] : []))
  return (
    <div className="redline-cell" data-side={shown}>
      {shown !== 'before' && <Notes change={change} />}
      <p>
        <Label change={change} shown={shown} />
        <Hunks hunks={hunks} shown={shown} changesOf={changesOf} current={current} />
      </p>
    </div>
  )
}

/** The number; both, where it is another now. */
function Label({
  change: { before, after, kind },
  shown
}: {
  readonly change: ProvisionChange
  readonly shown: Shown
}) {
  // A further part of what was split or joined has no number of its own on that side.
  const was = before?.part ? '' : (before?.number ?? '')
  const now = after?.part ? '' : (after?.number ?? '')
  const isSame = was === now && kind !== 'inserted' && kind !== 'deleted'
  // A heading's number stands above it.
  if ((was === '' && now === '') || (after ?? before)!.mark?.kind === 'heading') return null
  return (
    <span className="redline-label">
      {isSame && was}
      {!isSame && was !== '' && shown !== 'after' && (
        <del>
          <span className="visually-hidden">number deleted: </span>
          {was}
        </del>
      )}
      {!isSame && now !== '' && shown !== 'before' && (
        <ins>
          <span className="visually-hidden">number inserted: </span>
          {now}
        </ins>
      )}{' '}
    </span>
  )
}

/** What happened to it as a whole, before its words. */
function Notes({ change: { kind, before, after, level } }: { readonly change: ProvisionChange }) {
  const notes: readonly (string | false | undefined)[] = [
    kind === 'moved' && !before?.part && `moved from ${before!.designation}`,
    before?.part ? `split off ${before.designation}` : undefined,
    after?.part ? `joined from ${before!.designation}` : undefined,
    level && (level === 'promoted' ? 'one level up' : 'one level down')
  ]
  const told = notes.filter((note) => typeof note === 'string')
  if (told.length === 0) return null
  return <span className="redline-note">{told.join(', ')}</span>
}
