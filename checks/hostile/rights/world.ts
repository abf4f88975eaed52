/**
 * A real server on a socket, with accounts that were let in by invitation, and one thing of every kind in the group of everything. Every
 * name and word of it has the canary in it, so that a byte of it is found wherever it turns up.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@cartif/server'
import type { RunningServer } from '@cartif/server'
import { AWAY, CANARY, CAST, HOME, isSignedOut } from './cast.ts'
import type { Seat } from './cast.ts'
import { settleHome } from './settle.ts'
import type { Words } from './settle.ts'
import { Visitor } from './visitor.ts'

const PASSWORD = 'seven quiet tractors sing'
const BY = { id: 'server', name: 'The administrator of the server' }

export class World {
  readonly visitors = new Map<string, Visitor>()
  words: Words = {}
  private readonly directory = mkdtempSync(join(tmpdir(), 'cartif-rights-'))
  private server!: RunningServer

  static async open(): Promise<World> {
    const world = new World()
    const { directory } = world
    world.server = await startServer(
      { host: '127.0.0.1', port: 0, dataDirectory: directory, demonstration: false },
      'silent'
    )
    world.makeGroups()
    for (const [who, seats] of Object.entries(CAST)) world.visitors.set(who, await world.letIn(who, seats))
    world.words = await settleHome(world)
    return world
  }

  get address(): string {
    return this.server.address
  }

  /** The routes as Fastify prints them. */
  get routes(): string {
    return this.server.app.printRoutes({ commonPrefix: false })
  }

  async close(): Promise<void> {
    await this.server.stop()
    rmSync(this.directory, { recursive: true, force: true })
  }

  as(who: string): Visitor {
    return this.visitors.get(who)!
  }

  /** Makes an account with these seats and signs in to it. */
  async letIn(who: string, seats: readonly Seat[]): Promise<Visitor> {
    const visitor = new Visitor(this.address)
    if (isSignedOut(who)) return visitor
    const email = `${who.replaceAll(' ', '.').toLowerCase()}@example.org`
    const token = this.invite(email, who, seats).token
    await visitor.mustAsk('POST', '/api/invitations/acceptance', { token, name: who, password: PASSWORD })
    await visitor.signIn(email, PASSWORD)
    return visitor
  }

  invite(
    email: string,
    name: string,
    seats: readonly Seat[]
  ): { readonly invitation: { readonly id: string }; readonly token: string } {
    const { db, desk } = this.server.services
    const make = () => desk!.invitations.create(BY, { email, name, seats: [...seats], renews: null })
    return db.transaction(make)
  }

  /** The last act in the register: a refusal writes none. */
  lastAct(): string {
    const { sqlite } = this.server.services.db
    return JSON.stringify(sqlite.prepare('SELECT seq, kind, instrument FROM register ORDER BY seq DESC LIMIT 1').get())
  }

  private makeGroups(): void {
    const { db } = this.server.services
    const group = (id: string, name: string) => db.run(db.query.insertInto('working_group').values({ id, name }))
    group(HOME, `Group of ${CANARY}`)
    group(AWAY, 'Another group')
  }
}
