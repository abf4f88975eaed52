/** The servers of the benchmark, each begun in a process of its own with the same document. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SERVER, SERVER_ENVIRONMENT, root } from '../../scripts/run.mjs'

const here = (file) => fileURLToPath(new URL(file, import.meta.url))
const PASSWORD = 'zero-draft-2026'
const PARTIES = ['afg', 'aze', 'chn', 'geo', 'kaz', 'kgz', 'mng', 'pak', 'tjk', 'tkm', 'uzb']

/** Prepares the document; returns what the servers begin with. */
export async function prepare(words) {
  const directory = mkdtempSync(join(tmpdir(), 'cartif-bench-'))
  const data = join(directory, 'data')
  const state = join(directory, 'state.bin')
  const seeding = await start(SERVER, serverEnvironment(data))
  await seeding.stop()
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', here('prepare.ts'), data, String(words), state], {
    stdio: 'inherit'
  })
  if (status !== 0) throw new Error('The treaty could not be prepared.')
  return { directory, data, state, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

export const SERVERS = {
  ours: async ({ data }) => {
    const server = await start(SERVER, serverEnvironment(data))
    // Both have the pen; a user may not have as many sockets as this asks for.
    const people = []
    for (const who of ['chair', 'secretariat'])
      people.push({ cookie: await signIn(server.address, who), types: 'text' })
    return {
      ...server,
      dialect: 'y-websocket',
      url: `${server.address.replace('http', 'ws')}/api/live/treaty/`,
      query: '?acks=1',
      people,
      delegations: () => delegations(server.address)
    }
  },
  'hub, one write a turn': ({ state }) => startPeer(['hub.ts', 'turns', state]),
  'hub, stored first': ({ state, directory }) => startPeer(['hub.ts', 'stored', state, directory]),
  'hub, one frame each': ({ state }) => startPeer(['hub.ts', 'frames', state]),
  Hocuspocus: ({ state, directory }) => startPeer(['hocuspocus.ts', state, directory], 'hocuspocus'),
  'y-websocket server': ({ state }) => startPeer(['reference.ts', state])
}

async function startPeer([file, ...args], dialect = 'y-websocket') {
  const server = await start(['--import', 'tsx', here(file), ...args], process.env)
  return {
    ...server,
    dialect,
    url: `ws://127.0.0.1:${server.address}/`,
    query: '',
    people: [{ types: 'text' }]
  }
}

/** One connection about everything a delegation reads, which types in its own layer. */
async function delegations(address) {
  const people = []
  for (const party of PARTIES) people.push({ cookie: await signIn(address, party), types: `layer/${party}` })
  return { url: `${address.replace('http', 'ws')}/api/live/treaty`, isShared: true, people }
}

function serverEnvironment(data) {
  return { ...SERVER_ENVIRONMENT, ...process.env, DATA_DIR: data, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' }
}

function start(args, env) {
  const flags = (process.env.SERVER_FLAGS ?? '').split(' ').filter(Boolean)
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const stop = () => (child.kill('SIGTERM'), gone)
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
      const address = /ready at (\S+)/.exec(said)?.[1]
      if (address) resolve({ address, pid: child.pid, stop })
    })
    void gone.then((code) => reject(new Error(`${args.join(' ')} has ended with ${code}`)))
  })
}

async function signIn(address, who) {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${who}@demo.cartif.example`, password: PASSWORD })
  })
  if (!answer.ok) throw new Error(`${who} could not sign in: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
