/**
 * The people of the test: every role in the working group that everything is of, the same roles in another one, somebody in both, and
 * somebody who has lost the last seat. Each is let in and signs in over HTTP like anybody.
 */
import { mayDo } from '@cartif/negotiation'
import type { Actor, Role } from '@cartif/negotiation'
import { has } from './need.ts'
import type { Need } from './need.ts'

/** In every name and word of what is in the group of everything. */
export const CANARY = 'quetzalcoatlus'

/** The group of everything that is asked for, and another one. */
export const [HOME, AWAY] = ['rtg', 'elsewhere'] as const

export interface Seat {
  readonly workingGroup: string
  readonly role: Role
  readonly party: string | null
  readonly focalPoint: boolean
}

const seat = (workingGroup: string, role: Role, party: string | null = null, focalPoint = false): Seat => {
  return { workingGroup, role, party, focalPoint }
}

export const CAST: Readonly<Record<string, readonly Seat[]>> = {
  secretariat: [seat(HOME, 'secretariat'), seat(AWAY, 'secretariat')],
  chair: [seat(HOME, 'chair')],
  'legal reviewer': [seat(HOME, 'legal')],
  observer: [seat(HOME, 'observer')],
  'focal point of KAZ': [seat(HOME, 'delegate', 'kaz', true)],
  'delegate of KAZ': [seat(HOME, 'delegate', 'kaz')],
  'focal point of PAK': [seat(HOME, 'delegate', 'pak', true)],
  'head of delegation in both': [seat(HOME, 'delegate', 'kaz'), seat(AWAY, 'delegate', 'kaz')],
  'secretariat elsewhere': [seat(AWAY, 'secretariat')],
  'chair elsewhere': [seat(AWAY, 'chair')],
  'legal reviewer elsewhere': [seat(AWAY, 'legal')],
  'observer elsewhere': [seat(AWAY, 'observer')],
  'focal point of UZB elsewhere': [seat(AWAY, 'delegate', 'uzb', true)],
  'delegate of KAZ elsewhere': [seat(AWAY, 'delegate', 'kaz')],
  'without a seat': [],
  'signed out': []
}

export const isSignedOut = (who: string) => who === 'signed out'
export const isAtHome = (who: string) => CAST[who]!.some(({ workingGroup }) => workingGroup === HOME)

/** As whom somebody acts in the group of everything; undefined for who is not in it. */
export function actorAtHome(who: string): Actor | undefined {
  const found = CAST[who]!.find(({ workingGroup }) => workingGroup === HOME)
  return found && { user: who, name: who, role: found.role, ...(found.party === null ? {} : { party: found.party }) }
}

/** What the table says. */
export function may(who: string, need: Need): boolean {
  const seats = CAST[who]!
  const administers = seats.some(({ role }) => role === 'secretariat')
  switch (need.of) {
    case 'everybody':
      return true
    case 'secret':
      return false
    case 'signed-in':
      return !isSignedOut(who)
    case 'any-group':
      return seats.some((one) => mayDo(one, need.act))
    case 'secretariat':
      return administers
    case 'focal-point':
      return administers || seats.some((one) => isPointFor(one, need.own))
    case 'person':
      return administers || who === `focal point of ${need.own.toUpperCase()}`
    case 'group': {
      const actor = actorAtHome(who)
      return actor !== undefined && has(need, actor)
    }
  }
}

/** `own`: the party that a seat at home is of; any focal point where it is not said. */
function isPointFor({ focalPoint, party, workingGroup }: Seat, own: string | undefined): boolean {
  return focalPoint && (own === undefined || (party === own && workingGroup === HOME))
}
