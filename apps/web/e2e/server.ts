/** A server of its own for a test: a process that can be killed, and a data directory that survives it. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from '@playwright/test'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Where `scripts/seeded-data.mjs` has put a data directory with the demonstration in it, when all tests are run. */
const SEEDED = 'CARTIF_SEEDED_DATA'

export class TestServer {
  readonly base: string
  readonly directory = mkdtempSync(join(tmpdir(), 'cartif-'))
  private readonly port: number
  private child: ChildProcess | undefined

  /** Whatever it has printed, its log included. */
  printed = ''
  private readonly settings: Readonly<Record<string, string>>

  private constructor(port: number, settings: Readonly<Record<string, string>>) {
    this.port = port
    this.settings = settings
    this.base = `http://127.0.0.1:${port}`
  }

  /** On a copy of the demonstration as it is after the first start, where there is one; `settings` are of the environment. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
    const server = new TestServer(await findPort(), settings)
    const seeded = process.env[SEEDED]
    if (seeded !== undefined) cpSync(seeded, server.directory, { recursive: true })
    await server.run()
    return server
  }

  /** Starts the process and waits for its own word that it is ready. */
  async run(): Promise<void> {
    const env = {
      MALLOC_ARENA_MAX: '2',
      ...process.env,
      PORT: String(this.port),
      DATA_DIR: this.directory,
      ...this.settings
    }
    const child = spawn(process.execPath, ['--max-semi-space-size=4', 'apps/server/dist/main.js'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit']
    })
    this.child = child
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => {
        this.printed += String(data)
        if (String(data).includes('ready at')) resolve()
      })
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    })
  }

  /** kill -9 */
  async kill(): Promise<void> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => void child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }

  /** Asks it to stop, as an operator does; resolves to its exit code. */
  async stop(): Promise<number | null> {
    const child = this.child!
    const ended = new Promise<number | null>((resolve) => void child.once('exit', resolve))
    child.kill('SIGTERM')
    return ended
  }

  /** With the pages that people have open: they would go on asking for it while others are tested. */
  async remove(browser?: Browser): Promise<void> {
    for (const context of browser?.contexts() ?? []) await context.close()
    await this.kill()
    rmSync(this.directory, { recursive: true, force: true })
  }
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
