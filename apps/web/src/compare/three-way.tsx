import { Button, SegmentedControl } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { sideName } from './comparison.ts'
import type { CompareState } from './compare-state.ts'
import { ThreeWayRow } from './three-way-row.tsx'
import { STATES, changedRows, neighbourRow } from './three-way-rows.ts'
import type { ThreeWay } from './three-way-rows.ts'
import { useChangeKeys } from './use-change-keys.ts'
import './three-way.css'

interface ThreeWayViewProps {
  readonly id: string
  readonly state: CompareState
  set(change: Partial<CompareState>): void
  /** The state at this moment. */
  now(): CompareState
  onKeys(): void
}

/** A file that was edited offline, what it began from, and what the text has become meanwhile. */
export function ThreeWayView(props: ThreeWayViewProps) {
  const { id, state } = props
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
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <Loading what="Comparing three texts" />
  return <Compared data={data} {...props} />
}

function Compared({ data, state, set, now, onKeys }: ThreeWayViewProps & { readonly data: ThreeWay }) {
  const { who, change: current } = state
  const changed = useMemo(() => changedRows(data), [data])
  const rows = useMemo(() => changed.filter((row) => who === 'all' || row.state === who), [changed, who])
  const step = (by: 1 | -1) => {
    const found = neighbourRow(rows, now().change, by)
    if (found) set({ change: found.id })
  }
  const nothing = () => undefined
  useChangeKeys({
    next: () => step(1),
    previous: () => step(-1),
    toggleWhole: nothing,
    toggleLayout: nothing,
    showKeys: onKeys
  })
  useEffect(() => {
    if (current !== '')
      document.querySelector(`[data-row="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'center' })
  }, [current, data, who])
  const names = [data.theirs.symbol, sideName(data.ours)] as const
  return (
    <section className="three-way" aria-label="Three texts compared">
      <div className="three-way-filter no-print">
        <SegmentedControl
          size="xs"
          aria-label="Who changed it"
          data={[{ value: 'all', label: `All ${changed.length}` }, ...filtersOf(data)]}
          value={who}
          onChange={(value) => set({ who: value as CompareState['who'] })}
        />
        <Walk at={rows.findIndex(({ id }) => id === current)} count={rows.length} onStep={step} />
        <p className="quiet">
          Both against {data.base.symbol}
          {data.base.reading && `, read like the file: ${data.base.reading}`}; {data.counts.unchanged} provisions are
          unchanged in either.
        </p>
      </div>
      <div className="redline-page" data-layout="side">
        <div className="redline-row redline-columns">
          <div className="redline-cell">{names[0]}</div>
          <div className="redline-cell">{names[1]}</div>
        </div>
        {rows.map((row) => (
          <ThreeWayRow
            key={row.id}
            row={row}
            names={names}
            isCurrent={row.id === current}
            onPick={(change) => set({ change })}
          />
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

interface WalkProps {
  /** -1 before the first. */
  readonly at: number
  readonly count: number
  onStep(by: 1 | -1): void
}

/** From provision to provision. */
function Walk({ at, count, onStep }: WalkProps) {
  return (
    <p className="change-list-step three-way-walk" data-walking={at >= 0 || undefined}>
      <span role="status">{at >= 0 ? `${at + 1} of ${count}` : ''}</span>
      <Button.Group>
        <Button
          size="xs"
          variant="default"
          aria-label="Previous provision"
          title="Previous (P)"
          onClick={() => onStep(-1)}
          disabled={count === 0}
        >
          <IconChevronUp size={16} />
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label="Next provision"
          title="Next (N)"
          onClick={() => onStep(1)}
          disabled={count === 0}
        >
          <IconChevronDown size={16} />
        </Button>
      </Button.Group>
    </p>
  )
}
