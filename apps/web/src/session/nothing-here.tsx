import { EmptyState } from '../shared/empty-state.tsx'
import type { EmptyStateProps } from '../shared/empty-state.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { TopBar } from './session.tsx'

/** For whoever is signed in: there is nothing here for them, and the way to everything else stays where it is. */
export function NothingHere(props: EmptyStateProps) {
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <EmptyState {...props} />
    </>
  )
}
