/** What the server tells of preparation, and the words of its steps. */
import type { SharedWith } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

export type Readiness = 1 | 2 | 3 | 4
export type Sector = 'ministry' | 'agency' | 'private-sector' | 'civil-society'

export interface ConsultedBody {
  readonly who: string
  readonly sector: Sector
  /** A day, ISO 8601. */
  readonly on: string
  readonly note: string
}

export interface RecordWords {
  readonly readiness: Readiness
  readonly priorities: string
  readonly sensitivities: string
  readonly consulted: readonly ConsultedBody[]
}

export interface TopicRecord extends RecordWords {
  readonly number: number
  readonly by: string
  readonly at: string
}

export interface Sharing {
  /** null where it was withdrawn. */
  readonly sharedWith: SharedWith | null
  readonly number: number
  readonly by: string
  readonly at: string
}

export interface SharedRecord {
  readonly party: string
  readonly record: TopicRecord
  readonly sharing: Sharing
}

export interface PreparedTopic {
  readonly id: string
  readonly name: string
  readonly instrument: string | null
  readonly own: TopicRecord | null
  readonly sharing: Sharing | null
  readonly shared: readonly SharedRecord[]
}

export interface PreparedGroup {
  readonly id: string
  readonly name: string
  readonly party: string | null
  readonly mayBrief: boolean
  readonly topics: readonly PreparedTopic[]
}

export interface TopicHistory {
  readonly versions: readonly TopicRecord[]
  readonly sharings: readonly Sharing[]
}

export const STEPS: readonly Readiness[] = [1, 2, 3, 4]

export const READINESS_WORDS: Readonly<Record<Readiness, string>> = {
  1: 'Not begun',
  2: 'Consulting at home',
  3: 'Position being cleared',
  4: 'Ready to negotiate'
}

export const SECTOR_WORDS: Readonly<Record<Sector, string>> = {
  ministry: 'Ministry',
  agency: 'Agency',
  'private-sector': 'Private sector',
  'civil-society': 'Civil society'
}

/** Who reads what is shared so. */
export const SHARED_WORDS: Readonly<Record<SharedWith, string>> = {
  secretariat: 'the Secretariat',
  group: 'the working group',
  all: 'the working group and its observers'
}

/** The same where there is little room. */
export const SHARED_SHORT: Readonly<Record<SharedWith, string>> = {
  secretariat: 'Secretariat',
  group: 'Working group',
  all: 'Group and observers'
}

/** Where the server keeps a topic. */
export function pathOf(topic: string): string {
  return `/api/preparation/${encodeURIComponent(topic)}`
}

export function usePreparation() {
  return useQuery({
    queryKey: ['preparation'],
    queryFn: () => call<{ readonly groups: readonly PreparedGroup[] }>('/api/preparation')
  })
}
