import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Peer } from '../instruments/testing/peer.ts'
import type { InstrumentJson, ProposalJson } from '../instruments/testing/test-server.ts'
import { DEMONSTRATION_PASSWORD } from './accounts.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const CALLS = '/api/instruments/framework-agreement'

let directory = ''
let child: ChildProcess | undefined

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cartif-killed-'))))
afterEach(async () => {
  await kill()
  rmSync(directory, { recursive: true })
})

/** A server in a process of its own; its address. */
function start(): Promise<string> {
  const env = { ...process.env, DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1' }
  const started = spawn(process.execPath, ['--import', 'tsx', MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  return new Promise((resolve, reject) => {
    started.stdout.on('data', (line: Buffer) => {
      const address = /ready at (\S+)/.exec(line.toString())?.[1]
      if (address) resolve(address)
    })
    started.on('exit', () => reject(new Error('the server has not started')))
  })
}

function kill(): Promise<unknown> {
  const killed = child
  child = undefined
  if (!killed) return Promise.resolve()
  const gone = new Promise((resolve) => killed.on('exit', resolve))
  killed.kill('SIGKILL')
  return gone
}

async function signIn(address: string, who: string): Promise<string> {
  const body = JSON.stringify({ email: `${who}@demo.cartif.example`, password: DEMONSTRATION_PASSWORD })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${address}/api/auth/sign-in/email`, { method: 'POST', headers, body })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function read<T>(address: string, cookie: string, path: string): Promise<T> {
  const answer = await fetch(`${address}${path}`, { headers: { cookie, accept: 'application/json' } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

// Two servers are started in turn, which on a busy machine takes its time.
test(
  'what one delegation has seen of another survives a killed server, letter for letter',
  { timeout: 180_000 },
  async () => {
    const first = await start()
    const cookies = [await signIn(first, 'kaz'), await signIn(first, 'chair')] as const
    const { holders, outline } = await read<InstrumentJson>(first, cookies[0], CALLS)
    const enter = (cookie: string, holder: string) =>
      Peer.join({ address: first, instrument: 'framework-agreement', cookie, holder, holders })
    const [kaz, chair] = [await enter(cookies[0], 'kaz'), await enter(cookies[1], 'chair')]
    const { title } = outline.find(({ kind, openIssues }) => kind === 'article' && openIssues === 0)!
    kaz.type(title, ' (seen')
    await chair.untilShown('(seen')
    kaz.type(' (seen', ' and kept)')
    await chair.untilShown('(seen and kept)')
    kaz.leave()
    chair.leave()
    await kill()

    const second = await start()
    const proposals = await read<readonly ProposalJson[]>(second, cookies[1], `${CALLS}/proposals?party=kaz`)
    expect(proposals.at(-1)).toMatchObject({
      status: 'tabled',
      changes: [{ removed: '', inserted: ' (seen and kept)' }]
    })
    expect(await read(second, cookies[1], '/api/audit/verify')).toMatchObject({ intact: true })
  }
)
