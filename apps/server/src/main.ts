/** The server put together: data directory, database, accounts, demonstration, rooms, HTTP. */
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { fileURLToPath } from 'node:url'
import { Memberships } from './accounts/memberships.ts'
import { Doors } from './accounts/doors.ts'
import { openDesk } from './accounts/open-desk.ts'
import { readConfig } from './config.ts'
import { summaryOf } from './config-summary.ts'
import type { Config } from './config.ts'
import { openDataDirectory } from './data-directory.ts'
import { PARTY_CODES } from '@cartif/negotiation'
import type { InstrumentKind } from '@cartif/negotiation'
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './demonstration/accounts.ts'
import { seedDemonstration } from './demonstration/seed.ts'
import { beginPractice } from './demonstration/training.ts'
import { createApp } from './http/app.ts'
import type { App } from './http/app-type.ts'
import { createMetrics } from './http/metrics.ts'
import { Readiness } from './http/readiness.ts'
import { watchIdle } from './instruments/idle-rooms.ts'
import { Room } from './instruments/room.ts'
import { Rooms } from './instruments/rooms.ts'
import type { Services } from './services.ts'
import { stopOnSignals } from './shutdown.ts'
import type { Database } from './storage/database.ts'
import { openDatabase } from './storage/open-database.ts'
import { Register } from './storage/register.ts'
import { TrainingRooms } from './training/training-rooms.ts'
import { Workers } from './workers/workers.ts'
import { PACKAGE_ROOT } from './package-root.ts'

export interface RunningServer {
  readonly app: App
  readonly address: string
  readonly services: Services
  stop(): Promise<void>
}

/** Where nobody has said how long an instrument stays in memory that nobody has open. */
const IDLE_MINUTES = 10
/** In milliseconds after the start: warming up takes seconds of a processor, and whoever was here comes back first. */
const WARM_UP_AFTER = 60_000
const PAGES = fileURLToPath(new URL('../web/dist/', PACKAGE_ROOT))

/** Starts a server; throws an Error that says what is wrong when it cannot. */
export async function startServer(config: Config, logLevel: string = 'info'): Promise<RunningServer> {
  const directory = openDataDirectory(config.dataDirectory)
  const now = () => new Date().toISOString()
  const db = openDatabase(directory.path, now)
  const memberships = new Memberships(db)
  const register = new Register(db)
  const doors = new Doors()
  const { accounts, desk } = await openDesk({ config, db, memberships, register, doors, now })
  if (config.demonstration) await seedDemonstration({ db, accounts, memberships, now })
  const rooms = openRooms(db, now, accounts.nameOf)
  const training = new TrainingRooms({
    directory: join(directory.path, 'training'),
    now,
    nameOf: accounts.nameOf,
    isMember: (group, user) => memberships.actorIn(group, user) !== undefined
  })
  if (config.demonstration) beginPractice({ rooms, training, memberships, nameOf: accounts.nameOf })
  const readiness = new Readiness(db)
  const metrics = createMetrics({ rooms, register, db })
  const services: Services = {
    config,
    db,
    register,
    accounts,
    desk,
    doors,
    memberships,
    rooms,
    training,
    readiness,
    metrics,
    workers: new Workers(),
    now
  }
  const app = await createApp({ services, pages: PAGES, logLevel })
  const address = await app.listen({ host: config.host, port: config.port })
  rooms.each((room) => {
    room.onReport = (message, details) => app.log.warn({ instrument: room.info.id, ...details }, message)
  })
  for (const { name, reason } of training.failed)
    app.log.warn({ training: name, reason }, 'a training room cannot be read')
  const everyRoom = () => [...rooms.values(), ...training.rooms]
  const stopWatching = watchIdle({ values: everyRoom }, config.idleMinutes ?? IDLE_MINUTES)
  const stop = async () => {
    readiness.stop()
    stopWatching()
    // What has come is on disk, and said to be, before anybody is told to come back later.
    for (const room of everyRoom()) room.documents.flush()
    await Promise.resolve()
    await app.close()
    metrics.stop()
    desk.sessions.stop()
    for (const room of rooms.values()) room.rest()
    training.close()
    db.close()
    directory.release()
  }
  return { app, address, services, stop }
}

function openRooms(db: Database, now: () => string, nameOf: (user: string) => string | undefined): Rooms {
  const rows = db.all(db.query.selectFrom('instrument').selectAll().orderBy('created_at').orderBy('id'))
  const rooms = rows.map(({ working_group: workingGroup, id, title, symbol, kind: stored }) => {
    const kind = stored as InstrumentKind
    return new Room({ info: { id, workingGroup, title, symbol, kind }, parties: PARTY_CODES, db, now, nameOf })
  })
  return Rooms.of(...rooms)
}

async function main(): Promise<void> {
  // What is long-lived may grow by a half before V8 collects it, not by as much again: half as much memory in a full room.
  setFlagsFromString('--heap-growing-percent=50')
  const config = readConfig(process.env)
  process.stdout.write(summaryOf(config))
  if (process.argv.includes('--check-config')) return
  const server = await startServer(config, config.logLevel)
  setTimeout(() => server.services.workers?.warm(), WARM_UP_AFTER).unref()
  // Whoever reads that it is ready may ask it to stop in the same moment.
  stopOnSignals(process, server.stop)
  process.stdout.write(`CARTIF is ready at ${server.address}\n`)
  if (config.demonstration) process.stdout.write(demonstrationAccounts())
}

function demonstrationAccounts(): string {
  const who = DEMONSTRATION_ACCOUNTS.map((account) => account.who).join(' ')
  return `Demonstration accounts: <who>@demo.cartif.example, password ${DEMONSTRATION_PASSWORD}\n  ${who}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
