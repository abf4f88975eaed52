import { Button, SegmentedControl, Select } from '@mantine/core'
import { nameOf, partyName } from '@cartif/negotiation'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import type { ReactNode } from 'react'
import { changesByArticle, partiesOf } from './change-filter.ts'
import type { Only } from './change-filter.ts'
import type { ToldChange } from './comparison.ts'
import type { CompareState } from './compare-state.ts'
import './change-list.css'

interface ChangeListProps {
  /** All there are, and those that are asked for. */
  readonly all: readonly ToldChange[]
  readonly changes: readonly ToldChange[]
  readonly state: CompareState
  set(change: Partial<CompareState>): void
  onStep(step: 1 | -1): void
  /** What the list does not show. */
  readonly hint: ReactNode
}

/** What changed, as a list that can be read instead of the text; filtered, and gone through one by one. */
export function ChangeList({ all, changes, state, set, onStep, hint }: ChangeListProps) {
  const at = changes.findIndex(({ id }) => id === state.change)
  return (
    <nav className="change-list no-print" aria-label="What changed">
      <div className="change-list-head">
        <h2>{titleOf(all.length, changes.length)}</h2>
        <p className="change-list-step" data-walking={at >= 0 || undefined}>
          <span role="status">
            {at >= 0 ? `${at + 1} of ${changes.length}` : ''}
            {at >= 0 && <span className="visually-hidden">: {changes[at]!.sentence}</span>}
          </span>
          <Button.Group>
            <Button
              size="xs"
              variant="default"
              aria-label="Previous change"
              title="Previous (P)"
              onClick={() => onStep(-1)}
              disabled={changes.length === 0}
            >
              <IconChevronUp size={16} />
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-label="Next change"
              title="Next (N)"
              onClick={() => onStep(1)}
              disabled={changes.length === 0}
            >
              <IconChevronDown size={16} />
            </Button>
          </Button.Group>
        </p>
      </div>
      {hint}
      {all.length > 0 && <Filters all={all} state={state} set={set} />}
      {all.length > 0 && changes.length === 0 && <p className="quiet">No change is of this kind.</p>}
      <Entries changes={changes} current={state.change} set={set} />
    </nav>
  )
}

function titleOf(all: number, shown: number): string {
  if (all === 0) return 'No change'
  const count = all === 1 ? '1 change' : `${all} changes`
  return shown === all ? count : `${shown} of ${count}`
}

const ONLY: { readonly value: Only; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'substance', label: 'Substance' },
  { value: 'brackets', label: 'Brackets' }
]

function Filters({ all, state, set }: Pick<ChangeListProps, 'all' | 'state' | 'set'>) {
  const parties = useMemo(() => [...new Set(all.flatMap(partiesOf))].toSorted(), [all])
  return (
    <div className="change-list-filters">
      <SegmentedControl
        size="xs"
        aria-label="Which changes"
        data={ONLY}
        value={state.only}
        onChange={(only) => set({ only: only as Only })}
      />
      {parties.length > 0 && (
        <Select
          size="xs"
          className="party-filter"
          aria-label="Party"
          placeholder="Every party"
          clearable
          data={parties.map((party) => ({ value: party, label: `${nameOf(party)} · ${partyName(party)}` }))}
          value={state.party === '' ? null : state.party}
          onChange={(party) => set({ party: party ?? '' })}
        />
      )}
    </div>
  )
}

interface EntriesProps {
  readonly changes: readonly ToldChange[]
  readonly current: string
  set(change: Partial<CompareState>): void
}

function Entries({ changes, current, set }: EntriesProps) {
  const groups = useMemo(() => [...changesByArticle(changes).values()], [changes])
  return groups.map((group) => (
    <section key={group[0]!.at.article} className="change-group" data-brief={isBrief(group) || undefined}>
      {!isBrief(group) && <h3>{group[0]!.articleName || 'Opening text'}</h3>}
      <ol>
        {group.map((change) => (
          <Entry key={change.id} change={change} isCurrent={change.id === current} onPick={set} />
        ))}
      </ol>
    </section>
  ))
}

/** Another number and nothing else: the sentence says it all. */
function isBrief(group: readonly ToldChange[]): boolean {
  return group.every(({ kind, at }) => kind === 'renumbered' && at.provision === undefined)
}

interface EntryProps {
  readonly change: ToldChange
  readonly isCurrent: boolean
  onPick(change: Partial<CompareState>): void
}

const Entry = memo(
  function Entry({ change: { id, sentence, decisions, kind }, isCurrent, onPick }: EntryProps) {
    return (
      <li data-entry={id} data-current={isCurrent || undefined} data-kind={kind}>
        <a
          href={`#${encodeURIComponent(id)}`}
          aria-current={isCurrent ? 'true' : undefined}
          onClick={(event) => {
            event.preventDefault()
            onPick({ change: id })
          }}
        >
          {sentence}
        </a>
        {decisions.map((act) => (
          <p key={`${act.at} ${act.sentence}`} className="change-act" title={act.note || undefined}>
            {act.sentence.replace('(no. ', '(no.\u00A0')}
            {act.note && <span className="visually-hidden">: {act.note}</span>}
          </p>
        ))}
      </li>
    )
  },
  (a, b) => a.change === b.change && a.isCurrent === b.isCurrent
)
