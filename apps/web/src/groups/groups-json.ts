/** What the server tells of working groups. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'
import type { InstrumentSummary } from '../shared/api.ts'
import type { RegisterRow } from '../register/register-acts.ts'

export interface GroupSummary {
  readonly id: string
  readonly name: string
  readonly mandate: string
  readonly isOpenToObservers: boolean
  readonly closedAt: string | null
  readonly role: string
  readonly party: string | null
  readonly chairs: readonly string[]
  /** Codes. */
  readonly parties: readonly string[]
  readonly instruments: readonly InstrumentSummary[]
  /** Its terms of reference. */
  readonly terms: { readonly id: string; readonly isAgreed: boolean } | null
  readonly plan: {
    readonly milestones: number
    readonly met: number
    readonly late: number
    readonly next: { readonly title: string; readonly due: string } | null
  }
}

export interface GroupList {
  readonly groups: readonly GroupSummary[]
  readonly mayCreate: boolean
}

export interface Member {
  readonly user: string
  readonly name: string
  readonly role: string
  readonly party: string | null
  readonly focalPoint: boolean
  readonly organisation: string
  readonly position: string
}

export type Proof =
  | { readonly kind: 'entered' | 'agreed' | 'schedules' | 'mapping'; readonly instrument: string }
  | { readonly kind: 'revision'; readonly instrument: string; readonly number: number }
  | { readonly kind: 'meeting' | 'report'; readonly number: number }
  | { readonly kind: 'noted' }

export interface Fact {
  readonly isMet: boolean
  readonly says: string
  readonly to: string
  readonly at: string | null
}

export interface MilestonePlan {
  readonly title: string
  /** 2026-11-30 */
  readonly due: string
  readonly responsible: string
  readonly proof: Proof
}

export interface Milestone extends MilestonePlan {
  readonly id: string
  readonly note: string
  readonly by: string
  readonly at: string
  readonly state: 'met' | 'late' | 'planned'
  readonly fact: Fact | null
}

export interface Group extends GroupSummary {
  readonly modalities: string
  readonly members: readonly Member[]
  readonly milestones: readonly Milestone[]
  readonly acts: readonly RegisterRow[]
  readonly mayPlan: boolean
  readonly mayManage: boolean
}

export function useGroups() {
  return useQuery({ queryKey: ['groups'], queryFn: () => call<GroupList>('/api/groups') })
}

export function useGroup(id: string) {
  const path = `/api/groups/${encodeURIComponent(id)}`
  return useQuery({ queryKey: ['groups', id], queryFn: () => call<Group>(path), retry: false })
}

/** Carries out an act on a group and shows what it is then. */
export function useGroupAct(id: string) {
  const queries = useQueryClient()
  return async (path: string, method: 'POST' | 'PUT', body: unknown = {}) => {
    const group = await call<Group>(`/api/groups/${encodeURIComponent(id)}${path}`, method, body)
    queries.setQueryData(['groups', id], group)
    await queries.invalidateQueries({ queryKey: ['groups'], exact: true })
    await queries.invalidateQueries({ queryKey: ['instruments'] })
    return group
  }
}
