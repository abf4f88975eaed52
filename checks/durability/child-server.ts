/** The product's server in a process of its own, so that it can be killed as a machine kills it. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))
const PASSWORD = 'zero-draft-2026'

export class ChildServer {
  readonly address: string
  private readonly child: ChildProcess

  static start(directory: string): Promise<ChildServer> {
    const env = { ...process.env, DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' }
    // A file that grows too large is then an error to the server, and no signal that ends it; see io-error.test.ts.
    const command = `trap '' XFSZ; exec "$0" --import tsx "$1"`
    const child = spawn('sh', ['-c', command, process.execPath, MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
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

  /** No file can be written behind its first kilobyte: what a broken disk says, until it is `false` again. */
  breakDisk(isBroken: boolean): void {
    const limit = `--fsize=${isBroken ? 1024 : 'unlimited'}:unlimited`
    const { status, stderr } = spawnSync('prlimit', ['--pid', String(this.child.pid), limit], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }

  async signIn(who: string): Promise<string> {
    const body = JSON.stringify({ email: `${who}@demo.cartif.example`, password: PASSWORD })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${this.address}/api/auth/sign-in/email`, { method: 'POST', headers, body })
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    if (!answer.ok || cookies.length === 0) throw new Error(`${who} cannot sign in: ${answer.status}`)
    return cookies.join('; ')
  }

  ask(cookie: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
    const headers = { cookie, accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) }
    return fetch(`${this.address}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  }

  async read(cookie: string, path: string): Promise<Buffer> {
    const answer = await this.ask(cookie, 'GET', path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return Buffer.from(await answer.arrayBuffer())
  }
}
