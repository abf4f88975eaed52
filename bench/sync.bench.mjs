/**
 * Live writing beside its peers: so many clients at five letters a second on one text of 60,000 words, the server and
 * the load each in a process of its own, round by round in turn. Ours has every letter on disk before it is passed on or
 * acknowledged, checked, attributed and registered; the hubs parse nothing, one of them stores first too, which is the least
 * that can be had on this disk, and the others keep it in memory meanwhile.
 * Like is compared with like: one document on a plain connection. What a page has, all documents of an instrument on one
 * connection, is measured beside it.
 * Absolute figures depend on the machine; read the ratios.
 *
 *   QUICK=1 npm run bench -- sync                       a short look
 *   CLIENTS=50 ROUNDS=1 PEERS=ours npm run bench -- sync
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { SERVERS, prepare } from './sync/servers.mjs'

const { env } = process
const isQuick = env.QUICK === '1'
const WORDS = Number(env.WORDS ?? 60_000)
const ROUNDS = Number(env.ROUNDS ?? (isQuick ? 1 : 3))
const SECONDS = Number(env.SECONDS ?? (isQuick ? 4 : 8))
const CLIENTS = (env.CLIENTS ?? (isQuick ? '10,50' : '10,50,200,500')).split(',').map(Number)
const RATE = 5
/** A load counts as carried when letters are there within this, in milliseconds, and none are missing. */
const BEARABLE = 250
const names = Object.keys(SERVERS).filter(
  (name) => !env.PEERS || env.PEERS.split(',').some((one) => name.includes(one))
)
const loadFile = fileURLToPath(new URL('sync/load.ts', import.meta.url))
let seed = 0

const prepared = await prepare(WORDS)
try {
  for (const clients of CLIENTS) await compareAt(clients)
  if (names.includes('ours')) await showDelegations()
  if (!isQuick && env.CAPACITY !== '0') await showCapacity()
} finally {
  prepared.remove()
}

async function compareAt(clients) {
  const results = new Map(names.map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names)
      results.get(name).push(await measure(name, { clients, rate: RATE, joins: clients === 200 ? 200 : 20 }))
  console.log(`\n${clients} clients, ${clients * RATE} letters a second, ${WORDS} words; the median of ${ROUNDS}\n`)
  show(results)
  if (results.has('ours') && results.size > 1) showRatios(results)
}

/** Ours beside each peer: what a ratio says holds on other machines too. */
function showRatios(results) {
  const [ours, ...peers] = [...results].map(([name, rounds]) => ({ name, of: (value) => median(rounds, value) }))
  const ratio = (peer, value) => times(ours.of(value), peer.of(value))
  console.log()
  row('ours beside', 'p50 + ms', 'p95 ×', 'cpu ×', 'join ×', 'storm ×')
  for (const peer of peers)
    row(
      peer.name,
      (ours.of((one) => one.p50) - peer.of((one) => one.p50)).toFixed(1),
      ratio(peer, (one) => one.p95),
      ratio(peer, (one) => one.cpu),
      ratio(peer, (one) => one.quiet?.p95),
      ratio(peer, (one) => one.storm?.p95)
    )
}

function times(one, other) {
  return one === undefined || other === undefined ? '' : (one / other).toFixed(2)
}

/** A whole page: one connection about every document of the instrument, typing in the layer of the delegation. */
async function showDelegations() {
  for (const clients of CLIENTS) {
    const rounds = []
    for (let round = 0; round < ROUNDS; round++)
      rounds.push(
        await measure('ours', { clients, rate: RATE, joins: clients === 200 ? 200 : 20 }, (server) =>
          server.delegations()
        )
      )
    console.log(`\n${clients} delegates, each with 18 documents on one connection and typing in one\n`)
    show(new Map([['ours', rounds]]))
  }
}

async function showCapacity() {
  console.log(`\nThe highest load with 95 % of the letters there within ${BEARABLE} ms, letters a second\n`)
  for (const clients of [50, 200].filter((one) => CLIENTS.includes(one))) {
    row(`${clients} clients`, 'letters/s', 'p95 ms', 'cpu %')
    for (const name of names) {
      const best = await highestOf(name, clients)
      row(
        `  ${name}`,
        best ? best.letters.toFixed(0) : 'none',
        best ? best.p95.toFixed(1) : '',
        best ? percent(best.cpu) : ''
      )
    }
  }
}

async function highestOf(name, clients) {
  let best
  // A client may send a hundred messages a second; no more is asked of it.
  for (let rate = RATE; rate < 90; rate *= 1.6) {
    const result = await measure(name, { clients, rate, joins: 0, seconds: 4 }).catch(() => undefined)
    if (!result || !(result.p95 < BEARABLE) || result.arrived < 0.97) break
    best = result
  }
  return best
}

async function measure(name, load, audienceOf = ({ people }) => ({ people })) {
  const server = await SERVERS[name](prepared)
  try {
    const audience = await audienceOf(server)
    const { pid, dialect, url, query } = server
    const options = { seconds: SECONDS, seed: ++seed, ...load, pid, dialect, url, query, ...audience }
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', loadFile, JSON.stringify(options)],
      {
        maxBuffer: 1 << 26,
        timeout: 300_000
      }
    )
    const result = JSON.parse(stdout)
    if (result.closed) console.error(`${name}: a connection to ${result.closed} was closed`)
    return result
  } finally {
    await server.stop()
  }
}

function show(results) {
  row('', 'p50 ms', 'p95 ms', 'p99 ms', 'there %', 'cpu %', 'MB', 'MB/s out', 'join p95', 'storm p95', 'load cpu %')
  for (const [name, rounds] of results) {
    const of = (value) => median(rounds, value)
    row(
      name,
      ...[(one) => one.p50, (one) => one.p95, (one) => one.p99].map((value) => of(value)?.toFixed(1)),
      percent(of((one) => one.arrived)),
      percent(of((one) => one.cpu)),
      of((one) => one.megabytes)?.toFixed(0),
      of((one) => one.out)?.toFixed(1),
      of((one) => one.quiet?.p95)?.toFixed(1) ?? '',
      of((one) => one.storm?.p95)?.toFixed(0) ?? '',
      percent(of((one) => one.generator))
    )
  }
}

function median(rounds, value) {
  const values = rounds
    .map(value)
    .filter((one) => one !== undefined && one !== null)
    .toSorted((a, b) => a - b)
  return values[Math.floor((values.length - 1) / 2)]
}

function percent(share) {
  return share === undefined ? '' : (share * 100).toFixed(0)
}

function row(first, ...cells) {
  console.log(String(first).padEnd(24) + cells.map((cell) => String(cell ?? '').padStart(11)).join(''))
}
