/** Opens the pages about the whole negotiation on a large one, with cold rooms and with warm ones, and prints each query's time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PARTY_CODES } from '@cartif/negotiation'
import { Doors } from '../../apps/server/src/accounts/doors.ts'
import { Memberships } from '../../apps/server/src/accounts/memberships.ts'
import { createApp } from '../../apps/server/src/http/app.ts'
import { Room } from '../../apps/server/src/instruments/room.ts'
import { Rooms } from '../../apps/server/src/instruments/rooms.ts'
import { Database } from '../../apps/server/src/storage/database.ts'
import { Register } from '../../apps/server/src/storage/register.ts'
import { Workers } from '../../apps/server/src/workers/workers.ts'
import { fillNegotiation, nameOf } from './negotiation.ts'
import { QueryTimes } from './time-queries.ts'

const SIZE = { instruments: 7, proposals: Number(process.env['PROPOSALS'] ?? 3000) }
/** Milliseconds that no query may take. */
const BOUND = 50
const PAGES = ['/api/me', '/api/instruments', '/api/monitoring', '/api/risks', '/api/reports', '/api/tables'] as const

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'cartif-dashboard-'))
  try {
    const began = performance.now()
    const filling = new Database(directory, clock(), { synchronous: 'OFF' })
    const acts = fillNegotiation(filling, clock(), SIZE)
    filling.close()
    const took = ((performance.now() - began) / 1000).toFixed(0)
    print(`${SIZE.instruments} instruments, ${SIZE.proposals} proposals, ${acts} acts, entered in ${took} s`)
    process.exitCode = (await measure(directory)) ? 0 : 1
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Whether every query kept the bound. */
async function measure(directory: string): Promise<boolean> {
  const db = new Database(directory, clock())
  const times = new QueryTimes(db)
  const { app, rooms } = await open(db)
  let isWithin = true
  for (const state of ['cold', 'warm'])
    for (const page of PAGES) {
      if (state === 'cold') for (const room of rooms.values()) room.rest()
      times.begin()
      const began = performance.now()
      const { statusCode } = await app.inject({ url: page, headers: { cookie: 'who=secretariat' } })
      if (statusCode !== 200) throw new Error(`${page}: ${statusCode}`)
      isWithin = report(page, state, performance.now() - began, times) && isWithin
    }
  await app.close()
  for (const room of rooms.values()) room.stop()
  db.close()
  return isWithin
}

function report(page: string, state: string, took: number, times: QueryTimes): boolean {
  const queries = times.all()
  const count = queries.reduce((sum, one) => sum + one.count, 0)
  const [longest] = queries
  print(
    `\n${page}, ${state}: ${took.toFixed(0)} ms in all, ${count} queries, the longest ${longest?.longest.toFixed(1) ?? 0} ms`
  )
  for (const { sql, longest: ms, plan } of queries.slice(0, 3))
    print(`  ${ms.toFixed(1).padStart(6)} ms  ${sql.slice(0, 110)}\n             ${plan.slice(0, 150)}`)
  return queries.every((one) => one.longest <= BOUND)
}

async function open(db: Database) {
  const memberships = new Memberships(db)
  const rows = db.all(db.query.selectFrom('instrument').selectAll())
  const options = { parties: PARTY_CODES, db, now: clock(), nameOf, quiet: 1e9 }
  const rooms = Rooms.of(
    ...rows.map(({ id, working_group: workingGroup, title, symbol }) => {
      return new Room({ ...options, info: { id, workingGroup, title, symbol } })
    })
  )
  const services = {
    config: { demonstration: false },
    db,
    register: new Register(db),
    accounts: ACCOUNTS,
    doors: new Doors(),
    memberships,
    rooms,
    workers: new Workers(),
    now: clock()
  }
  return { app: await createApp({ services, pages: '/nowhere', logLevel: 'silent' }), rooms }
}

/** Whoever asks says who they are. */
const ACCOUNTS = {
  handle: () => Promise.reject(new Error('nobody signs in here')),
  identify: (headers: Headers) => {
    const id = /who=(\w+)/.exec(headers.get('cookie') ?? '')?.[1] ?? ''
    const name = nameOf(id)
    return Promise.resolve(name === undefined ? undefined : { id, name, email: `${id}@example.org`, session: id })
  },
  nameOf,
  create: () => Promise.reject(new Error('nobody is made here'))
}

/** Minutes from a fixed moment. */
function clock(): () => string {
  let minutes = 0
  return () => new Date(Date.UTC(2026, 0, 1) + minutes++ * 60_000).toISOString()
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

await main()
