/** What the server tells of assistance, and its words. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

export type AssistanceKind = 'training' | 'legal-drafting' | 'equipment' | 'expert-advice'
export type Priority = 'high' | 'medium' | 'low'
export type Provider = 'adb' | 'secretariat' | 'partner' | 'party'
export type RequestState = 'draft' | 'requested' | 'offered' | 'accepted' | 'under-way' | 'delivered' | 'withdrawn'
export type Step = 'offer' | 'decline' | 'accept' | 'start' | 'deliver' | 'withdraw' | 'withdraw-offer'
export type WorkshopKind = 'workshop' | 'drafting-support' | 'training'

interface Signed {
  readonly by: string
  readonly at: string
}

export interface Served {
  readonly instrument: string | null
  readonly article: string | null
  readonly name: string
}

export interface TakenStep extends Signed {
  readonly step: Step
  readonly offer: string | null
  readonly note: string
  readonly party: string | null
}

export interface AssistanceRequest extends Signed {
  readonly id: string
  readonly number: number
  readonly party: string
  readonly served: Served
  readonly topic: string
  readonly kind: AssistanceKind
  readonly need: string
  readonly priority: Priority
  readonly byWhen: string | null
  readonly state: RequestState
  readonly open: readonly string[]
  readonly accepted: string | null
  readonly steps: readonly TakenStep[]
}

export interface Offer extends Signed {
  readonly id: string
  readonly provider: Provider
  readonly name: string
  readonly party: string | null
  readonly kind: AssistanceKind
  readonly words: string
  readonly isWithdrawn: boolean
}

export interface Attendance {
  readonly party: string
  readonly people: number
}

export interface Workshop extends Signed {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly kind: WorkshopKind
  readonly on: string
  readonly days: number
  readonly place: string
  readonly served: Served
  readonly about: string
  readonly attended: readonly Attendance[]
}

export interface Need {
  readonly served: Served
  readonly assistance: string
  readonly months: number | null
}

export interface AssistanceGroup {
  readonly id: string
  readonly name: string
  readonly party: string | null
  /** Requests and offers; workshops are read by everybody in the group. */
  readonly mayRead: boolean
  readonly mayAsk: boolean
  readonly mayOffer: boolean
  readonly mayHold: boolean
  readonly parties: readonly string[]
  readonly instruments: readonly {
    readonly id: string
    readonly title: string
    readonly articles: readonly {
      readonly id: string
      readonly number: string
      readonly title: string
      /** Its first provision. */
      readonly provision: string | null
    }[]
  }[]
  readonly requests: readonly AssistanceRequest[]
  readonly offers: readonly Offer[]
  readonly workshops: readonly Workshop[]
  readonly needs: readonly Need[]
  readonly figures: {
    readonly requests: number
    readonly countries: number
    readonly states: readonly { readonly state: RequestState; readonly count: number }[]
    readonly workshops: number
    readonly people: number
  }
}

export const KINDS: readonly AssistanceKind[] = ['training', 'legal-drafting', 'equipment', 'expert-advice']

export const KIND_WORDS: Readonly<Record<AssistanceKind, string>> = {
  training: 'Training',
  'legal-drafting': 'Legal drafting',
  equipment: 'Equipment',
  'expert-advice': 'Expert advice'
}

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  high: 'High priority',
  medium: 'Medium priority',
  low: 'Low priority'
}

export const STATE_WORDS: Readonly<Record<RequestState, string>> = {
  draft: 'Draft',
  requested: 'Requested',
  offered: 'Offered',
  accepted: 'Accepted',
  'under-way': 'Under way',
  delivered: 'Delivered',
  withdrawn: 'Withdrawn'
}

export const WORKSHOP_WORDS: Readonly<Record<WorkshopKind, string>> = {
  workshop: 'Workshop',
  'drafting-support': 'Drafting support',
  training: 'Training'
}

/** "ADB", "the Secretariat", "UZB", or a partner by name. */
export function providerOf({ provider, name, party }: Pick<Offer, 'provider' | 'name' | 'party'>): string {
  if (provider === 'adb') return 'ADB'
  return provider === 'secretariat' ? 'the Secretariat' : provider === 'party' ? (party ?? '').toUpperCase() : name
}

/** "Article 13, Risk Management" or the topic; the kind where neither is named. */
export function subjectOf({ topic, served, kind }: Pick<AssistanceRequest, 'topic' | 'served' | 'kind'>): string {
  return [topic, served.name].filter(Boolean).join(' · ') || KIND_WORDS[kind]
}

/** Where the article that something serves stands in the text; undefined where it serves none, or none that is still there. */
export function placeOf({ instrument, article }: Served, { instruments }: AssistanceGroup): string | undefined {
  const found = instruments.find(({ id }) => id === instrument)?.articles.find(({ id }) => id === article)
  return found?.provision ? `/instruments/${instrument}?provision=${encodeURIComponent(found.provision)}` : undefined
}

export function useAssistance() {
  return useQuery({
    queryKey: ['assistance'],
    queryFn: () => call<{ readonly groups: readonly AssistanceGroup[] }>('/api/assistance')
  })
}

/** The articles of a text to choose from: those that one's country has committed to with assistance (category C) first, and told as such. */
export function articlesByNeed(
  { needs }: Pick<AssistanceGroup, 'needs'>,
  { id: instrument, articles }: AssistanceGroup['instruments'][number]
) {
  const needed = new Set(needs.flatMap(({ served }) => (served.instrument === instrument ? served.article : [])))
  const choices = articles.map(({ id, number, title }) => ({
    value: id,
    label: [number, title].filter(Boolean).join(' ')
  }))
  const [first, rest] = [
    choices.filter(({ value }) => needed.has(value)),
    choices.filter(({ value }) => !needed.has(value))
  ]
  if (first.length === 0) return choices
  return [
    { group: 'Committed with assistance (category C), not asked for yet', items: first },
    { group: 'The other articles', items: rest }
  ]
}
