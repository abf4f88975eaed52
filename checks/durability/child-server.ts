/** The product's server in a process of its own, so that it can be killed as a machine kills it. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))
const PASSWORD = 'zero-draft-2026'

export class ChildServer {
  readonly address: string
  private readonly child: ChildProcess

  static start(directory: string): Promise<ChildServer> {
    const env = { ...process.env, DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' }
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    return new Promise((resolve, reject) => {
      child.stdout.on('data', (line: Buffer) => {
        const address = /ready at (\S+)/.exec(line.toString())?.[1]
        if (address) resolve(new ChildServer(child, address))
      })
      child.on('exit', (code) => reject(new Error(`the server has not started (${code})`)))
    })
  }

  private constructor(child: ChildProcess, address: string) {
    this.child = child
    this.address = address
  }

  /** Nothing is written, closed or said any more. */
  kill(): Promise<unknown> {
    const gone = new Promise((resolve) => this.child.on('exit', resolve))
    this.child.kill('SIGKILL')
    return gone
  }

  async signIn(who: string): Promise<string> {
    const body = JSON.stringify({ email: `${who}@demo.cartif.example`, password: PASSWORD })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${this.address}/api/auth/sign-in/email`, { method: 'POST', headers, body })
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    if (!answer.ok || cookies.length === 0) throw new Error(`${who} cannot sign in: ${answer.status}`)
    return cookies.join('; ')
  }

  async read(cookie: string, path: string): Promise<Buffer> {
    const answer = await fetch(`${this.address}${path}`, { headers: { cookie, accept: 'application/json' } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return Buffer.from(await answer.arrayBuffer())
  }
}
