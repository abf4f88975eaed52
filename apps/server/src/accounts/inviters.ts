/**
 * Who may let whom in: the table of rights over people. The secretariat gives and takes every seat; a national focal point
 * those of delegates of its own party, in the working groups in which it speaks for the party itself, and makes no further focal
 * points. Nobody else any. Which parties take part in a working group is therefore the secretariat's to enter: no party lets
 * itself into one, nor learns of one that it is not in.
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
  const speaksFor = (one: Membership) => one.role === 'delegate' && one.party === seat.party
  const isItsFocalPoint = own.some((one) => isFocalPoint(one) && speaksFor(one))
  return isItsFocalPoint && own.some((one) => speaksFor(one) && one.workingGroup === seat.workingGroup)
}

/** Delegates speak for a party, and nobody else does. */
export function isWellFormed({ role, party, focalPoint }: Membership): boolean {
  return role === 'delegate' ? party !== null : party === null && !focalPoint
}

function isFocalPoint({ role, party, focalPoint }: Membership): boolean {
  return focalPoint && role === 'delegate' && party !== null
}
