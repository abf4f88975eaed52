/** A whole server with real accounts, in a directory of its own, and people who sign in to it over HTTP. */
import { createHmac } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Config } from '../../config.ts'
import { DEMONSTRATION_PASSWORD } from '../../demonstration/accounts.ts'
import { startServer } from '../../main.ts'
import type { RunningServer } from '../../main.ts'

export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Headers
}

/** Somebody's browser: it keeps cookies, and says where its page is from. */
export class Visitor {
  readonly server: RealServer
  readonly cookies = new Map<string, string>()

  constructor(server: RealServer) {
    this.server = server
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async ask(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {}
  ): Promise<Answer> {
    const { address } = this.server
    const answer = await fetch(address + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'manual'
    })
    this.keep(answer.headers.getSetCookie())
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') === true
    return {
      status: answer.status,
      body: (isJson ? JSON.parse(text) : { text }) as Answer['body'],
      headers: answer.headers
    }
  }

  post(path: string, body: object = {}): Promise<Answer> {
    return this.ask('POST', path, body)
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path)
  }

  signIn(email: string, password = DEMONSTRATION_PASSWORD): Promise<Answer> {
    const address = email.includes('@') ? email : `${email}@demo.cartif.example`
    return this.post('/api/auth/sign-in/email', { email: address, password })
  }

  /** The status of the first thing anybody asks. */
  async whoAmI(): Promise<number> {
    return (await this.get('/api/me')).status
  }

  private keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const at = pair.indexOf('=')
      const isGone = attributes.some((one) => one.toLowerCase() === 'max-age=0')
      if (isGone) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
}

export class RealServer {
  readonly directory: string
  running!: RunningServer

  /** On a directory that outlives it, where one is given. */
  constructor(directory = mkdtempSync(join(tmpdir(), 'cartif-accounts-'))) {
    this.directory = directory
  }

  get address(): string {
    return this.running.address
  }

  /** Begins as the demonstration is after its first start; that is copied where all tests are run. */
  begin(): void {
    const seeded = process.env['CARTIF_SEEDED_DATA']
    if (seeded !== undefined) cpSync(seeded, this.directory, { recursive: true })
  }

  async open(config: Partial<Config> = {}): Promise<void> {
    const served = { host: '127.0.0.1', port: 0, dataDirectory: this.directory, demonstration: true, ...config }
    this.running = await startServer(served, 'silent')
  }

  async close(): Promise<void> {
    await this.running.stop()
    rmSync(this.directory, { recursive: true, force: true })
  }

  visitor(): Visitor {
    return new Visitor(this)
  }

  async as(who: string): Promise<Visitor> {
    const visitor = this.visitor()
    const { status } = await visitor.signIn(who)
    if (status !== 200) throw new Error(`${who} cannot sign in: ${status}`)
    return visitor
  }
}

/** A server for all tests of a file. */
export function useRealServer(config: Partial<Config> = {}): () => RealServer {
  const server = new RealServer()
  beforeAll(() => {
    server.begin()
    return server.open(config)
  })
  afterAll(() => server.close())
  return () => server
}

/** The secret of an invitation, from the link that its maker is shown. */
export function tokenOf(body: Readonly<Record<string, unknown>>): string {
  return String(body['link']).replace('/invitation#', '')
}

/** What an authenticator shows for the secret of an otpauth address (RFC 6238), `steps` half-minutes from now. */
export function codeOf(uri: string, steps = 0): string {
  const secret = decodeBase32(new URL(uri).searchParams.get('secret') ?? '')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const number = hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

function decodeBase32(words: string): Buffer {
  const bits = [...words.replace(/=+$/, '').toUpperCase()]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
