/**
 * A whole server in a directory of its own, with people who need no passwords: whoever asks says who they are. The clock
 * counts seconds from a fixed moment, so that nothing depends on when a test runs.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { z } from 'zod'
import type { Accounts } from '../../accounts/accounts.ts'
import { Doors } from '../../accounts/doors.ts'
import { Memberships } from '../../accounts/memberships.ts'
import { PARTY_CODES } from '@cartif/negotiation'
import { createApp } from '../../http/app.ts'
import type { App } from '../../http/app-type.ts'
import { Database } from '../../storage/database.ts'
import { Register } from '../../storage/register.ts'
import { Workers } from '../../workers/workers.ts'
import type { ChangeRequest } from '../change-request.ts'
import { createInstrument } from '../create-instrument.ts'
import { Room } from '../room.ts'
import { Rooms } from '../rooms.ts'
import type { decision, instrument, proposal } from '../schemas.ts'
import { Peer } from './peer.ts'

export const PEOPLE = ['chair', 'secretariat', 'legal', 'observer', 'kaz', 'pak', 'uzb'] as const
export type Person = (typeof PEOPLE)[number]

const INFO = { id: 'fa', workingGroup: 'rtg', title: 'Framework Agreement', symbol: 'CARTIF/FA' }

/** The zero draft most tests negotiate. */
export const DRAFT = `Preamble

*Recalling* the Bishkek Declaration,

Article 1 — Objectives
1.  The objectives of this Agreement are to facilitate trade.

Article 2 — Publication
1.  Each Party shall publish promptly the fees and charges, in accordance with {Article 1(1)}:
    (a) on the Internet;
    (b) in print.
2.  Each Party shall notify the Secretariat.
`

export type ProposalJson = z.infer<typeof proposal>
export type DecisionJson = z.infer<typeof decision>
export type InstrumentJson = z.infer<typeof instrument>

/** What a refusal says. */
export interface Refusal {
  readonly code: string
  readonly [detail: string]: unknown
}

export interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly text: string
}

export class TestServer {
  readonly directory = mkdtempSync(join(tmpdir(), 'cartif-'))
  readonly reports: string[] = []
  db!: Database
  app!: App
  room!: Room
  workers!: Workers
  memberships!: Memberships
  doors!: Doors
  address = ''
  private seconds = 0
  private readonly peers: Peer[] = []

  /** Begins with an instrument in bracketed notation. */
  static async start(notation: string): Promise<TestServer> {
    const server = new TestServer()
    await server.open(notation)
    return server
  }

  now = (): string => new Date(Date.UTC(2026, 0, 1) + this.seconds++ * 1000).toISOString()

  /** Everything in memory is thrown away and read from the disk again. */
  async restart(): Promise<void> {
    await this.close()
    await this.open()
  }

  /** As `restart`, but nothing that waits for quiet is written down first. */
  async kill(): Promise<void> {
    await this.leave()
    this.db.close()
    await this.open()
  }

  async stop(): Promise<void> {
    await this.close()
    rmSync(this.directory, { recursive: true })
  }

