/**
 * The load on one server, from a process of its own: so many clients, each typing so many letters a second, some of them
 * reading what others write. One measurement as JSON on standard output.
 */
import * as Y from 'yjs'
import { Dialect } from './dialect.ts'
import { SharedDialect } from './shared-dialect.ts'
import type { DialectName } from './dialect.ts'
import { Typist, lettersIn, placesIn, randomFrom } from './letters.ts'
import type { Place } from './letters.ts'
import { useOf } from './process-use.ts'
import { Wire } from './wire.ts'

export interface Load {
  readonly pid: number
  readonly dialect: DialectName
  /** Where the documents are; the name of one is put behind. */
  readonly url: string
  readonly query: string
  /** Whether one connection is about all documents; then `url` is where it is. */
  readonly isShared?: boolean
  /** Who connects: their cookie, and what they type in. */
  readonly people: readonly Person[]
  readonly clients: number
  /** Letters a second of each client. */
  readonly rate: number
  readonly seconds: number
  readonly joins: number
  readonly seed: number
}

interface Person {
  readonly cookie?: string
  readonly types: string
}

/**
 * Clients that read every word; the others only count bytes. They sit anywhere in the room: servers tell people in the order in which
 * they came, and the first hear of a letter long before the last.
 */
const READERS = 5
/**
 * A sitting lasts for hours, so that nothing is measured before everything that runs is compiled: so many letters are typed
 * first, faster than people type where there are few, and then a moment as people do.
 */
const WARM_UP = { letters: 7500, atLeast: 500, most: 50, calm: 2000 }
/** Joins that are not measured, for the same reason. */
const FIRST_JOINS = 10

const load = JSON.parse(process.argv[2]!) as Load
const readers = new Set(
  Array.from({ length: READERS }, (_, index) => Math.floor(((index + 0.5) * load.clients) / READERS))
)
const places = new Map<string, readonly Place[]>()
const sentAt = new Map<number, number[]>()
const latencies: number[] = []
let isMeasured = false
let sent = 0
const wires: Wire[] = []
/** A document whose connection the server closed; the run is worth nothing then. */
let closed = ''

const result = await measure()
console.log(JSON.stringify(result))
process.exit(0)

async function measure(): Promise<object> {
  if (load.joins > 0) await joinOneByOne(FIRST_JOINS)
  const quiet = await joinOneByOne(Math.min(load.joins, 40))
  const typists = await enter()
  const busy = load.rate > 0 ? await typeFor(typists) : {}
  for (const wire of wires) wire.close()
  const storm =
    load.joins > 20 ? percentiles(await Promise.all(Array.from({ length: load.joins }, (_, i) => join(i)))) : undefined
  return { ...busy, quiet: percentiles(quiet), storm }
}

async function enter(): Promise<readonly (() => void)[]> {
  const random = randomFrom(load.seed)
  const typists: (() => void)[] = []
  for (let index = 0; index < load.clients; index++) {
    const person = load.people[index % load.people.length]!
    const typist = new Typist(1_000_000 + load.seed * 10_000 + index, await placesOf(person), random)
    const reads = readers.has(index) ? (update: Uint8Array) => read(typist.client, update) : undefined
    const { wire, dialect } = await connect(person, reads)
    typists.push(() => {
      const { update, clock } = typist.type()
      const times = sentAt.get(typist.client) ?? []
      sentAt.set(typist.client, times)
      if (isMeasured) {
        times[clock] = performance.now()
        sent++
      }
      wire.send(dialect.update(update))
    })
  }
  return typists
}

/** The places in what somebody types in, read once for everybody. */
async function placesOf(person: Person): Promise<readonly Place[]> {
  const known = places.get(person.types)
  if (known) return known
  const doc = new Y.Doc()
  await joinWith(person, (update) => Y.applyUpdate(doc, update))
  const found = placesIn(doc)
  if (found.length === 0) throw new Error(`there is nothing to type in in ${person.types}`)
  places.set(person.types, found)
  return found
}

interface Client {
  readonly wire: Wire
  readonly dialect: Dialect | SharedDialect
  onClose: () => void
}

