/** What the server tells of training rooms. */
import { partyName } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

export interface ExerciseProgress {
  readonly id: string
  /** When it was done; null where it is not. */
  readonly at: string | null
}

export interface Exercise {
  readonly id: string
  readonly title: string
  readonly role: 'delegate' | 'chair' | 'either'
  readonly steps: readonly string[]
}

export interface Practice {
  readonly role: string
  readonly party: string | null
}

export interface Trainee extends Practice {
  readonly user: string
  readonly name: string
  readonly progress: readonly ExerciseProgress[]
}

export interface TrainingRoom {
  /** Of the sandbox, which is read like an instrument. */
  readonly id: string
  readonly title: string
  readonly source: { readonly instrument: string; readonly title: string; readonly from: string }
  readonly openedAt: string
  readonly openedBy: string
  readonly mayClose: boolean
  readonly practice: Practice | null
  readonly people: readonly Trainee[]
  readonly own: readonly ExerciseProgress[]
}

export interface TrainingOffer {
  readonly instrument: string
  readonly title: string
  readonly revisions: readonly { readonly number: number; readonly symbol: string }[]
}

export interface Training {
  readonly rooms: readonly TrainingRoom[]
  readonly exercises: readonly Exercise[]
  /** Texts that one may copy. */
  readonly offers: readonly TrainingOffer[]
}

export function useTraining() {
  return useQuery({ queryKey: ['training'], queryFn: () => call<Training>('/api/training') })
}

/** "Chair", "Delegation of Georgia" */
export function sayPractice({ role, party }: Practice): string {
  if (party === null) return role === 'chair' ? 'Chair' : role
  return `Delegation of ${partyName(party)}`
}

export function countDone(progress: readonly ExerciseProgress[]): number {
  return progress.filter(({ at }) => at !== null).length
}
