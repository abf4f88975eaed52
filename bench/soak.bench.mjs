/**
 * A day of sittings at speed: twenty delegates come, each with every document of the instrument open, write as much as in an
 * hour, and leave; then the next hour. Between two sittings the instrument leaves memory. What is reported is whether memory
 * levels off, and what an hour costs on disk: the log of updates only ever grows, and says so.
 *
 *   HOURS=2 npm run bench -- soak        a short look
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { SERVERS, prepare } from './sync/servers.mjs'

const HOURS = Number(process.env.HOURS ?? 24)
const WORDS = Number(process.env.WORDS ?? 20_000)
const DELEGATES = 20
/** A client may send a hundred messages a second. */
const RATE = 80
/** With these, 18,000 letters an hour: fifteen a minute for each delegate. */
const SECONDS = 11
/** Minutes without anybody after which the instrument leaves memory; the server looks once a minute. */
const IDLE_MINUTES = '0.01'
const loadFile = fileURLToPath(new URL('sync/load.ts', import.meta.url))

process.env.IDLE_MINUTES = IDLE_MINUTES
const prepared = await prepare(WORDS)
const server = await SERVERS.ours(prepared)
const hours = []
try {
  const delegations = await server.delegations()
  console.log(
    `\n${HOURS} hours of ${DELEGATES} delegates on ${WORDS} words, each with every document open on one connection\n`
  )
  row(
    'hour',
    'letters',
    'p95 ms',
    'memory MB',
    'heap MB',
    'database MB',
    'log MB',
    'updates',
    'documents',
    'connections'
  )
  for (let hour = 1; hour <= HOURS; hour++) {
    const { letters, p95 } = await sit(hour, delegations)
    if (hour % 4 === 0) await untilAlone()
    const figures = { letters: letters * SECONDS, p95, ...(await readFigures()) }
    hours.push(figures)
    row(hour, ...Object.values(figures).map((value) => value.toFixed(value < 10 ? 1 : 0)))
  }
  await untilAlone()
  report(await readFigures())
} finally {
  await server.stop()
  prepared.remove()
}

async function sit(seed, delegations) {
  const { pid, dialect, query } = server
  const load = {
    pid,
    dialect,
    query,
    ...delegations,
    clients: DELEGATES,
    rate: RATE,
    seconds: SECONDS,
    joins: 20,
    seed
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', loadFile, JSON.stringify(load)], {
    maxBuffer: 1 << 26,
    timeout: 300_000
  }).catch(({ stderr }) => {
    throw new Error(/\w*Error: .*/.exec(stderr)?.[0] ?? 'the load has ended')
  })
  const result = JSON.parse(stdout)
  if (result.closed || result.arrived < 0.97) throw new Error(`letters are missing: ${stdout}`)
  return result
}

/** Until the instrument has left memory. */
async function untilAlone() {
  for (let tries = 0; tries < 130; tries++) {
    if ((await readFigures()).documents === 0) return
    await new Promise((resolve) => void setTimeout(resolve, 1000))
  }
  throw new Error('the instrument has not left memory')
}

async function readFigures() {
  const printed = await (await fetch(`${server.address}/metrics`)).text()
  const of = (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(printed)?.[1])
  return {
    memory: of('process_resident_memory_bytes') / 1e6,
    heap: of('nodejs_heap_size_used_bytes') / 1e6,
    database: of('cartif_database_bytes') / 1e6,
    log: of('cartif_database_log_bytes') / 1e6,
    updates: of('cartif_updates_total'),
    documents: of('cartif_documents_loaded'),
    connections: of('cartif_connections')
  }
}

function report(end) {
  const third = Math.max(1, Math.floor(HOURS / 3))
  const peak = (part, value) => Math.max(...part.map(value))
  const [early, late] = [hours.slice(0, third), hours.slice(-third)]
  const [first, last] = [hours[0], hours.at(-1)]
  const growth = (last.database - first.database) / Math.max(1, HOURS - 1)
  console.log(`
memory at most: ${peak(early, ({ memory }) => memory).toFixed(0)} MB in the first third, ${peak(late, ({ memory }) => memory).toFixed(0)} MB in the last; ${end.memory.toFixed(0)} MB when everybody has left
write-ahead log at most: ${peak(early, ({ log }) => log).toFixed(1)} MB in the first third, ${peak(late, ({ log }) => log).toFixed(1)} MB in the last
the database grows by ${growth.toFixed(1)} MB an hour, ${(((last.database - first.database) * 1e6) / Math.max(1, last.updates - first.updates)).toFixed(0)} bytes an update: every update is kept for ever
left behind when everybody has gone: ${end.connections} connections, ${end.documents} documents`)
}

function row(first, ...cells) {
  console.log(String(first).padEnd(8) + cells.map((cell) => String(cell).padStart(13)).join(''))
}
