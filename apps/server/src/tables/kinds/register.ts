/** The register of acts that the reader may read, row by row as it is kept, each with its hash. */
import { mayDo } from '@cartif/negotiation'
import { readableRooms } from '../../monitoring/seats.ts'
import { NEGOTIATION, actsOfGroup } from '../../negotiation/acts.ts'
import { unpublishedActs } from '../../outreach/unpublished-acts.ts'
import type { Table, TableAccess } from '../table.ts'
import { seatsIn } from './groups-of.ts'

export const REGISTER_TABLE: Table = {
  id: 'register',
  name: 'Register',
  about:
    'Every act on the instruments, the working groups and the negotiation. The signed file is on the page “Register”.',
  columns: [
    { name: 'seq', about: 'Of the whole register, from 1' },
    { name: 'about', about: 'The symbol of an instrument, the id of a working group, or the negotiation' },
    { name: 'kind', about: '' },
    { name: 'actor', about: 'Who did it' },
    { name: 'party', about: 'In whose name, ISO 3166 alpha-3' },
    { name: 'at', about: 'ISO 8601' },
    { name: 'body', about: 'What was done, in JSON' },
    { name: 'hash', about: 'Of this row and those before it' }
  ],
  rows: (access) => {
    const { register, accounts } = access.services
    const names = readable(access)
    return register
      .list({ instruments: [...names.keys()], without: hidden(access), limit: 1_000_000_000 })
      .map((row) => {
        const { seq, instrument, kind, actor, party, at, body, hash } = row
        const who = accounts.nameOf(actor) ?? actor
        const said = { kind, actor: who, party: party?.toUpperCase() ?? null, at, body: JSON.stringify(body), hash }
        return { seq, about: names.get(instrument) ?? instrument, ...said }
      })
  },
  count: (access) => {
    const { db } = access.services
    const query = db.query.selectFrom('register').select(({ fn }) => fn.countAll<number>().as('count'))
    const read = query
      .where('instrument', 'in', [...readable(access).keys()])
      .where('seq', 'not in', [...hidden(access)])
    return Number(db.first(read)?.count ?? 0)
  },
  whyNoImport: 'The register takes nothing but acts as they happen; taken in from a file they would be forged.'
}

function hidden({ services: { db, memberships }, user }: TableAccess): readonly number[] {
  return unpublishedActs(db, memberships, user.id)
}

/** What is read of it, by what stands in its rows, with what that is called. */
function readable(access: TableAccess): ReadonlyMap<string, string> {
  const groups = seatsIn(access).flatMap(({ group, actor }) => (mayDo(actor, 'read-register') ? group : []))
  const rooms = readableRooms(access.services, access.user).filter(({ info }) => groups.includes(info.workingGroup))
  return new Map([
    [NEGOTIATION, 'the negotiation'],
    ...groups.map((group) => [actsOfGroup(group), group] as const),
    ...rooms.map(({ info }) => [info.id, info.symbol] as const)
  ])
}
