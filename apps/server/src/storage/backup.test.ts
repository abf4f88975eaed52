import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PARTY_CODES } from '@cartif/negotiation'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { printComposed } from '../instruments/print.ts'
import { areSameTexts, replayRegister } from '../instruments/replay.ts'
import { listRevisions } from '../instruments/revisions.ts'
import { Room } from '../instruments/room.ts'
import { useServer } from '../instruments/testing/test-server.ts'
import { backUp, readBackup } from './backup.ts'
import { Database } from './database.ts'
import { checkDatabase } from './open-database.ts'
import { Register } from './register.ts'
import { restore } from './restore.ts'
import { TABLES_IN_TIME } from './rewind.ts'

const server = useServer()
let folder: string
const now = () => '2026-06-01T12:00:00.000Z'

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'cartif-backup-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** What a data directory says, read from the disk alone. */
function read(directory: string, db = new Database(directory, now)) {
  checkDatabase(db)
  const info = { id: 'fa', workingGroup: 'rtg', title: '', symbol: 'CARTIF/FA' }
  const room = new Room({ info, parties: PARTY_CODES, db, now, nameOf: () => undefined, quiet: Infinity })
  const rows = new Register(db).rows({ after: 0, upTo: 1e9, limit: 1e9 })
  const negotiation = JSON.stringify(room.live.negotiation)
  const text = printComposed(room.live.composed)
  const isReplayed = areSameTexts(replayRegister(room), room.live.negotiation.articles)
  const said = { rows, text, negotiation, isReplayed, revisions: listRevisions(room) }
  const comments = db.sqlite.prepare('SELECT * FROM comment ORDER BY id').all()
  if (db !== server().db) db.close()
  return { ...said, comments }
}

async function negotiate(words: string): Promise<void> {
  const change = { provision: 'Article 2(2)', quote: 'notify', text: `notify ${words}` }
  const proposal = await server().propose('kaz', change)
  await server().mustAsk('uzb', 'PUT', `/proposals/${proposal.id}/position`, { stance: 'support', note: words })
  await server().mustAsk('pak', 'POST', '/comments', { subject: proposal.id, audience: 'delegation', text: words })
  await server().accept(proposal)
  await server().mustAsk('secretariat', 'POST', '/revisions', { title: words, note: '' })
}

test('a backup made while people write is whole, and restored it says the same, letter by letter', async () => {
  await negotiate('promptly')
  const kaz = await server().join('kaz')
  kaz.type('promptly', ' and well')
  backUp(server().directory, join(folder, 'a.backup'))
  kaz.type('and well', ' and often')
  await kaz.untilTabled(2)
  const then = read('', server().db)
  backUp(server().directory, join(folder, 'b.backup'))
  expect(readBackup(join(folder, 'a.backup')).acts).toBeLessThanOrEqual(then.rows.length)
  expect(statSync(join(folder, 'b.backup')).mode & 0o777).toBe(0o600)

  restore({ file: join(folder, 'b.backup'), directory: join(folder, 'data'), until: undefined, now })
  const now_ = read(join(folder, 'data'))
  expect(now_).toMatchObject({ text: then.text, negotiation: then.negotiation, comments: then.comments })
  expect(now_.rows.slice(0, -1)).toEqual(then.rows)
  expect(now_.rows.at(-1)).toMatchObject({ kind: 'restored', instrument: '' })
  expect(now_.isReplayed).toBe(true)
})

test('a backup taken back to a moment says what was said at that moment', async () => {
  await negotiate('once')
  const { db } = server()
  const then = read('', db)
  const until = server().now()
  await negotiate('twice')
  backUp(server().directory, join(folder, 'a.backup'))
  const { rewound } = restore({ file: join(folder, 'a.backup'), directory: join(folder, 'data'), until, now })
  expect(rewound!.droppedActs).toBeGreaterThan(3)
  const back = read(join(folder, 'data'))
  expect(back).toMatchObject({ text: then.text, negotiation: then.negotiation, revisions: then.revisions })
  expect(back.comments).toEqual(then.comments)
  expect(back.rows.slice(0, -1)).toEqual(then.rows)
  expect(back.isReplayed).toBe(true)
  const again = new Database(join(folder, 'data'), now)
  expect(() => again.sqlite.exec('DELETE FROM register')).toThrow('register is append-only')
  again.close()
})

test('nothing is restored over something, from half a file, or from before there was anything', async () => {
  const file = join(folder, 'a.backup')
  backUp(server().directory, file)
  expect(() => backUp(server().directory, file)).toThrow('never overwritten')
  writeFileSync(join(folder, 'x'), '')
  expect(() => restore({ file, directory: folder, until: undefined, now })).toThrow('is not empty')
  const directory = join(folder, 'data')
  expect(() => restore({ file, directory, until: '2020-01-01T00:00:00.000Z', now })).toThrow(
    'Nothing was written before'
  )
  writeFileSync(join(folder, 'half'), readFileSync(file).subarray(0, 20_000))
  expect(() => restore({ file: join(folder, 'half'), directory, until: undefined, now })).toThrow(/is damaged/)
  expect(() => statSync(directory)).toThrow('ENOENT')
  expect(() => statSync(`${directory}.restoring`)).toThrow('ENOENT')
})

test('of every table it is said what becomes of it when a database is taken back', () => {
  const sql = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
  const tables = server().db.sqlite.prepare(sql).pluck().all()
  expect(Object.keys(TABLES_IN_TIME).toSorted()).toEqual(tables.toSorted())
})
