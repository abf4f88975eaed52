import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { PARTY_CODES } from '@cartif/negotiation'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDataDirectory } from '../data-directory.ts'
import { createInstrument } from '../instruments/create-instrument.ts'
import { AuditKey } from './audit-key.ts'
import { Database } from './database.ts'
import { openDatabase } from './open-database.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const now = () => '2026-01-01T00:00:00.000Z'
let directory: string
let mounted = false

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-start-'))
  mounted = false
})
afterEach(() => {
  if (mounted) spawnSync('umount', [directory])
  rmSync(directory, { recursive: true })
})

/** A small negotiation on disk, closed as a server closes it. */
function fill(): void {
  const db = new Database(directory, now)
  db.run(db.query.insertInto('working_group').values({ id: 'rtg', name: 'Group' }))
  const info = { id: 'fa', workingGroup: 'rtg', title: 'Agreement', symbol: 'FA' }
  const options = { info, parties: PARTY_CODES, db, now, nameOf: () => undefined, quiet: Infinity }
  createInstrument(options, { file: 'draft', notation: 'Article 1 — Aims\n1.  Trade flows.\n' })
  db.close()
}

const file = () => join(directory, 'cartif.db')
const open = () => openDatabase(directory, now).close()

/** A file system of its own; only the administrator of a computer can make one. */
function mount(options: string): void {
  mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', directory]).status === 0
}
const CANNOT_MOUNT = process.getuid?.() !== 0

describe('a server does not start', () => {
  test('on a database whose bytes have changed, and says how to go on', () => {
    fill()
    open()
    const whole = readFileSync(file())
    const cases = [
      Buffer.from('not a database at all, whatever its name'.repeat(100)),
      whole.subarray(0, whole.length / 2),
      Buffer.concat([whole.subarray(0, 5000), Buffer.alloc(6000, 7), whole.subarray(11_000)])
    ]
    for (const bytes of cases) {
      writeFileSync(file(), bytes)
      expect(open).toThrow(/is damaged .*Keep a copy of the directory, then restore the newest backup/)
    }
    const words = whole.lastIndexOf('Trade flows.')
    expect(words).toBeGreaterThan(0)
    whole[words] = 'B'.charCodeAt(0)
    writeFileSync(file(), whole)
    expect(open).toThrow(/is damaged|is not what was written/)
  })

  test('on a log that somebody has changed, or a register', () => {
    fill()
    const change = (sql: string) => {
      const sqlite = new Sqlite(file())
      sqlite.exec(sql)
      sqlite.close()
    }
    const whole = readFileSync(file())
    change(`DROP TRIGGER update_log_no_update; UPDATE update_log SET user_id = 'uzb' WHERE seq = 2`)
    expect(open).toThrow(/commit 1 of the update log is not what was written/)
    writeFileSync(file(), whole)
    change(`DROP TRIGGER register_no_update; UPDATE register SET actor = 'uzb' WHERE seq = 1`)
    expect(open).toThrow('row 1 breaks its chain')
    writeFileSync(file(), whole)
    change(`DROP TRIGGER register_no_delete; DELETE FROM register WHERE seq = (SELECT MAX(seq) FROM register)`)
    expect(open).toThrow(/row \d+ breaks its chain/)
    writeFileSync(file(), whole)
    change(`INSERT INTO register_head (seq, hash, at, key, signature) VALUES (1, 'another', '', '', '')`)
    expect(open).toThrow('row 1 breaks its chain')
  })

  test('where the newest commits are missing, as when cartif.db was copied alone', () => {
    fill()
    const db = new Database(directory, now)
    const old = readFileSync(file())
    const entry = { instrument: 'fa', kind: 'noted', actor: 'server', party: null, at: now() }
    db.commit(() => {
      const row = { ...entry, body: '{}', previous_hash: '', hash: '' }
      db.run(db.query.insertInto('register').values(row))
    }, now)
    db.close()
    writeFileSync(file(), old)
    expect(open).toThrow(/commit 2 was stored here and is missing.*without cartif.db-wal/)
    rmSync(join(directory, 'high-water'))
    open()
  })

  test('on a database of a newer version', () => {
    fill()
    const sqlite = new Sqlite(file())
    sqlite.exec(`INSERT INTO schema_version VALUES (999, '')`)
    sqlite.close()
    expect(open).toThrow('written by a newer version of CARTIF (schema 999')
  })

  test('while another program holds the database', () => {
    fill()
    const other = new Sqlite(file())
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE')
    expect(open).toThrow('Another program holds the database')
    other.close()
    open()
  })

  test('on a directory that another server holds, or that is none', () => {
    const first = openDataDirectory(directory)
    expect(() => openDataDirectory(directory)).toThrow(`Another server (process ${process.pid}) is running`)
    first.release()
    openDataDirectory(directory).release()
    writeFileSync(file(), '')
    expect(() => openDataDirectory(file())).toThrow(/The data directory .* cannot be used/)
  })

  test.skipIf(CANNOT_MOUNT)('on a disk that may only be read (needs the right to mount one)', () => {
    mount('size=4m')
    fill()
    spawnSync('mount', ['-o', 'remount,ro', directory])
    expect(() => openDataDirectory(directory)).toThrow(/The data directory .* cannot be used .*writable by the user/)
    expect(open).toThrow('cannot be read and written')
  })

  test.skipIf(CANNOT_MOUNT)('on a full disk, and then does on one with room (needs the right to mount one)', () => {
    mount('size=4m')
    fill()
    writeFileSync(join(directory, 'ballast'), Buffer.alloc(64 * 1024))
    const files = readdirSync(directory).length
    expect(() => {
      for (let index = 0; ; index++) writeFileSync(join(directory, `ballast${index}`), Buffer.alloc(4096, 1))
    }).toThrow('ENOSPC')
    expect(readdirSync(directory).length).toBeGreaterThan(files)
    expect(open).toThrow(/There is no space left|cannot be read and written/)
    for (const name of readdirSync(directory)) if (name.startsWith('ballast')) rmSync(join(directory, name))
    open()
  })

  test('with an audit key that others can read', () => {
    const key = AuditKey.open(directory)
    expect(AuditKey.open(directory).id).toBe(key.id)
    spawnSync('chmod', ['644', join(directory, 'audit-key.pem')])
    expect(() => AuditKey.open(directory)).toThrow('chmod 600')
  })

  test('and ends with 1 and one sentence, not with a stack', () => {
    mkdirSync(join(directory, 'data'))
    writeFileSync(join(directory, 'data', 'cartif.db'), 'no database, but long enough to be taken for one'.repeat(50))
    const env = { ...process.env, DATA_DIR: join(directory, 'data'), PORT: '0', HOST: '127.0.0.1' }
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', MAIN], { env, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr.trim()).toMatch(
      /^The database in \S+ is damaged .* restore the newest backup \(docs\/operating.md, “When something is wrong”\)\.$/
    )
  })
})