/** Somebody who has all that there is, and reads on where that is said. */
async function connect(person: Person, onUpdate?: (update: Uint8Array) => void): Promise<Client> {
  const client = await enterWith(person, (update, isBeginning) => {
    if (!isBeginning) onUpdate?.(update)
  })
  client.onClose = () => (closed ||= person.types)
  client.wire.deaf = onUpdate === undefined
  client.wire.send(client.dialect.nothing())
  wires.push(client.wire)
  return client
}

async function enterWith(person: Person, take: (update: Uint8Array, isBeginning: boolean) => void): Promise<Client> {
  const dialect = load.isShared ? new SharedDialect(person.types) : new Dialect(load.dialect, person.types)
  const client = { onClose: () => {} }
  let isHere = false
  let resolve: () => void = () => {}
  const here = new Promise<void>((done) => (resolve = done))
  const onMessage = (message: Uint8Array) => {
    const { update, isAllHere, isOfAnother = false } = dialect.read(message)
    if (update && (isHere || !isOfAnother)) take(update, !isHere)
    isHere ||= isAllHere
    if (isHere) resolve()
  }
  const url = load.isShared ? load.url : `${load.url}${person.types}${load.query}`
  const wire = await Wire.open({ url, cookie: person.cookie, onMessage, onClose: () => client.onClose() })
  for (const greeting of dialect.greetings()) wire.send(greeting)
  await here
  return Object.assign(client, { wire, dialect })
}

function read(own: number, update: Uint8Array): void {
  const now = performance.now()
  for (const [client, clock, count] of lettersIn(update)) {
    if (client === own) continue
    const times = sentAt.get(client)
    for (let at = clock; times && at < clock + count; at++) {
      const time = times[at]
      if (time !== undefined) latencies.push(now - time)
    }
  }
}

async function warmUp(typists: readonly (() => void)[]): Promise<void> {
  const rate = Math.max(load.rate, Math.min(WARM_UP.most, WARM_UP.atLeast / typists.length))
  const stopTyping = typeAt(typists, rate)
  await wait((WARM_UP.letters / (rate * typists.length)) * 1000)
  stopTyping()
}

/** Everybody begins at a moment of their own within the first turn of typing. Returns what ends it. */
function typeAt(typists: readonly (() => void)[], rate: number): () => void {
  const every = 1000 / rate
  const begin = performance.now()
  const due = typists.map((_, index) => begin + (index / typists.length) * every)
  const timer = setInterval(() => {
    const now = performance.now()
    typists.forEach((type, index) => {
      while (due[index]! <= now) {
        type()
        due[index]! += every
      }
    })
  }, 1)
  return () => clearInterval(timer)
}

async function typeFor(typists: readonly (() => void)[]): Promise<object> {
  await warmUp(typists)
  const stopTyping = typeAt(typists, load.rate)
  await wait(WARM_UP.calm)
  isMeasured = true
  const [before, self, from] = [useOf(load.pid), process.cpuUsage(), performance.now()]
  const receivedBefore = received()
  await wait(load.seconds * 1000)
  const [after, own, took] = [useOf(load.pid), process.cpuUsage(self), (performance.now() - from) / 1000]
  const bytes = received() - receivedBefore
  isMeasured = false
  stopTyping()
  const expected = sent * (READERS - READERS / load.clients)
  // What is under way still counts as come.
  await wait(1000)
  return {
    ...percentiles(latencies),
    arrived: latencies.length / expected,
    closed,
    letters: sent / took,
    cpu: (after.seconds - before.seconds) / took,
    generator: (own.user + own.system) / 1e6 / took,
    megabytes: useOf(load.pid).megabytes,
    out: bytes / took / 1e6
  }
}

function received(): number {
  return wires.reduce((sum, wire) => sum + wire.received, 0)
}

async function joinOneByOne(count: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index++) times.push(await join(index))
  return times
}

/** Milliseconds until somebody has the whole of what they read. */
function join(index: number): Promise<number> {
  return joinWith(load.people[index % load.people.length]!, () => {})
}

async function joinWith(person: Person, take: (update: Uint8Array) => void): Promise<number> {
  const begin = performance.now()
  const { wire } = await enterWith(person, take)
  const time = performance.now() - begin
  wire.close()
  return time
}

function percentiles(values: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = Float64Array.from(values).toSorted()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds))
}
