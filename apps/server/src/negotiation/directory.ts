/**
 * The directory: the parties with their names and their standing in the WTO, and people by role, for whoever has a seat. Everybody
 * sees national focal points, the secretariat, and the chairs of the own groups; delegates of one party each other; nobody sees in
 * which groups that are closed to them somebody sits. An address is shown to those who administer people, or by its owner's leave.
 */
import { PARTIES, findPartyFacts } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { authorityOf } from '../accounts/inviters.ts'
import type { Membership } from '../accounts/memberships.ts'
import type { Services } from '../services.ts'
import { listGroups } from './groups.ts'
import { listStatuses } from './party-status.ts'
import { findProfile } from './profiles.ts'

type Seat = Membership & { readonly user: string }

export function readDirectory(services: Services, reader: SignedIn) {
  const own = services.memberships.of(reader.id)
  const statuses = listStatuses(services)
  const isSecretariat = authorityOf(own) === 'secretariat'
  return {
    parties: PARTIES.map(([code, en]) => ({ code, en, ru: findPartyFacts(code)?.ru ?? en, wto: statuses.get(code)! })),
    people: own.length === 0 ? [] : peopleFor(services, reader, own),
    mayEdit: isSecretariat
  }
}

function peopleFor(services: Services, reader: SignedIn, own: readonly Membership[]) {
  const seats = services.memberships.all()
  const groups = new Map(listGroups(services).map(({ id, name }) => [id, name]))
  const mine = new Set(own.map(({ workingGroup }) => workingGroup))
  const users = [...new Set(seats.filter((seat) => isShown(seat, reader, own, mine)).map(({ user }) => user))]
  return users.flatMap((user) => {
    const all = seats.filter((seat) => seat.user === user)
    const shared = all.filter(({ workingGroup }) => mine.has(workingGroup))
    const shown = all.filter((seat) => isShown(seat, reader, own, mine))
    const { role, party } = shown[0]!
    const in_ = shared.flatMap(({ workingGroup }) => groups.get(workingGroup) ?? [])
    const focalPoint = shown.some((seat) => seat.focalPoint)
    return toPerson(services, reader, user, { role, party, focalPoint, groups: in_.toSorted() }) ?? []
  })
}

/** Whether a seat is a reason to be in the directory of a reader. */
function isShown(seat: Seat, { id }: SignedIn, own: readonly Membership[], mine: ReadonlySet<string>): boolean {
  if (seat.user === id || authorityOf(own) === 'secretariat') return true
  if (seat.focalPoint) return true
  if (seat.role === 'delegate') return own.some(({ party }) => party !== null && party === seat.party)
  return mine.has(seat.workingGroup)
}

function toPerson(
  services: Services,
  reader: SignedIn,
  user: string,
  standing: { role: string; party: string | null; focalPoint: boolean; groups: readonly string[] }
) {
  const { db, accounts, memberships, desk } = services
  const name = accounts.nameOf(user)
  if (name === undefined || desk?.people.isClosed(user) === true) return undefined
  const { showsAddress, ...profile } = findProfile(db, user)
  const mayRead = showsAddress || user === reader.id || authorityOf(memberships.of(reader.id)) === 'secretariat'
  const groups = [...standing.groups]
  return {
    user,
    name,
    ...standing,
    groups,
    ...profile,
    showsAddress,
    email: mayRead ? addressOf(services, user) : null
  }
}

function addressOf({ db }: Services, user: string): string | null {
  const hasAccounts = db.sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'user'").get() !== undefined
  if (!hasAccounts) return null
  const row = db.sqlite.prepare('SELECT email FROM user WHERE id = ?').get(user) as { email: string } | undefined
  return row?.email ?? null
}
