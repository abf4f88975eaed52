/** The words of assistance: what is asked for, how urgently, who gives it. They are those that everybody reads. */

export const ASSISTANCE_KINDS = ['training', 'legal-drafting', 'equipment', 'expert-advice'] as const
export type AssistanceKind = (typeof ASSISTANCE_KINDS)[number]

export const KIND_WORDS: Readonly<Record<AssistanceKind, string>> = {
  training: 'Training',
  'legal-drafting': 'Legal drafting',
  equipment: 'Equipment',
  'expert-advice': 'Expert advice'
}

export const PRIORITIES = ['high', 'medium', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

/** Who gives assistance: `party` is a country of the negotiation, `partner` anybody else, by name. */
export const PROVIDERS = ['adb', 'secretariat', 'partner', 'party'] as const
export type Provider = (typeof PROVIDERS)[number]

/** The part of the text that something serves: an article as it was called then, or none. */
export interface Served {
  readonly instrument: string | null
  readonly article: string | null
  /** "Article 11, Documents, Data and Single Window"; '' where none is named. */
  readonly name: string
}
