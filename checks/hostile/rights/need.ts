/**
 * What a call needs of whoever asks it. Most need an act of the table of rights (packages/negotiation/src/rights.ts) in the working
 * group of what they are about: for everybody else that is not there. The acts on people have a table of their own
 * (apps/server/src/accounts/inviters.ts).
 */
import { holderOf, mayDo } from '@cartif/negotiation'
import type { Act, Actor } from '@cartif/negotiation'

/** In the working group of what the call is about. */
export interface GroupNeed {
  readonly act: Act
  /** A delegation of its own, or a layer: an observer has none, an office has no party. */
  readonly as?: 'party' | 'holder'
  /** Whose what is tried on is, a party or an office: nobody else does this to it. */
  readonly own?: string
  /** Whoever may do this, may it without being whose it is. */
  readonly or?: Act
}

export type Need =
  | NeedInGroup
  /** In any working group; what is answered is of those where one has the right. */
  | { readonly of: 'any-group'; readonly act: Act }
  /** Whoever is signed in, on the own account and of the own groups. */
  | { readonly of: 'signed-in' }
  | { readonly of: 'secretariat' }
  /** The secretariat; a focal point too, for delegates of its own party where it speaks for the party itself. */
  | { readonly of: 'focal-point'; readonly own?: string }
  /** Somebody's own entry, or the secretariat. */
  | { readonly of: 'person'; readonly own: string }
  /** Whoever has the secret that is in the address or the body; no seat counts. */
  | { readonly of: 'secret' }
  | { readonly of: 'everybody' }

export type Needs = Readonly<Record<string, Need>>

export type NeedInGroup = GroupNeed & { readonly of: 'group' }
export const inGroup = (act: Act, more: Omit<GroupNeed, 'act'> = {}): NeedInGroup => ({ of: 'group', act, ...more })
export const inAnyGroup = (act: Act): Need => ({ of: 'any-group', act })
export const signedIn: Need = { of: 'signed-in' }
export const secretariat: Need = { of: 'secretariat' }
export const secret: Need = { of: 'secret' }
export const everybody: Need = { of: 'everybody' }

/** Calls on one concept, as a reader finds them together. */
export interface Section {
  readonly title: string
  /** What holds of all of them, in a sentence or two. */
  readonly about: string
  readonly needs: Needs
}

/** Whether somebody in the working group has what is needed there. */
export function has({ act, as, own, or }: GroupNeed, actor: Actor): boolean {
  if (or !== undefined && mayDo(actor, or)) return true
  if (!mayDo(actor, act)) return false
  if (own !== undefined && holderOf(actor) !== own) return false
  return as === undefined || (as === 'party' ? actor.party !== undefined : holderOf(actor) !== undefined)
}
