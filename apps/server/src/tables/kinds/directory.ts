/**
 * Everybody with an account as the directory has them. A file says for whom they work, as what, and by which letter a focal point was
 * named; whether an address is shown is its owner's leave, and in no file's power.
 */
import { z } from 'zod'
import { listPeople } from '../../accounts/people-list.ts'
import { findProfile, setProfile } from '../../negotiation/profiles.ts'
import { neededCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'

const schema = z.object({
  email: neededCell(200).toLowerCase(),
  organisation: wordsCell(200),
  position: wordsCell(200),
  designation: wordsCell(300)
})

export const DIRECTORY_TABLE: Table = {
  id: 'directory',
  name: 'Directory',
  about: 'Everybody with an account: for whom they work, as what, and by which letter a focal point was named.',
  columns: [
    { name: 'email', about: 'With which they sign in' },
    { name: 'name', about: '', isReadOnly: true },
    { name: 'organisation', about: '' },
    { name: 'position', about: '' },
    { name: 'designation', about: 'The letter by which a focal point was named' },
    { name: 'showsAddress', about: 'By leave of its owner alone', isReadOnly: true },
    { name: 'secondFactor', about: 'Is asked for when they sign in', isReadOnly: true },
    { name: 'isClosed', about: 'The account is closed', isReadOnly: true }
  ],
  rows: (access) =>
    peopleIn(access).map(({ id, email, name, secondFactor, closed }) => {
      const profile = findProfile(access.services.db, id)
      return { email, name, ...profile, secondFactor, isClosed: closed }
    }),
  plan
}

interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly secondFactor: boolean
  readonly closed: boolean
}

function peopleIn({ services, user }: TableAccess): readonly Person[] {
  const { desk, memberships, accounts } = services
  if (desk) return listPeople(services, desk, user).people
  const seated = new Set(memberships.all().map((seat) => seat.user))
  return [...seated].map((id) => {
    return { id, email: id, name: accounts.nameOf(id) ?? id, secondFactor: false, closed: false }
  })
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const { services, user } = access
  const people = new Map(peopleIn(access).map((one) => [one.email, one]))
  return planRows(rows, {
    schema,
    keyOf: ({ email }) => ({ key: email, column: 'email' }),
    judge: ({ email, ...said }, line) => {
      const person = people.get(email)
      if (!person)
        return refuse('email', 'Nobody signs in with this address: bring them in under “People and their seats”.')
      const { showsAddress, ...before } = findProfile(services.db, person.id)
      return {
        change: changeOf(line, person.name, before, said),
        act: () => setProfile(services, user, person.id, { ...said, showsAddress })
      }
    }
  })
}
