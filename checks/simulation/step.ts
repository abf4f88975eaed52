/**
 * Steps: everything that happens in a simulated negotiation, as data. Numbers choose among what there is when the step is
 * taken, modulo how much that is, so a list of steps still means something when some of them are left out. That is what
 * lets a failing run be shrunk, written to a file and replayed.
 */

/** What somebody does at the keyboard in one place. */
export type EditAct = 'type' | 'strike' | 'replace' | 'enter' | 'join' | 'level' | 'paste' | 'backspace'

export const ARTICLE_ACTS = ['bracket', 'insert', 'delete', 'move'] as const
export type ArticleAct = (typeof ARTICLE_ACTS)[number]

/** The delegation of the hostile client. */
export const HOSTILE = 'xyz'

/** What a hostile client puts into its own layer, or sends where it may not. */
export const HOSTILE_ACTS = [
  'unknown-kind',
  'wrong-types',
  'foreign-anchor',
  'circle',
  'nested',
  'prototype-key',
  'lone-surrogate',
  'inside-a-pair',
  'long-id',
  'foreign-id',
  'write-text',
  'write-record',
  'write-other-layer',
  'spoofed-client',
  'mutated-frame',
  'noise'
] as const
export type HostileAct = (typeof HOSTILE_ACTS)[number]

interface Place {
  readonly article: number
  readonly at: number
  readonly length: number
}

export type Step =
  | ({
      readonly kind: 'edit' | 'pen'
      readonly who: number
      readonly act: EditAct
      readonly word: number
      readonly pause: number
    } & Place)
  /** One act of several edits, as find-and-replace is. */
  | { readonly kind: 'everywhere'; readonly who: number; readonly word: number; readonly places: readonly Place[] }
  | ({ readonly kind: 'table'; readonly who: number; readonly act: ArticleAct; readonly word: number } & Place)
  | { readonly kind: 'undo' | 'redo'; readonly who: number; readonly pen: boolean }
  | { readonly kind: 'position'; readonly who: number; readonly proposal: number; readonly stance: number }
  | {
      readonly kind: 'decide'
      readonly proposal: number
      readonly outcome: 'accept' | 'reject'
      /** Decided by the version the chair's own screen shows; otherwise by the one that stands. */
      readonly unseen: boolean
      /** Reopened at once. */
      readonly again: boolean
    }
  | { readonly kind: 'withdraw'; readonly who: number; readonly proposal: number }
  /** Somebody sponsors what others propose; with `pen`, they are let to write in it. */
  | { readonly kind: 'sponsor'; readonly who: number; readonly proposal: number; readonly pen: boolean }
  /** An amendment goes into the words it was made to, by the hand of their sponsor. */
  | { readonly kind: 'take-up'; readonly proposal: number }
  | { readonly kind: 'take-over'; readonly who: number; readonly proposal: number }
  | { readonly kind: 'reopen'; readonly proposal: number }
  | { readonly kind: 'agree'; readonly part: number; readonly open: boolean }
  | { readonly kind: 'revise' }
  /** Some messages of one link, in one direction; `hold` leaves the server's turn open. */
  | { readonly kind: 'deliver'; readonly link: number; readonly count: number; readonly hold: boolean }
  /** Everything that waits between one client and the server. */
  | { readonly kind: 'exchange'; readonly who: number }
  /** Everybody connects, and everything is delivered. */
  | { readonly kind: 'settle' }
  /** One document of a client, or all of them. */
  | { readonly kind: 'disconnect' | 'connect'; readonly who: number; readonly document: number | null }
  | { readonly kind: 'kill' }
  | { readonly kind: 'join'; readonly party: number }
  | { readonly kind: 'hostile'; readonly act: HostileAct; readonly a: number; readonly b: number }

/** Who negotiates: fixed for a run. */
export interface Cast {
  readonly seed: number
  /** How many people each delegation has at the table. */
  readonly delegations: readonly number[]
  /** One delegate's client is of an older layout. */
  readonly hasOldClient: boolean
  readonly hasHostileClient: boolean
}

export interface Run {
  readonly cast: Cast
  readonly steps: readonly Step[]
}

/** The name under which steps of a sort are counted. */
export function labelOf(step: Step): string {
  return 'act' in step ? `${step.kind} ${step.act}` : step.kind === 'decide' ? step.outcome : step.kind
}