  async ask<T = Refusal>(
    who: Person | 'stranger' | 'nobody',
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    accept = 'application/json'
  ): Promise<Answer<T>> {
    const url = path.startsWith('/api') ? path : `/api/instruments/fa${path}`
    const headers = { cookie: `who=${who}`, accept }
    const answer = await this.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: (isJson ? answer.json() : answer.body) as T, text: answer.body }
  }

  /** As `ask`, for what must not be refused. */
  async mustAsk<T>(...question: Parameters<TestServer['ask']>): Promise<T> {
    const { status, body, text } = await this.ask<T>(...question)
    if (status >= 400) throw new Error(`${question[1]} ${question[2]} by ${question[0]}: ${status} ${text}`)
    return body
  }

  /** The code of a refusal; undefined where it was allowed. */
  async codeOf(...question: Parameters<TestServer['ask']>): Promise<string | undefined> {
    return (await this.ask(...question)).body.code
  }

  propose(who: Person, ...changes: readonly ChangeRequest[]): Promise<ProposalJson> {
    return this.mustAsk(who, 'POST', '/proposals', { changes })
  }

  proposals(): Promise<readonly ProposalJson[]> {
    return this.mustAsk('legal', 'GET', '/proposals')
  }

  accept({ id, version }: ProposalJson): Promise<DecisionJson> {
    return this.mustAsk('chair', 'POST', `/proposals/${id}/decision`, { outcome: 'accept', seen: version })
  }

  instrument(): Promise<InstrumentJson> {
    return this.mustAsk('legal', 'GET', '')
  }

  async join(who: Person, how: { readonly drafts?: boolean } = {}): Promise<Peer> {
    const { address, room } = this
    const peer = await Peer.join({
      address,
      instrument: 'fa',
      cookie: `who=${who}`,
      holder: who,
      holders: room.holders,
      ...how
    })
    this.peers.push(peer)
    return peer
  }

  notation(query = ''): Promise<string> {
    return this.mustAsk<string>('legal', 'GET', `/text?${query}`, undefined, 'text/plain')
  }

  private async open(notation?: string): Promise<void> {
    this.db = new Database(this.directory, this.now)
    this.memberships = this.invite()
    this.doors = new Doors()
    this.workers = new Workers()
    const options = { info: INFO, parties: PARTY_CODES, db: this.db, now: this.now, nameOf: titleOf, quiet: 1e9 }
    this.room = notation === undefined ? new Room(options) : createInstrument(options, { file: 'test', notation })
    this.room.onReport = (message, details) => void this.reports.push(`${message} ${JSON.stringify(details)}`)
    const rooms = Rooms.of(this.room)
    const register = new Register(this.db)
    const services = {
      config: { demonstration: false },
      db: this.db,
      register,
      accounts: ACCOUNTS,
      doors: this.doors,
      memberships: this.memberships,
      rooms,
      workers: this.workers,
      now: this.now
    }
    this.app = await createApp({ services, pages: '/nowhere', logLevel: process.env['LOG_LEVEL'] ?? 'silent' })
    this.address = await this.app.listen({ host: '127.0.0.1', port: 0 })
  }

  private invite(): Memberships {
    const memberships = new Memberships(this.db)
    const group = { id: 'rtg', name: 'Regional Trade Group' }
    this.db.run(
      this.db.query
        .insertInto('working_group')
        .values(group)
        .onConflict((conflict) => conflict.doNothing())
    )
    for (const who of PEOPLE) {
      const isOffice = who === 'chair' || who === 'secretariat' || who === 'legal' || who === 'observer'
      const standing = isOffice ? { role: who, party: null } : { role: 'delegate' as const, party: who }
      memberships.set(who, { workingGroup: 'rtg', ...standing })
    }
    return memberships
  }

  private async close(): Promise<void> {
    await this.leave()
    this.room.stop()
    this.db.close()
  }

  private async leave(): Promise<void> {
    for (const peer of this.peers.splice(0)) peer.leave()
    await this.app.close()
  }
}

function titleOf(user: string): string | undefined {
  return PEOPLE.some((who) => who === user) || user === 'stranger' ? `${user.toUpperCase()} person` : undefined
}

const ACCOUNTS: Accounts = {
  handle: () => Promise.reject(new Error('nobody signs in here')),
  identify: (headers) => {
    const id = /who=(\w+)/.exec(headers.get('cookie') ?? '')?.[1] ?? ''
    const name = titleOf(id)
    return Promise.resolve(name === undefined ? undefined : { id, name, email: `${id}@example.org`, session: id })
  },
  nameOf: titleOf,
  create: () => Promise.reject(new Error('nobody is made here'))
}

/** A server for each test of a file, begun with the draft. */
export function useServer(notation = DRAFT): () => TestServer {
  let server: TestServer | undefined
  beforeEach(async () => void (server = await TestServer.start(notation)))
  afterEach(async () => server?.stop())
  return () => server!
}
