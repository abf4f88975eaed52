/** A server in a process of its own, as an administrator starts it: what it prints, and how it ends. For tests. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DEMONSTRATION_PASSWORD } from '../demonstration/accounts.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

export class ServerProcess {
  readonly child: ChildProcess
  address = ''
  /** Everything it has printed. */
  printed = ''
  readonly ended: Promise<number | null>

  /** Resolves when it is ready; rejects with what it printed where it ends instead. */
  static async start(directory: string, environment: NodeJS.ProcessEnv = {}, args: readonly string[] = []) {
    const server = new ServerProcess(directory, environment, args)
    const isReady = new Promise<void>((resolve) => {
      server.child.stdout?.on('data', () => {
        server.address = /ready at (\S+)/.exec(server.printed)?.[1] ?? ''
        if (server.address) resolve()
      })
    })
    const isOver = server.ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${server.printed}`)))
    await Promise.race([isReady, isOver])
    return server
  }

  constructor(directory: string, environment: NodeJS.ProcessEnv = {}, args: readonly string[] = []) {
    const env = { ...process.env, DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', ...environment }
    this.child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data: Buffer) => void (this.printed += data.toString()))
    this.ended = new Promise((resolve) => void this.child.once('close', resolve))
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal)
    return this.ended
  }

  async signIn(who: string): Promise<string> {
    const body = JSON.stringify({ email: `${who}@demo.cartif.example`, password: DEMONSTRATION_PASSWORD })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${this.address}/api/auth/sign-in/email`, { method: 'POST', headers, body })
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    if (!answer.ok || cookies.length === 0) throw new Error(`${who} could not sign in: ${answer.status}`)
    return cookies.join('; ')
  }

  /** A call with somebody's cookie; its status and body. */
  async call(cookie: string, method: string, path: string, body?: string) {
    const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const answer = await fetch(this.address + path, { method, headers, ...(body === undefined ? {} : { body }) })
    return { status: answer.status, text: await answer.text() }
  }
}
