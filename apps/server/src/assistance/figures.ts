/** What reports count of assistance: requests by state and kind, workshops and who came. Drafts are nobody's to count. */
import { REQUEST_STATES } from './steps.ts'
import type { RequestState } from './steps.ts'
import { ASSISTANCE_KINDS } from './terms.ts'
import type { AssistanceKind } from './terms.ts'
import type { Workshop } from './workshops.ts'

export interface AssistanceFigures {
  readonly requests: number
  readonly countries: number
  readonly states: readonly { readonly state: RequestState; readonly count: number }[]
  readonly kinds: readonly { readonly kind: AssistanceKind; readonly count: number }[]
  readonly workshops: number
  /** People who came to them. */
  readonly people: number
}

interface Counted {
  readonly party: string
  readonly kind: AssistanceKind
  readonly state: RequestState | 'draft'
}

export function assistanceFigures(all: readonly Counted[], workshops: readonly Workshop[]): AssistanceFigures {
  const requests = all.filter(({ state }) => state !== 'draft')
  const count = (test: (one: Counted) => boolean) => requests.filter(test).length
  return {
    requests: requests.length,
    countries: new Set(requests.map(({ party }) => party)).size,
    states: REQUEST_STATES.map((state) => ({ state, count: count((one) => one.state === state) })),
    kinds: ASSISTANCE_KINDS.map((kind) => ({ kind, count: count((one) => one.kind === kind) })),
    workshops: workshops.length,
    people: workshops.flatMap(({ attended }) => attended).reduce((sum, { people }) => sum + people, 0)
  }
}
