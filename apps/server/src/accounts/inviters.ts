/**
 * Who may let whom in: the table of rights over people. The secretariat gives and takes every seat; a national focal point
 * those of delegates of its own party, in any working group, and makes no further focal points. Nobody else any.
 */
import type { Membership } from './memberships.ts'

export type Authority = 'secretariat' | 'focal-point' | 'none'

export function authorityOf(own: readonly Membership[]): Authority {
  if (own.some(({ role }) => role === 'secretariat')) return 'secretariat'
  return own.some(isFocalPoint) ? 'focal-point' : 'none'
}

/** Whether somebody with these memberships may give a seat to anybody, or take it. */
export function maySeat(own: readonly Membership[], seat: Membership): boolean {
  if (authorityOf(own) === 'secretariat') return true
  if (seat.role !== 'delegate' || seat.focalPoint) return false
  return own.some((one) => isFocalPoint(one) && one.party === seat.party)
}

/** Delegates speak for a party, and nobody else does. */
export function isWellFormed({ role, party, focalPoint }: Membership): boolean {
  return role === 'delegate' ? party !== null : party === null && !focalPoint
}

function isFocalPoint({ role, party, focalPoint }: Membership): boolean {
  return focalPoint && role === 'delegate' && party !== null
}
