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

/** The last act on a version, in words; '' where nothing was done yet. */
export function sayLastAct({ acts }: Pick<Publication, 'acts'>, formatDate: (iso: string) => string): string {
  const last = acts.at(-1)
  return last ? `${last.act} ${formatDate(last.at)} by ${last.by}` : ''
}
