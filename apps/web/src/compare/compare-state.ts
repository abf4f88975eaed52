/** What is compared, and how it is shown: all of it in the address, so that it can be sent to a colleague and reloaded. */
import { useCallback, useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Only } from './change-filter.ts'
import { STATES } from './three-way-rows.ts'
import type { WhoChanged } from './three-way-rows.ts'

export interface CompareState {
  readonly from: string
  readonly to: string
  readonly view: 'words' | 'brackets'
  readonly layout: 'inline' | 'side'
  /** Whether unchanged provisions are shown too. */
  readonly whole: boolean
  readonly only: Only
  readonly party: string
  /** The revision that a file began from: three texts are compared; '' for two. */
  readonly base: string
  /** Of three texts, whose changes are shown. */
  readonly who: WhoChanged | 'all'
  /** The change, or of three texts the provision, that is looked at; '' for none. */
  readonly change: string
}

const DEFAULTS: Omit<CompareState, 'from' | 'to'> = {
  view: 'words',
  layout: 'inline',
  whole: false,
  only: 'all',
  party: '',
  base: '',
  who: 'all',
  change: ''
}

export function readState(search: string, hash: string, ends: Pick<CompareState, 'from' | 'to'>): CompareState {
  const read = new URLSearchParams(search)
  const only = read.get('only')
  return {
    from: read.get('from') ?? ends.from,
    to: read.get('to') ?? ends.to,
    view: read.get('view') === 'brackets' ? 'brackets' : 'words',
    layout: read.get('layout') === 'side' ? 'side' : 'inline',
    whole: read.get('whole') === '1',
    only: only === 'substance' || only === 'brackets' ? only : 'all',
    party: read.get('party') ?? '',
    base: read.get('base') ?? '',
    who: readWho(read.get('who')),
    change: decode(hash.slice(1))
  }
}

/** Without what is as it always is. */
export function writeState({ change, whole, ...state }: CompareState): { search: string; hash: string } {
  const search = new URLSearchParams({ from: state.from, to: state.to })
  for (const key of ['view', 'layout', 'only', 'party', 'base', 'who'] as const)
    if (state[key] !== DEFAULTS[key]) search.set(key, state[key])
  if (whole) search.set('whole', '1')
  return { search: `?${search}`, hash: change === '' ? '' : `#${encodeURIComponent(change)}` }
}

function readWho(words: string | null): CompareState['who'] {
  return words !== null && Object.hasOwn(STATES, words) ? (words as WhoChanged) : 'all'
}

function decode(words: string): string {
  try {
    return decodeURIComponent(words)
  } catch {
    return ''
  }
}

/**
 * What is compared anew has changes of its own. `set` and `now` go by the address as it is at this moment, not as it was drawn
 * last: whoever presses a key twice goes two steps.
 */
export function useCompareState(ends: Pick<CompareState, 'from' | 'to'>) {
  const { search, hash } = useLocation()
  const navigate = useNavigate()
  const state = readState(search, hash, ends)
  const latest = useRef({ ends, navigate })
  useEffect(() => void (latest.current = { ends, navigate }))
  const now = useCallback(() => {
    const { location } = window
    return readState(location.search, location.hash, latest.current.ends)
  }, [])
  const set = useCallback(
    (change: Partial<CompareState>) => {
      const isOther = 'from' in change || 'to' in change || 'view' in change || 'base' in change
      const next = { ...now(), ...(isOther ? { change: '' } : {}), ...change }
      void latest.current.navigate(writeState(next), { replace: !isOther, preventScrollReset: true })
    },
    [now]
  )
  return { state, set, now }
}
