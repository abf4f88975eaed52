/** What the server tells of publications, and the words for their steps. */

export const KINDS = ['milestone', 'summary', 'notice'] as const
export type PublicationKind = (typeof KINDS)[number]
export const KIND_NAMES: Readonly<Record<PublicationKind, string>> = {
  milestone: 'Milestone',
  summary: 'Summary',
  notice: 'Notice'
}

export type PublicationState = 'draft' | 'approved' | 'published' | 'withdrawn'
export type PublicationAct = Exclude<PublicationState, 'draft'>
export const STATE_NAMES: Readonly<Record<PublicationState, string>> = {
  draft: 'Draft, not approved yet',
  approved: 'Approved, not public yet',
  published: 'Public',
  withdrawn: 'Withdrawn'
}

export interface PublicWords {
  readonly title: string
  readonly summary: string
  readonly text: string
}

export interface PublicFact {
  readonly id: string
  readonly en: string
  readonly ru: string
}

export interface PublicationContent {
  readonly kind: PublicationKind
  readonly happenedOn: string
  readonly words: { readonly en: PublicWords; readonly ru: PublicWords | null }
}

export interface Publication {
  readonly id: string
  readonly groups: readonly string[]
  readonly state: PublicationState
  readonly last: PublicationContent & {
    readonly number: number
    readonly facts: readonly PublicFact[]
    readonly by: string
    readonly at: string
  }
  readonly standing: number | null
  readonly acts: readonly {
    readonly act: PublicationAct
    readonly version: number
    readonly by: string
    readonly at: string
  }[]
  readonly mayWrite: boolean
  readonly mayApprove: boolean
}

export interface PublicationList {
  readonly publications: readonly Publication[]
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly facts: readonly (PublicFact & { readonly workingGroup: string | null })[]
}

/** Why words cannot go out. */
export interface PublicFault {
  readonly kind: 'draft-text' | 'name' | 'position' | 'bracket'
  readonly language: 'en' | 'ru'
  readonly field: 'title' | 'summary' | 'text'
  readonly words: string
}

const REASONS: Readonly<Record<PublicFault['kind'], string>> = {
  'draft-text': 'stands so in a text under negotiation',
  name: 'is the name of a delegate',
  position: 'tells the position of a country',
  bracket: 'is a bracket or the number of a proposal'
}

/** "English text: “…” tells the position of a country" */
export function sayFault({ kind, language, field, words }: PublicFault): string {
  return `${language === 'en' ? 'English' : 'Russian'} ${field}: “${words}” ${REASONS[kind]}.`
}

/** "approved 15 September 2026 by Chair": who did what with the newest version, and who withdrew what stood before; the oldest first. */
export function sayActs({ acts, last }: SaidActs, formatDate: (iso: string) => string): readonly string[] {
  const shown = acts.filter(({ version, act }) => version === last.number || act === 'withdrawn')
  return shown.map(({ act, at, by }) => `${act} ${formatDate(at)} by ${by}`)
}

interface SaidActs extends Pick<Publication, 'acts'> {
  readonly last: Pick<Publication['last'], 'number'>
}

/** What of the Russian is missing before it goes out: all of it or its text; '' where nothing is. */
export function sayMissingRussian({ en, ru }: PublicationContent['words']): string {
  if (!ru) return 'The Russian is missing: whoever reads in Russian finds the English words.'
  const lacks = (['summary', 'text'] as const).filter((field) => en[field] !== '' && ru[field] === '')
  return lacks.length === 0 ? '' : `Missing in Russian: ${lacks.join(' and ')}.`
}
