import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useServer } from '../instruments/testing/test-server.ts'
import type { RegisterHead } from '../storage/register-heads.ts'

const VERIFIER = fileURLToPath(new URL('../../../../docs/verifier/verify-register.mjs', import.meta.url))
const server = useServer()
let folder: string

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'cartif-audit-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** What the stand-alone verifier says of a file, run as anybody would run it. */
function verify(
  file: string,
  publicKey: string,
  heads?: readonly RegisterHead[]
): { status: number | null; said: string } {
  writeFileSync(join(folder, 'register.ndjson'), file)
  writeFileSync(join(folder, 'key.pem'), publicKey)
  writeFileSync(join(folder, 'heads.json'), JSON.stringify(heads ?? []))
  const args = [VERIFIER, join(folder, 'register.ndjson'), '--key', join(folder, 'key.pem')]
  if (heads) args.push('--heads', join(folder, 'heads.json'))
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder })
  return { status, said: stdout + stderr }
}

async function exported(who: 'chair' | 'kaz'): Promise<string> {
  const answer = await server().app.inject({ url: '/api/audit/export', headers: { cookie: `who=${who}` } })
  expect(answer.statusCode).toBe(200)
  return answer.body
}
const key = () => server().mustAsk<{ key: string; publicKey: string }>('nobody', 'GET', '/api/audit/key')
const headsNow = () => server().mustAsk<readonly RegisterHead[]>('kaz', 'GET', '/api/audit/heads')

async function negotiate(): Promise<void> {
  const proposal = await server().propose('kaz', { provision: 'Article 2(2)', quote: 'notify', text: 'inform' })
  await server().mustAsk('uzb', 'PUT', `/proposals/${proposal.id}/position`, { stance: 'support', note: 'Ўзбекистон' })
  await server().accept(proposal)
}

test('the chair takes away the whole register, and anybody can verify it without us', async () => {
  await negotiate()
  const heads = await headsNow()
  await negotiate().catch(() =>
    server().propose('pak', { provision: 'Article 1(1)', quote: 'trade', text: 'commerce' })
  )
  const { publicKey, key: id } = await key()
  const file = await exported('chair')
  const rows = server().db.sqlite.prepare('SELECT COUNT(*) FROM register').pluck().get()
  const { status, said } = verify(file, publicKey, heads)
  expect(said).toContain(`intact: ${String(rows)} rows\n`)
  expect(said).toContain(`signed by the key ${id}`)
  expect(said).toContain('1 of 1 heads that were kept before')
  expect(status).toBe(0)
  expect(verify(file.replace('inform', 'advise'), publicKey)).toMatchObject({
    status: 1,
    said: expect.stringContaining('NOT INTACT')
  })
})

test('a register that was rewritten, every hash and signature made to fit, is not the one whose head was kept', async () => {
  await negotiate()
  const heads = await headsNow()
  const { sqlite } = server().db
  sqlite.exec('DROP TRIGGER register_no_delete')
  sqlite.exec('DELETE FROM register WHERE seq = (SELECT MAX(seq) FROM register)')
  const { publicKey } = await key()
  const file = await exported('chair')
  expect(verify(file, publicKey).status).toBe(0)
  expect(verify(file, publicKey, heads)).toMatchObject({
    status: 1,
    said: expect.stringContaining('no such row any more')
  })
})

test('a delegation takes away what it may read, and that is signed too', async () => {
  await negotiate()
  const entry = { instrument: 'another', kind: 'secret', actor: 'server', party: null, at: '', body: {} }
  server().db.transaction(() => server().room.register.append(entry))
  const { publicKey } = await key()
  const [part, whole] = [await exported('kaz'), await exported('chair')]
  expect(part).not.toContain('secret')
  expect(whole).toContain('secret')
  expect(verify(part, publicKey).said).toMatch(/intact: \d+ rows, a part of the register/)
  const short = part.split('\n').toSpliced(2, 1).join('\n')
  expect(verify(short, publicKey).status).toBe(1)
})

test('who reads nothing of the register gets none of it, and the key is for nobody to read but the server', async () => {
  for (const path of ['/api/audit/export', '/api/audit/heads', '/api/audit']) {
    expect(await server().codeOf('observer', 'GET', path)).toBe('not-allowed')
    expect(await server().codeOf('nobody', 'GET', path)).toBe('not-signed-in')
  }
  expect(statSync(join(server().directory, 'audit-key.pem')).mode & 0o777).toBe(0o600)
})

test('heads are kept when the server stops, and its key is the same afterwards', async () => {
  await negotiate()
  const { key: id } = await key()
  await server().restart()
  const heads = await headsNow()
  expect(heads).toHaveLength(2)
  expect(heads.every((head) => head.key === id)).toBe(true)
  expect((await key()).key).toBe(id)
})
