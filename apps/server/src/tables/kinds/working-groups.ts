/**
 * The working groups in which the reader sits. A file creates groups with the seats that make them, and says of those that are there
 * what they are to do; who sits in a group that is there is said by the table of people.
 */
import { PARTY_CODES, mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import type { Problem } from '../../http/errors.ts'
import { checkNewGroup, changeGroup, createGroup, listGroups } from '../../negotiation/groups.ts'
import type { GroupWords, NewGroup, WorkingGroup } from '../../negotiation/groups.ts'
import { seatedParties } from '../../monitoring/seats.ts'
import { listOf, neededCell, wordsCell, yesNoCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { Judged } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'
import { addressOf, findByAddress } from './addresses.ts'

const schema = z.object({
  id: wordsCell(80),
  name: neededCell(120).min(3, 'A name has three letters or more.'),
  mandate: wordsCell(5000),
  modalities: wordsCell(5000),
  isOpenToObservers: yesNoCell(),
  chair: wordsCell(400).toLowerCase(),
  legal: wordsCell(400).toLowerCase(),
  parties: wordsCell(200).toUpperCase()
})
type Said = z.infer<typeof schema>

export const WORKING_GROUPS_TABLE: Table = {
  id: 'working-groups',
  name: 'Working groups',
  about:
    'The working groups with their mandates and who makes them. A file creates groups, and changes what one is to do.',
  columns: [
    { name: 'id', about: 'Empty for a group that is new' },
    { name: 'name', about: '' },
    { name: 'mandate', about: 'What it is to do' },
    { name: 'modalities', about: 'How it meets and decides' },
    { name: 'isOpenToObservers', about: 'yes or no' },
    { name: 'chair', about: 'E-mail; of a group that is there, seats are changed under “People and their seats”' },
    { name: 'legal', about: 'E-mail of the legal reviewer, or empty' },
    { name: 'parties', about: 'Codes with spaces between; their focal points are given seats' },
    { name: 'people', about: 'How many sit in it', isReadOnly: true },
    { name: 'instruments', about: 'Symbols', isReadOnly: true },
    { name: 'closedAt', about: 'When its work was over, ISO 8601', isReadOnly: true }
  ],
  rows: (access) => {
    const { memberships, rooms } = access.services
    return ownGroups(access).map((group) => {
      const people = memberships.all().filter(({ workingGroup }) => workingGroup === group.id).length
      const own = [...rooms.values()].filter(({ info }) => info.workingGroup === group.id)
      const instruments = own.map(({ info }) => info.symbol).join(' ')
      return { id: group.id, ...rowOf(access, group), people, instruments, closedAt: group.closedAt }
    })
  },
  plan
}

function ownGroups({ services, user }: TableAccess): readonly WorkingGroup[] {
  const own = new Set(services.memberships.of(user.id).map(({ workingGroup }) => workingGroup))
  return listGroups(services).filter(({ id }) => own.has(id))
}

function rowOf({ services }: TableAccess, group: WorkingGroup) {
  const { id, name, mandate, modalities, isOpenToObservers } = group
  const seats = services.memberships.all().filter(({ workingGroup }) => workingGroup === id)
  const office = (role: string) =>
    seats
      .flatMap((seat) => (seat.role === role ? addressOf(services, seat.user) : []))
      .toSorted()
      .join(' ')
  const parties = seatedParties(services.db, id).map((party) => party.toUpperCase())
  const seated = { chair: office('chair'), legal: office('legal'), parties: parties.join(' ') }
  return { name, mandate, modalities, isOpenToObservers, ...seated }
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const groups = ownGroups(access)
  return planRows(rows, {
    schema,
    keyOf: ({ id, name }) => (id === '' ? { key: `new ${name}`, column: 'name' } : { key: id, column: 'id' }),
    judge: (said, line) => {
      if (said.id === '') return judgeNew(access, said, line, groups)
      const group = groups.find(({ id }) => id === said.id)
      return group
        ? judgeKnown(access, said, line, group)
        : refuse('id', 'There is no such working group: leave it empty for one that is new.')
    }
  })
}

const SEATED = ['chair', 'legal', 'parties'] as const

function judgeKnown(access: TableAccess, said: Said, line: number, group: WorkingGroup): Judged {
  const { services, user } = access
  const before = rowOf(access, group)
  const moved = SEATED.find((column) => listOf(said[column]).toSorted().join(' ') !== before[column])
  if (moved) return refuse(moved, 'Seats of a group that is there are given under “People and their seats”.')
  const { name, mandate, modalities, isOpenToObservers } = said
  const words: GroupWords = { name, mandate, modalities, isOpenToObservers }
  const change = changeOf(line, name, before, { ...words })
  const actor = services.memberships.actorIn(group.id, user)!
  if (change && !mayDo(actor, 'manage-group')) return refuse('id', 'You do not keep the office of this working group.')
  return { change, act: () => changeGroup(services, actor, group, words) }
}

function judgeNew(access: TableAccess, said: Said, line: number, groups: readonly WorkingGroup[]): Judged {
  const { services, user } = access
  if (groups.some(({ name }) => name === said.name))
    return refuse('id', 'There is a working group of this name: write its id, or name the new one otherwise.')
  const wanted = toNewGroup(access, said)
  if (!('name' in wanted)) return wanted
  const unfit = checkNewGroup(services, user, wanted)
  if (unfit) return refuse(columnOf(unfit.extra), unfit.message)
  const { id: _, ...row } = said
  return { change: changeOf(line, said.name, undefined, row), act: () => void createGroup(services, user, wanted) }
}

/** Whose seat it is that cannot be given. */
function columnOf({ role }: Problem['extra']): 'chair' | 'legal' | 'parties' {
  return role === 'chair' || role === 'legal' ? role : 'parties'
}

function toNewGroup({ services }: TableAccess, said: Said): NewGroup | Judged {
  const { name, mandate, modalities, isOpenToObservers } = said
  const chair = findByAddress(services, said.chair)
  if (chair === undefined) return refuse('chair', `“${said.chair}” is nobody’s address: a new group has one chair.`)
  const legal = said.legal === '' ? undefined : findByAddress(services, said.legal)
  if (said.legal !== '' && legal === undefined) return refuse('legal', `“${said.legal}” is nobody’s address.`)
  const parties = [...new Set(listOf(said.parties.toLowerCase()))]
  const stranger = parties.find((party) => !PARTY_CODES.includes(party))
  if (parties.length === 0) return refuse('parties', 'A new group has one party at least.')
  if (stranger) return refuse('parties', `There is no party ${stranger.toUpperCase()}.`)
  return { name, mandate, modalities, isOpenToObservers, chair, legal, parties }
}
