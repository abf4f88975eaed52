/**
 * What Prometheus reads: counts and times of this process, gathered while it runs and read when asked for. No name of a
 * person, no word of a text and no id of a document is in them: whoever may watch the server need not be of the negotiation.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Room } from '../instruments/room.ts'
import { committed, refused, relayed } from '../live/signals.ts'
import { DATABASE_FILE } from '../storage/database.ts'
import type { Database } from '../storage/database.ts'
import type { Register } from '../storage/register.ts'

export interface Measured {
  readonly rooms: ReadonlyMap<string, Room>
  readonly register: Pick<Register, 'lastRow'>
  readonly db: Pick<Database, 'directory'>
}

export interface Metrics {
  readonly contentType: string
  print(): Promise<string>
  stop(): void
}

/** Seconds. */
const COMMIT_TIMES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
/** Reasons are few and the code's own; what may be more than that is counted together. */
const MOST_REASONS = 60

export function createMetrics(measured: Measured): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  gaugeRooms(registry, measured)
  gaugeStorage(registry, measured)
  const deaf = [...countCommits(registry), countRefusals(registry)]
  return {
    contentType: registry.contentType,
    print: () => registry.metrics(),
    stop: () => deaf.forEach((stop) => stop())
  }
}

function gaugeRooms(registry: Registry, { rooms }: Measured): void {
  const sum = (of: (room: Room) => number) => [...rooms.values()].reduce((total, room) => total + of(room), 0)
  gauge(registry, 'cartif_instruments', 'Instruments being negotiated', () => rooms.size)
  gauge(registry, 'cartif_connections', 'Open connections to live documents', () => sum((room) => room.connections))
  gauge(registry, 'cartif_documents_loaded', 'Live documents in memory', () => sum((room) => room.documents.loaded))
}

function gaugeStorage(registry: Registry, { register, db }: Measured): void {
  gauge(registry, 'cartif_register_rows', 'Acts in the register', () => register.lastRow().seq)
  const file = join(db.directory, DATABASE_FILE)
  gauge(registry, 'cartif_database_bytes', 'Size of the database', () => sizeOf(file))
  gauge(registry, 'cartif_database_log_bytes', 'Size of its write-ahead log', () => sizeOf(`${file}-wal`))
}

function countCommits(registry: Registry): readonly (() => void)[] {
  const registers = [registry]
  const seconds = new Histogram({
    name: 'cartif_commit_seconds',
    help: 'Time of a commit, until it is on disk',
    buckets: COMMIT_TIMES,
    registers
  })
  const updates = new Counter({ name: 'cartif_updates_total', help: 'Updates on disk: letters, mostly', registers })
  const messages = new Counter({ name: 'cartif_relayed_messages_total', help: 'Messages handed to clients', registers })
  return [
    committed.hear((commit) => {
      seconds.observe(commit.seconds)
      updates.inc(commit.updates)
    }),
    relayed.hear((relay) => messages.inc(relay.messages))
  ]
}

function countRefusals(registry: Registry): () => void {
  const labelNames = ['reason'] as const
  const help = 'Messages of clients that were not taken'
  const count = new Counter({ name: 'cartif_refused_frames_total', help, labelNames, registers: [registry] })
  const known = new Set<string>()
  return refused.hear(({ reason }) => {
    if (known.size < MOST_REASONS) known.add(reason)
    count.inc({ reason: known.has(reason) ? reason : 'other' })
  })
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    }
  })
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
