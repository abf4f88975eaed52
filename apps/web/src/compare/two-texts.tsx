import { useEffect, useMemo } from 'react'
import { Loading } from '../shared/loading.tsx'
import { BracketHint } from './bracket-hint.tsx'
import { filterChanges, neighbour } from './change-filter.ts'
import { ChangeList } from './change-list.tsx'
import type { Comparison } from './comparison.ts'
import type { CompareState } from './compare-state.ts'
import { PaperHead } from './paper-head.tsx'
import { RedlineView } from './redline-view.tsx'
import { SelectedWords } from './selected-words.tsx'
import { useChangeKeys } from './use-change-keys.ts'
import { useComparison } from './use-compared.ts'

interface TwoTextsProps {
  readonly id: string
  readonly state: CompareState
  set(change: Partial<CompareState>): void
  /** The state at this moment. */
  now(): CompareState
  onKeys(): void
  readonly histories: string | undefined
}

/** Two texts compared: the list of changes, and the text they are in. */
export function TwoTexts({ id, ...rest }: TwoTextsProps) {
  const { data, error } = useComparison(id, rest.state, true)
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <Loading what="Comparing" />
  return <Compared id={id} comparison={data} {...rest} />
}

interface ComparedProps extends TwoTextsProps {
  readonly comparison: Comparison
}

function Compared({ id, comparison, state, set, now, onKeys, histories }: ComparedProps) {
  const { changes: all, sides } = comparison
  const { only, party, change: current } = state
  const reading = sides.from.reading ?? sides.to.reading
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
      <ChangeList
        all={all}
        changes={changes}
        state={state}
        set={set}
        onStep={step}
        hint={reading ? <ReadingHint reading={reading} /> : <BracketHint id={id} state={state} set={set} />}
      />
      <div className="compare-text">
        <PaperHead from={sides.from} to={sides.to} count={all.length} />
        <RedlineView
          comparison={comparison}
          changes={changes}
          state={state}
          onPick={(change) => set({ change })}
          histories={histories}
        />
      </div>
      <SelectedWords instrument={id} />
    </div>
  )
}

/** A file is set against a text that reads as it does, whichever look is chosen: that is said. */
function ReadingHint({ reading }: { readonly reading: string }) {
  return <p className="change-list-reading">The file reads like the text {reading}: so it is compared.</p>
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
