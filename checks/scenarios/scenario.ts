/**
 * A scenario is data: a text in bracketed notation, what named people do to it, and the text afterwards. Read it aloud:
 * “Each Party shall [KAZ: promptly ]publish. KAZ goes offline. KAZ types ‘and freely’ after ‘promptly’. The Chair accepts #1.”
 *
 * Proposals are called by their number: those of `before` count in reading order, later ones as they are tabled. A text of
 * one provision is written without its heading and number.
 */

/** A party's code in capitals, or an office. */
export type Who =
  | 'KAZ'
  | 'KAZ’s other tab'
  | 'PAK'
  | 'UZB'
  | 'TJK'
  | 'KGZ'
  | 'Chair'
  | 'Vice-chair'
  | 'Secretariat'
  | 'Observer'
export type Numbered = `#${number}`

/** Words are quoted as the person sees them, and must stand there exactly once; `|bars|` mark the words meant among them. */
export type Act =
  | readonly [Who, 'types', string, 'after' | 'before', string]
  | readonly [Who, 'strikes', string]
  | readonly [Who, 'replaces', string, 'by', string]
  | readonly [Who, 'brackets', string]
  /** Enter. */
  | readonly [Who, 'splits', 'after' | 'before', string]
  /** The provision that begins with these words goes on with the one before it. */
  | readonly [Who, 'joins', string]
  /** Tab: the provision that begins with these words becomes a sub-paragraph. */
  | readonly [Who, 'indents', string]
  /** A held-down key. */
  | readonly [Who, 'backspaces', number, 'after', string]
  | readonly [Who, 'adds', string, 'after', string]
  | readonly [Who, 'deletes', string]
  | readonly [Who, 'moves', string, 'after', string]
  /** One proposal for every place where the words stand. */
  | readonly [Who, 'replaces everywhere', string, 'by', string]
  | readonly [Who, 'pens', string, 'after' | 'before', string]
  | readonly [Who, 'pens out', string]
  /** Opens the dialog in which to decide: the wording that is seen from now on is this one. */
  | readonly [Who, 'reads', Numbered]
  | readonly [Who, 'accepts' | 'rejects' | 'withdraws' | 'reopens' | 'takes over', Numbered]
  | readonly [Who, 'takes', string, 'on', Numbered]
  | readonly [Who, 'agrees' | 'opens again', string]
  | readonly [Who, 'goes offline' | 'comes back' | 'undoes' | 'redoes' | 'sends everything again']
  | readonly [Who, 'issues a revision']
  | readonly [Who, 'sees', string]
  | readonly ['the server', 'restarts' | 'is killed']
  | { readonly refused: string; readonly act: Act }

export interface Scenario {
  readonly number: number
  readonly title: string
  readonly before: string
  readonly acts: readonly Act[]
  /** What everybody sees in the end. */
  readonly after: string
  /** The text as it stands. */
  readonly base?: string
  /** The text if everything open were accepted. */
  readonly accepted?: string
  readonly statuses?: Readonly<Record<Numbered, string>>
  /** What the decisions did to other proposals, in order: `#2 superseded`. */
  readonly follows?: readonly string[]
  /** Words that wait in their author's layer although their proposal is closed. */
  readonly waiting?: Readonly<Record<Numbered, string>>
  /** Every position taken: `#1 UZB support`. */
  readonly positions?: readonly string[]
  /** Positions taken on an earlier wording: `#1 UZB`. */
  readonly stale?: readonly string[]
}

/** An act that is refused with a code of docs/errors.md. */
export function refused(code: string, act: Act): Act {
  return { refused: code, act }
}
