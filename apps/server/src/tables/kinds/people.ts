/**
 * People and their seats, one row for each seat, without anything that is secret. A file gives seats; who has no account yet is invited
 * with all the seats that the file names, and the link is told once. Nobody loses a seat because a file does not name it.
 */
import { PARTY_CODES } from '@cartif/negotiation'
import { z } from 'zod'
import { findUser } from '../../accounts/accounts.ts'
import type { User } from '../../accounts/accounts.ts'
import type { AccountDesk } from '../../accounts/desk.ts'
import { authorityOf } from '../../accounts/inviters.ts'
import type { Membership } from '../../accounts/memberships.ts'
import { listPeople } from '../../accounts/people-list.ts'
import { neededCell, oneOfCell, yesNoCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { readValues } from '../read-rows.ts'
import type { PlacedRow, Table, TableAccess, TableChange, TableFault, TablePlan } from '../table.ts'

const ROLES = ['delegate', 'chair', 'secretariat', 'legal', 'observer'] as const

const schema = z.object({
  email: neededCell(200).toLowerCase().pipe(z.email('This is no e-mail address.')),
  name: neededCell(120),
  workingGroup: neededCell(80),
  role: oneOfCell(ROLES),
  party: oneOfCell(['', ...PARTY_CODES]),
  focalPoint: yesNoCell()
})
type Said = z.infer<typeof schema>

export const PEOPLE_TABLE: Table = {
  id: 'people',
  name: 'People and their seats',
  about: 'One row for each seat. Who has no account yet is invited; nobody loses a seat that a file does not name.',
  columns: [
    { name: 'email', about: 'With which they sign in' },
    { name: 'name', about: '' },
    { name: 'workingGroup', about: 'Its id' },
    { name: 'role', about: ROLES.join(', ') },
    { name: 'party', about: 'Of a delegate, ISO 3166 alpha-3; else empty' },
    { name: 'focalPoint', about: 'May invite others of the own party: yes or no' },
    { name: 'isClosed', about: 'The account is closed', isReadOnly: true }
  ],
  rows: ({ services, user }) => {
    const { desk, memberships } = services
    if (!desk || authorityOf(memberships.of(user.id)) !== 'secretariat') return []
    return listPeople(services, desk, user).people.flatMap(({ email, name, seats, closed }) =>
      seats.map((seat) => ({ email, name, ...rowOf(seat), isClosed: closed }))
    )
  },
  plan
}

function rowOf({ workingGroup, role, party, focalPoint }: Membership) {
  return { workingGroup, role, party: party === null ? '' : party.toUpperCase(), focalPoint }
}

function toSeat({ workingGroup, role, party, focalPoint }: Said): Membership {
  return { workingGroup, role, party: party === '' ? null : party, focalPoint }
}

interface Planned {
  readonly line: number
  readonly said: Said
  readonly user: User | undefined
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const { services } = access
  const { desk, db } = services
  const { values, faults } = readValues(schema, rows)
  if (!desk) return { changes: [], faults, apply: () => [] }
  const planned = values.map(({ line, value }) => ({ line, said: value, user: findUser(db, 'email', value.email) }))
  const unfit = planned.flatMap((one, at) => {
    const fault = faultOf(access, desk, one, planned.slice(0, at))
    return fault ? [{ line: one.line, ...fault }] : []
  })
  if (faults.length + unfit.length > 0) return { changes: [], faults: [...faults, ...unfit], apply: () => [] }
  const changed = planned.flatMap((one) => {
    const change = changeFor(access, one)
    return change ? [{ ...one, change }] : []
  })
  return { changes: changed.map(({ change }) => change), faults: [], apply: () => carryOut(access, desk, changed) }
}

function changeFor({ services }: TableAccess, { line, said, user }: Planned): TableChange | undefined {
  const known = user && services.memberships.of(user.id).find(({ workingGroup }) => workingGroup === said.workingGroup)
  const { workingGroup: _, ...seat } = rowOf(toSeat(said))
  const before = known && { role: known.role, party: known.party?.toUpperCase() ?? '', focalPoint: known.focalPoint }
  const about = user ? `${said.name}, ${said.workingGroup}` : `${said.name}, ${said.workingGroup} (invited)`
  return changeOf(line, about, before, seat)
}

type Fault = Pick<TableFault, 'column' | 'message'>

function faultOf(
  access: TableAccess,
  desk: AccountDesk,
  { said, user }: Planned,
  before: readonly Planned[]
): Fault | undefined {
  const { db, memberships } = access.services
  const fault = (column: keyof Said, message: string) => ({ column, message })
  const same = before.filter((one) => one.said.email === said.email)
  if (!db.first(db.query.selectFrom('working_group').select('id').where('id', '=', said.workingGroup)))
    return fault('workingGroup', `There is no working group ${said.workingGroup}.`)
  if ((said.role === 'delegate') !== (said.party !== ''))
    return fault('party', 'Delegates speak for a party, and nobody else does.')
  if (said.focalPoint && said.role !== 'delegate') return fault('focalPoint', 'Only a delegate is a focal point.')
  const twice = same.find((one) => one.said.workingGroup === said.workingGroup)
  if (twice) return fault('workingGroup', `The same seat stands in line ${twice.line} already.`)
  const called = user?.name ?? same[0]?.said.name ?? said.name
  if (called !== said.name)
    return fault('name', `Under this address they are called ${called}; a file changes no name.`)
  if (user && desk.people.isClosed(user.id)) return fault('email', 'The account is closed.')
  const own = user?.id === access.user.id ? memberships.of(access.user.id) : []
  const seat = own.find(({ workingGroup, role }) => workingGroup === said.workingGroup && role === 'secretariat')
  if (seat && said.role !== 'secretariat') return fault('role', 'Nobody takes their own seat in the secretariat.')
  return undefined
}

/** Gives the seats, and invites once whoever has no account. */
function carryOut(
  { user: by, services }: TableAccess,
  { people }: AccountDesk,
  planned: readonly Planned[]
): readonly string[] {
  for (const { said, user } of planned) if (user) people.seat(by, user.id, toSeat(said))
  const guests = new Map<string, Said[]>()
  for (const { said, user } of planned) if (!user) guests.set(said.email, [...(guests.get(said.email) ?? []), said])
  return [...guests].map(([email, said]) => {
    const { token } = people.invite(by, { email, name: said[0]!.name, seats: said.map(toSeat) })
    return `${said[0]!.name} (${email}): ${services.config.publicUrl ?? ''}/invitation#${token}`
  })
}
