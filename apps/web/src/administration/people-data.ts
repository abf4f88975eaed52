/** The people and invitations somebody administers, as the server tells them. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

export interface Seat {
  readonly workingGroup: string
  readonly role: string
  readonly party: string | null
  readonly focalPoint: boolean
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly seats: readonly Seat[]
  readonly secondFactor: boolean
  readonly signedIn: number
  readonly closed: boolean
}

export interface SentInvitation {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly seats: readonly Seat[]
  readonly renews: boolean
  readonly invitedByName: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly state: 'open' | 'accepted' | 'revoked' | 'expired'
}

export interface PeopleData {
  readonly authority: 'secretariat' | 'focal-point'
  /** The one a focal point invites for. */
  readonly party: string | null
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly Person[]
  readonly invitations: readonly SentInvitation[]
}

/** A link that is shown once. */
export interface MadeLink {
  readonly name: string
  readonly email: string
  readonly link: string
}

export function usePeople() {
  const queries = useQueryClient()
  const answer = useQuery({ queryKey: ['people'], queryFn: () => call<PeopleData>('/api/people') })
  return { ...answer, refresh: () => queries.invalidateQueries({ queryKey: ['people'] }) }
}
