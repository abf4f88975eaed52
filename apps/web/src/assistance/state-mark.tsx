import { STATE_WORDS } from './assistance-json.ts'
import type { RequestState } from './assistance-json.ts'

/** A state by its sign and its word: never by colour alone. */
export function StateMark({ state }: { readonly state: RequestState }) {
  return (
    <span className="request-state" data-state={state}>
      {STATE_WORDS[state]}
    </span>
  )
}
