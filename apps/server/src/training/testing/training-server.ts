/** A server with training rooms over the negotiation of a test server: the same people, database and rooms. */
import { join } from 'node:path'
import type { Accounts } from '../../accounts/accounts.ts'
import { Doors } from '../../accounts/doors.ts'
import { Memberships } from '../../accounts/memberships.ts'
import { createApp } from '../../http/app.ts'
import type { App } from '../../http/app-type.ts'
import { Rooms } from '../../instruments/rooms.ts'
import type { Person, Refusal, TestServer } from '../../instruments/testing/test-server.ts'
import { WebSocket } from 'ws'
import { TrainingRooms } from '../training-rooms.ts'

type Method = 'GET' | 'POST' | 'PUT'

export class TrainingServer {
  readonly memberships: Memberships
  readonly directory: string
  readonly doors = new Doors()
  training!: TrainingRooms
  app!: App
  private address = ''
  private readonly server: TestServer

  private constructor(server: TestServer) {
    this.server = server
    this.memberships = new Memberships(server.db)
    this.directory = join(server.directory, 'training')
  }

  static async over(server: TestServer): Promise<TrainingServer> {
    const training = new TrainingServer(server)
    await training.open()
    return training
  }

  async restart(): Promise<void> {
    await this.close()
    await this.open()
  }

  async close(): Promise<void> {
    await this.app.close()
    this.training.close()
  }

  async ask<T = Refusal>(who: Person | 'stranger' | 'nobody', method: Method, url: string, body?: object) {
    const headers = { cookie: `who=${who}`, accept: 'application/json' }
    const answer = await this.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
    const isJson = /[/+]json/.test(String(answer.headers['content-type']))
    const read = (isJson ? answer.json() : answer.body) as T
    return { status: answer.statusCode, body: read, text: answer.body, bytes: answer.rawPayload }
  }

  async mustAsk<T>(...question: Parameters<TrainingServer['ask']>): Promise<T> {
    const { status, body, text } = await this.ask<T>(...question)
    if (status >= 400) throw new Error(`${question.slice(0, 3).join(' ')}: ${status} ${text}`)
    return body
  }

  async codeOf(...question: Parameters<TrainingServer['ask']>): Promise<string | undefined> {
    return (await this.ask(...question)).body.code
  }

  /** What becomes of somebody who asks for a live document: `open`, or the code with which the socket is closed. */
  knock(who: Person | 'stranger', instrument: string, document: string): Promise<number | 'open'> {
    const url = `${this.address.replace('http', 'ws')}/api/live/${instrument}/${document}`
    const socket = new WebSocket(url, { headers: { cookie: `who=${who}` } })
    return new Promise((resolve) => {
      socket.on('close', (code) => resolve(code))
      // Whoever is let in is told at once what there is.
      socket.on('message', () => {
        resolve('open')
        socket.close()
      })
    })
  }

  private async open(): Promise<void> {
    const { db, room, now, register } = { ...this.server, now: this.server.now, register: this.server.room.register }
    const { memberships, doors } = this
    const isMember = (group: string, user: { id: string; name: string }) =>
      memberships.actorIn(group, user) !== undefined
    const nameOf = room.nameOf
    this.training = new TrainingRooms({ directory: this.directory, now, nameOf, isMember })
    const config = { demonstration: false }
    const rooms = Rooms.of(room)
    const services = { config, db, register, accounts: accountsOf(nameOf), doors, memberships, rooms, now }
    const app = await createApp({
      services: { ...services, training: this.training },
      pages: '/nowhere',
      logLevel: 'silent'
    })
    this.app = app
    this.address = await app.listen({ host: '127.0.0.1', port: 0 })
  }
}

/** Whoever asks says who they are, as there. */
function accountsOf(nameOf: (user: string) => string | undefined): Accounts {
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
