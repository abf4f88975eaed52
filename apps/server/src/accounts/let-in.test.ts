import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { RealServer } from './testing/real-server.ts'

const COMMAND = fileURLToPath(new URL('let-in-command.ts', import.meta.url))
const PASSWORD = 'seven quiet tractors sing'
const EMAIL = 'head@secretariat.example'

let directory = ''
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cartif-let-in-'))))
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const args = (...rest: readonly string[]) => ['--import', 'tsx', COMMAND, ...rest]
const letIn = (email = EMAIL) =>
  execFileSync(process.execPath, args('--data', directory, '--email', email, '--name', 'Head'), { encoding: 'utf8' })
    .trim()
    .replace('/invitation#', '')

async function accept(token: string, password = PASSWORD) {
  const server = new RealServer(directory)
  await server.open({ demonstration: false })
  try {
    const answer = await server.visitor().post('/api/invitations/acceptance', { token, name: 'Head', password })
    const visitor = server.visitor()
    const signedIn = await visitor.signIn(EMAIL, password)
    return {
      answer,
      signedIn,
      me: (await visitor.get('/api/me')).body,
      whole: server.running.services.register.verify()
    }
  } finally {
    await server.running.stop()
  }
}

test('a server that nobody has used is opened by whoever holds the machine, and again when all is lost', async () => {
  const first = await accept(letIn())
  expect(first.answer.status).toBe(201)
  expect(first.me).toMatchObject({ administers: true, memberships: [{ workingGroup: 'rtg', role: 'secretariat' }] })
  expect(first.whole).toMatchObject({ intact: true })
  const again = await accept(letIn(), 'another eight slow camels')
  expect([again.answer.status, again.signedIn.status]).toEqual([201, 200])
  expect(again.me).toMatchObject({ administers: true })
})

test('while the server runs it is the secretariat that invites', async () => {
  const server = new RealServer(directory)
  await server.open({ demonstration: false })
  const { status, stderr } = spawnSync(
    process.execPath,
    args('--data', directory, '--email', EMAIL, '--name', 'Head'),
    { encoding: 'utf8' }
  )
  await server.running.stop()
  expect([status, stderr]).toEqual([1, expect.stringContaining('Another server')])
})
