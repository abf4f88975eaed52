/**
 * What is said to the public of a negotiation: a milestone, a summary of where it stands, or a notice, in plain words. It is drafted by
 * the secretariat, approved by somebody who did not write it, then published; what was published can be withdrawn at once. A new
 * version begins as a draft, and what was published before stands until the new one is.
 */

export const PUBLICATION_KINDS = ['milestone', 'summary', 'notice'] as const
export type PublicationKind = (typeof PUBLICATION_KINDS)[number]

export const PUBLICATION_ACTS = ['approved', 'published', 'withdrawn'] as const
export type PublicationAct = (typeof PUBLICATION_ACTS)[number]

export const LANGUAGES = ['en', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

/** Paragraphs, one a line; "– " begins an item. */
export interface PublicWords {
  readonly title: string
  readonly summary: string
  readonly text: string
}

/** A figure as it was when it was chosen, in the words of both languages: it never moves by itself. */
export interface PublicFact {
  readonly id: string
  readonly en: string
  readonly ru: string
}

export interface PublicationWords {
  readonly kind: PublicationKind
  /** The day of what it tells of, "2026-09-18". */
  readonly happenedOn: string
  readonly words: { readonly en: PublicWords; readonly ru: PublicWords | null }
}

export interface PublicationVersion extends PublicationWords {
  readonly number: number
  readonly facts: readonly PublicFact[]
  readonly user: string
  readonly by: string
  /** ISO 8601 */
  readonly at: string
}

export interface DoneAct {
  readonly act: PublicationAct
  /** The version on which it was done. */
  readonly version: number
  readonly by: string
  readonly at: string
}

export interface Publication {
  readonly id: string
  /** Ids of working groups: who works on it sits in all of them. */
  readonly groups: readonly string[]
  /** The oldest first; never none. */
  readonly versions: readonly PublicationVersion[]
  /** The oldest first. */
  readonly acts: readonly DoneAct[]
}

export type PublicationState = 'draft' | 'approved' | 'published' | 'withdrawn'

export function lastVersion({ versions }: Pick<Publication, 'versions'>): PublicationVersion {
  return versions.at(-1)!
}

/** The version that the public reads; undefined where it reads none. */
export function standingVersion({ versions, acts }: Publication): PublicationVersion | undefined {
  const last = acts.findLast(({ act }) => act !== 'approved')
  return last?.act === 'published' ? versions.find(({ number }) => number === last.version) : undefined
}

/** When the version that the public reads was published. */
export function publishedAt({ acts }: Publication): string | undefined {
  return acts.findLast(({ act }) => act === 'published')?.at
}

/** Of the newest version. */
export function stateOf(publication: Publication): PublicationState {
  const { number } = lastVersion(publication)
  const last = publication.acts.findLast(({ version }) => version === number)
  return last?.act ?? 'draft'
}
