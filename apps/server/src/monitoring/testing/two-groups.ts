/**
 * A second working group beside the one of a test server, in which only the chair and the secretariat have a seat, and one
 * server over both: for what is told over all instruments, and must not tell of those that are closed to the caller.
 */
import { PARTY_CODES } from '@cartif/negotiation'
import type { Accounts } from '../../accounts/accounts.ts'
import { Doors } from '../../accounts/doors.ts'
import { Memberships } from '../../accounts/memberships.ts'
import { createApp } from '../../http/app.ts'
import type { App } from '../../http/app-type.ts'
import { createInstrument } from '../../instruments/create-instrument.ts'
import type { Room } from '../../instruments/room.ts'
import { Rooms } from '../../instruments/rooms.ts'
import type { Person, TestServer } from '../../instruments/testing/test-server.ts'
import { Register } from '../../storage/register.ts'

export const CLOSED = { id: 'dt', workingGroup: 'dt', title: 'Protocol on Digital Trade', symbol: 'CARTIF/DT' }
const NOTATION = 'Article 1 — Scope\n1.  Each Party shall recognise electronic signatures.\n'

export class TwoGroups {
  readonly app: App
  /** Of the closed group. */
  readonly room: Room

  private constructor(app: App, room: Room) {
    this.app = app
    this.room = room
  }

  static async over(server: TestServer): Promise<TwoGroups> {
    const { db, now } = server
    db.run(db.query.insertInto('working_group').values({ id: 'dt', name: 'Digital Trade' }))
    const memberships = new Memberships(db)
    for (const role of ['chair', 'secretariat'] as const)
      memberships.set(role, { workingGroup: 'dt', role, party: null })
    const options = { info: CLOSED, parties: PARTY_CODES, db, now, nameOf: server.room.nameOf, quiet: 1e9 }
    const room = createInstrument(options, { file: 'test', notation: NOTATION })
    const rooms = Rooms.of(server.room, room)
    const config = { demonstration: false }
    const register = new Register(db)
    const services = { config, db, register, accounts: accountsOf(server), doors: new Doors(), memberships, rooms, now }
    return new TwoGroups(await createApp({ services, pages: '/nowhere', logLevel: 'silent' }), room)
  }

  async ask(who: Person | 'stranger', method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
    const headers = { cookie: `who=${who}`, accept: 'application/json' }
    const { statusCode, body: text } = await this.app.inject({
      method,
      url,
      headers,
      ...(body ? { payload: body } : {})
    })
    return { status: statusCode, text }
  }

  async close(): Promise<void> {
    await this.app.close()
    this.room.stop()
  }
}

/** Whoever asks says who they are, as there. */
function accountsOf({ room: { nameOf } }: TestServer): Accounts {
  return {
    handle: () => Promise.reject(new Error('nobody signs in here')),
    identify: (headers) => {
      const id = /who=(\w+)/.exec(headers.get('cookie') ?? '')?.[1] ?? ''
      const name = nameOf(id)
      return Promise.resolve(name === undefined ? undefined : { id, name, email: `${id}@example.org`, session: id })
    },
    nameOf,
    create: () => Promise.reject(new Error('nobody is made here'))
  }
}
