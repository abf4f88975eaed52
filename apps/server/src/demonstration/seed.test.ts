import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Accounts } from '../accounts/accounts.ts'
import { Memberships } from '../accounts/memberships.ts'
import { PARTY_CODES } from '@cartif/negotiation'
import { readProvenance } from '../instruments/provenance.ts'
import { Room } from '../instruments/room.ts'
import type { InstrumentInfo } from '../instruments/room.ts'
import { Database } from '../storage/database.ts'
import { Register } from '../storage/register.ts'
import { DEMONSTRATION_ACCOUNTS } from './accounts.ts'
import { DEMONSTRATION_INSTRUMENTS, DEMONSTRATION_TREATY, FRAMEWORK_AGREEMENT } from './instruments.ts'
import type { DemonstrationInstrument } from './instruments.ts'
import { seedDemonstration } from './seed.ts'
import { WORKING_GROUPS } from './working-groups.ts'

const now = () => '2026-01-01T00:00:00.000Z'

const ACCOUNTS: Accounts = {
  handle: () => Promise.reject(new Error('nobody signs in here')),
  identify: () => Promise.resolve(undefined),
  nameOf: (user) => user,
  create: ({ email }) => Promise.resolve(email)
}

let directory = ''
let db: Database

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-seed-'))
  db = new Database(directory, now)
})
afterEach(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

const seed = (files?: URL, instruments: readonly DemonstrationInstrument[] = [FRAMEWORK_AGREEMENT]) =>
  seedDemonstration({
    db,
    accounts: ACCOUNTS,
    memberships: new Memberships(db),
    now,
    ...(files ? { files, instruments } : {})
  })

const openRoom = (info: InstrumentInfo) => new Room({ info, parties: PARTY_CODES, db, now, nameOf: ACCOUNTS.nameOf })

function filesWith(steps: readonly object[], name = 'framework-agreement'): URL {
  writeFileSync(join(directory, `${name}.zero-draft.txt`), 'Article 1 — Scope\n1.  Each Party shall publish.\n')
  writeFileSync(join(directory, `${name}.negotiation.json`), JSON.stringify({ steps }))
  return pathToFileURL(`${directory}/`)
}

const step = (at: number, by: string, act: string, rest: object) => ({
  at: `2026-03-0${at}T09:00:00.000Z`,
  by,
  act,
  ...rest
})

describe('the demonstration', () => {
  test('is replayed from beginning to end, under its own dates, once', async () => {
    await seed()
    const register = new Register(db)
    const rows = register.list({ limit: 10_000 })
    expect(register.verify()).toMatchObject({ intact: true })
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.every(({ at }) => at !== now())).toBe(true)
    expect(db.all(db.query.selectFrom('working_group').select('id'))).toHaveLength(7)
    expect(new Memberships(db).of(DEMONSTRATION_ACCOUNTS[0]!.email)).toHaveLength(7)
    await seed()
    expect(register.list({ limit: 10_000 })).toEqual(rows)
  })

  test('has no word of which it is not known where it comes from', { timeout: 60_000 }, async () => {
    await seed()
    for (const { name: _, ...info } of DEMONSTRATION_TREATY) {
      const room = openRoom(info)
      const lines = room.live.negotiation.articles.map(({ line }) => line)
      const origins = new Set(lines.flatMap((line) => line.map(({ origin }) => origin ?? '')))
      const found = readProvenance(room, [...origins])
      expect(found.filter(({ kind }) => kind === 'unknown')).toEqual([])
      expect(found.filter(({ kind, decision }) => kind === 'proposal' && decision).length).toBeGreaterThan(3)
      room.stop()
    }
  })

  test('is a whole negotiation: each instrument has come from its zero draft to a revision and beyond', async () => {
    await seed()
    const acts = new Register(db).list({ limit: 10_000 })
    expect(acts.map(({ at }) => at)).toEqual(acts.map(({ at }) => at).toSorted())
    for (const { id, symbol } of DEMONSTRATION_TREATY) {
      const of = (kind: string) => acts.filter((act) => act.instrument === id && act.kind === kind)
      expect(of('proposal-tabled').length, symbol).toBeGreaterThanOrEqual(12)
      expect(new Set(of('proposal-tabled').map(({ party }) => party)).size, symbol).toBeGreaterThan(6)
      expect(of('position-taken').length, symbol).toBeGreaterThanOrEqual(20)
      expect(of('article-status').length, symbol).toBeGreaterThan(0)
      expect(of('revision-issued').length, symbol).toBeGreaterThan(1)
      expect(of('proposal-tabled').at(-1)!.seq, symbol).toBeGreaterThan(of('revision-issued').at(-1)!.seq)
    }
  })

  test('lists the framework agreement first', async () => {
    await seed()
    const query = db.query.selectFrom('instrument').select('id').orderBy('created_at').orderBy('id')
    expect(db.all(query).map(({ id }) => id)).toEqual(DEMONSTRATION_INSTRUMENTS.map(({ id }) => id))
  })

  test.each([
    ['chair', WORKING_GROUPS.map(({ id }) => id)],
    ['observer', ['rtg', 'trade-facilitation']],
    ['kaz', WORKING_GROUPS.map(({ id }) => id)],
    ['tkm', WORKING_GROUPS.map(({ id }) => id).filter((id) => id !== 'digital-trade')],
    ['afg', WORKING_GROUPS.map(({ id }) => id).filter((id) => id !== 'investment-facilitation')]
  ])('seats %s', async (who, groups) => {
    await seed(filesWith([step(1, 'secretariat', 'revision', { title: 'Zero draft' })]))
    const seats = new Memberships(db).of(`${who}@demo.cartif.example`)
    expect(seats.map(({ workingGroup }) => workingGroup).toSorted()).toEqual(groups.toSorted())
  })

  test('lets nobody act in a group that is closed to them', async () => {
    const digital = DEMONSTRATION_INSTRUMENTS.filter(({ name }) => name === 'digital-trade')
    const files = filesWith([step(1, 'tkm', 'position', { on: 'p', stance: 'support' })], 'digital-trade')
    await expect(seed(files, digital)).rejects.toThrow('nobody in the working group is called tkm.')
  })

  test('knows every act of a negotiation', async () => {
    const should = { provision: 'Article 1(1)', quote: 'shall', text: 'should' }
    await seed(
      filesWith([
        step(1, 'secretariat', 'revision', { title: 'Zero draft' }),
        step(2, 'kaz', 'propose', { id: 'p', changes: [should] }),
        step(2, 'pak', 'propose', { id: 'q', changes: [{ amends: 'p', after: 'should', text: ' endeavour to' }] }),
        step(3, 'uzb', 'position', { on: 'p', stance: 'support' }),
        step(4, 'chair', 'decide', { on: 'q', outcome: 'reject' }),
        step(5, 'chair', 'decide', { on: 'p', outcome: 'accept' }),
        step(6, 'chair', 'decide', { on: 'p', outcome: 'reopen' }),
        step(7, 'kaz', 'decide', { on: 'p', outcome: 'withdraw' }),
        step(8, 'chair', 'status', { article: 'Article 1', status: 'agreed' })
      ])
    )
    const acts = new Register(db).list({}).filter(({ kind }) => kind !== 'text-changed')
    expect(acts.map(({ kind, at }) => `${at.slice(9, 10)} ${kind}`)).toEqual([
      '1 text-imported',
      '1 revision-issued',
      '2 proposal-tabled',
      '2 proposal-tabled',
      '3 position-taken',
      '4 proposal-reject',
      '5 proposal-accept',
      '6 proposal-reopen',
      '7 proposal-withdraw',
      '8 article-status'
    ])
  })

  test('says which step does not fit, and leaves nothing half done', async () => {
    const steps = [
      step(1, 'secretariat', 'revision', { title: 'Zero draft' }),
      step(2, 'kaz', 'propose', { id: 'p', changes: [{ provision: 'Article 1(1)', quote: 'must', text: 'may' }] })
    ]
    await expect(seed(filesWith(steps))).rejects.toThrow(
      'step 2 on framework-agreement (propose by kaz) does not fit: “must” is not in Article 1(1).'
    )
    expect(new Register(db).list({})).toEqual([])
    await seed(filesWith(steps.slice(0, 1)))
    const acts = new Register(db).list({}).map(({ kind }) => kind)
    expect(acts).toEqual(['text-imported', 'text-changed', 'revision-issued'])
  })
})
