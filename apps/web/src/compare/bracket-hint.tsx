import { filterChanges } from './change-filter.ts'
import type { CompareState } from './compare-state.ts'
import { useComparison } from './use-compared.ts'

interface BracketHintProps {
  readonly id: string
  readonly state: CompareState
  set(change: Partial<CompareState>): void
}

/** The words alone say nothing of what is open: how many changes stand in brackets, and a way to them. */
export function BracketHint({ id, state, set }: BracketHintProps) {
  const { data } = useComparison(id, { ...state, view: 'brackets' }, state.view === 'words')
  if (!data || state.view !== 'words') return null
  const count = filterChanges(data.changes, { only: 'brackets', party: '' }).length
  if (count === 0) return null
  return (
    <p className="bracket-hint">
      {count === 1 ? '1 more change is' : `${count} more changes are`} inside brackets.{' '}
      <button type="button" className="link-button" onClick={() => set({ view: 'brackets', only: 'brackets' })}>
        Show {count === 1 ? 'it' : 'them'}
      </button>
    </p>
  )
}
