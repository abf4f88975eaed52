/**
 * A redline as one sequence of paragraphs for both texts. Whatever stands in it says in which of them it stands, a
 * paragraph's end too. Law: what stands after is the text after, what stands before the text before, to the character.
 */
import type { Emphasis } from '@cartif/treaty-text'

/** In which of the two texts. */
export type Presence = 'both' | 'before' | 'after'

export type SideName = 'before' | 'after'

/** What a footnote says, and the mark that stands for it where it is not the one Word counts. */
export interface TrackedNote {
  readonly mark?: string
  readonly runs: readonly TrackedRun[]
}

export interface TrackedRun extends Emphasis {
  readonly presence: Presence
  /** Tabs and line breaks included; empty where the run is a footnote's reference. */
  readonly text: string
  readonly note?: TrackedNote
  /** The name of the move with which it came or went: it was neither inserted nor deleted. */
  readonly moved?: string
  /** Who brought or took it, '' for nobody that is known; absent for what comes with other words, as numbers do. */
  readonly author?: string
}

export type WordStyle =
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'body'
  | 'recital'
  | 'footnote'
  | `level-${1 | 2 | 3 | 4}`
  | `numbered-${1 | 2 | 3 | 4}`

export interface Move {
  /** The same at the old place and the new one. */
  readonly name: string
  readonly role: 'from' | 'to'
}

/** One paragraph of the file. It ends where `end` says so; in the other text the words of the next one go on. */
export interface TrackedParagraph {
  readonly runs: readonly TrackedRun[]
  readonly end: Presence
  readonly styles: { readonly [side in SideName]: WordStyle }
  readonly move?: Move
  /** The ids of the articles and provisions whose words these are: comments find their place by them. */
  readonly ids: readonly string[]
  /** The designation counted for it, the same in both texts: what its first run shows. */
  readonly counted?: { readonly level: 1 | 2 | 3 | 4; readonly label: string }
}

/** Whose paragraph it is, where all that changed in it is one's. */
export function authorOf({ runs }: Pick<TrackedParagraph, 'runs'>): string | undefined {
  const authors = new Set(runs.flatMap(({ presence, author }) => (presence === 'both' ? [] : (author ?? []))))
  return authors.size === 1 ? [...authors][0] : undefined
}

/** Whether something stands in a text. */
export function standsIn(presence: Presence, side: SideName): boolean {
  return presence === 'both' || presence === side
}

/** The presence of what stands in a text or not; undefined for what stands in none. */
export function presenceOf(before: boolean, after: boolean): Presence | undefined {
  if (before && after) return 'both'
  return before ? 'before' : after ? 'after' : undefined
}
