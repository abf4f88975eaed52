import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Database } from '@cartif/server/testing'
import { ChildServer } from './child-server.ts'
import { Line } from './line.ts'

const INSTRUMENT = '/api/instruments/framework-agreement'
const CANNOT_LIMIT = spawnSync('prlimit', ['--version']).status !== 0
let directory: string
let server: ChildServer | undefined

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cartif-io-'))))
afterEach(async () => {
  await server?.kill()
  rmSync(directory, { recursive: true, force: true })
})

interface ArticleJson {
  readonly provisions: readonly { readonly id: string; readonly text: string }[]
}

/** As after a day: the next request prolongs the session, which is a write. */
function makeSessionsDue(path: string): void {
  const db = new Database(path, () => '2026-01-01T00:00:00.000Z')
  const soon = new Date(Date.now() + 3_600_000).toISOString()
  if (db.sqlite.prepare('UPDATE session SET expiresAt = ?').run(soon).changes === 0)
    throw new Error('nobody is signed in')
  db.close()
}

test.skipIf(CANNOT_LIMIT)(
  'a disk that answers with errors is read on and written again when it is well (needs prlimit)',
  { timeout: 120_000 },
  async () => {
    server = await ChildServer.start(directory)
    const cookie = await server.signIn('kaz')
    const text = JSON.parse((await server.read(cookie, `${INSTRUMENT}/text?view=base`)).toString()) as {
      articles: readonly ArticleJson[]
    }
    const provision = text.articles.flatMap(({ provisions }) => provisions).find((one) => one.text.length > 60)!
    const change = { provision: provision.id, quote: provision.text.slice(0, 40), text: 'Other words' }
    const propose = () => server!.ask(cookie, 'POST', `${INSTRUMENT}/proposals`, { changes: [change], rationale: '' })
    const proposals = async () =>
      (JSON.parse((await server!.read(cookie, `${INSTRUMENT}/proposals`)).toString()) as unknown[]).length
    const before = await proposals()

    makeSessionsDue(directory)
    server.breakDisk(true)
    for (const _ of [1, 2]) {
      const refused = await propose()
      expect(await refused.json()).toMatchObject({ code: 'storage-failed', status: 503 })
    }
    expect(await proposals()).toBe(before)
    const line = new Line()
    await line.connect(server.address, 'framework-agreement/layer/kaz', cookie)
    line.doc.getMap('proposals').set('kaz-unsafe', 1)
    await new Promise((resolve) => (line.onClose = resolve))
    expect(line.refused).toMatch(/^1013 The server cannot write to its disk/)
    expect(line.isQuiet).toBe(false)

    server.breakDisk(false)
    expect((await propose()).status).toBeLessThan(300)
    expect(await proposals()).toBe(before + 1)
    await server.kill()
    server = await ChildServer.start(directory)
    expect(await proposals()).toBe(before + 1)
    expect((await server.read(cookie, '/api/audit/verify')).toString()).toContain('"intact":true')
  }
)
