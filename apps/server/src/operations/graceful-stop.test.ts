import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ServerProcess } from './server-process.ts'

const CALLS = '/api/instruments/framework-agreement'
/** Stands nowhere in the demonstration. */
const LETTER = '§'
let directory: string
let server: ServerProcess | undefined

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cartif-stop-'))))
afterEach(async () => {
  await server?.end('SIGKILL')
  rmSync(directory, { recursive: true })
})

test(
  'asked to stop under writers, it keeps every word that anybody has seen, tells everybody to come back, and is gone',
  { timeout: 180_000 },
  async () => {
    server = await ServerProcess.start(directory)
    const chair = await server.signIn('chair')
    const documents = await Promise.all(Array.from({ length: 5 }, () => enter(server!.address, chair)))
    const [{ doc: reader }, ...writers] = documents as [Entered, ...Entered[]]
    const isSeen = new Promise<void>((resolve) => reader.on('update', () => countOf(reader) > 0 && resolve()))
    for (const { doc } of writers) for (let letter = 0; letter < 20; letter++) write(doc)
    await isSeen
    const goodbyes = documents.map(({ closed }) => closed)
    const begun = performance.now()
    const code = await server.end('SIGTERM')
    expect({ code, soon: performance.now() - begun < 10_000 }).toEqual({ code: 0, soon: true })
    expect(await Promise.all(goodbyes)).toEqual([1012, 1012, 1012, 1012, 1012])

    server = await ServerProcess.start(directory)
    const text = await server.call(await server.signIn('chair'), 'GET', `${CALLS}/text`)
    expect(text.text.split(LETTER).length - 1).toBeGreaterThanOrEqual(countOf(reader))
    expect((await server.call('', 'GET', '/api/health')).status).toBe(200)
  }
)

test(
  'a configuration that does not read stops the start, and one that does can be looked at without starting',
  { timeout: 180_000 },
  async () => {
    const wrong = new ServerProcess(directory, { PORT: 'many', LOG_LEVEL: 'loud' })
    expect(await wrong.ended).toBe(1)
    expect(wrong.printed).toMatch(/PORT: .*\n(.*\n)*LOG_LEVEL: |LOG_LEVEL: .*\n(.*\n)*PORT: /)
    const right = new ServerProcess(directory, { PORT: '4321' }, ['--check-config'])
    expect(await right.ended).toBe(0)
    expect(right.printed).toContain('http://127.0.0.1:4321')
    expect(right.printed).not.toContain('ready at')
  }
)

interface Entered {
  readonly doc: Y.Doc
  readonly closed: Promise<number>
}

/** Somebody at a document with the pen; `closed` is the code that the server closes with. */
async function enter(address: string, cookie: string): Promise<Entered> {
  class SignedInSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie } })
    }
  }
  const doc = new Y.Doc()
  const options = { disableBc: true, WebSocketPolyfill: SignedInSocket as never }
  const url = `${address.replace('http', 'ws')}/api/live/framework-agreement`
  const provider = new WebsocketProvider(url, 'text', doc, options)
  await new Promise((resolve) => provider.once('sync', resolve))
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => {
      provider.shouldConnect = false
      resolve((event as { code: number } | null)?.code ?? 0)
    })
  })
  return { doc, closed }
}

/** Writes before the first word of some article. */
function write(doc: Y.Doc): void {
  const texts = textsOf(doc)
  texts[doc.clientID % texts.length]!.insert(1, LETTER)
}

function countOf(doc: Y.Doc): number {
  return textsOf(doc).reduce((count, text) => count + text.toJSON().split(LETTER).length - 1, 0)
}

function textsOf(doc: Y.Doc): readonly Y.Text[] {
  return [...doc.getMap<Y.Map<unknown>>('articles').values()].map((article) => article.get('text') as Y.Text)
}
