/**
 * The editor beside its peers on one text, in one run in one browser: plain ProseMirror without collaboration (the floor),
 * y-prosemirror and Tiptap's collaboration. All show the same nodes, words and decorations under the same style sheet.
 * Absolute times depend on the machine; read the ratios to the floor.
 *
 *   ROUNDS=1 SIZES=300 KINDS=plain,ours SECONDS=3 npm run bench -- editor     a quick look
 */
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]
const list = (value) => value?.split(',').filter(Boolean)
const SIZES = (list(process.env.SIZES) ?? ['300', '1000', '3000']).map(Number)
const KINDS = list(process.env.KINDS) ?? ['plain', 'ours', 'y-prosemirror', 'tiptap']
const ROUNDS = Number(process.env.ROUNDS ?? 3)
const SECONDS = Number(process.env.SECONDS ?? 10)
const KEYS = 500 + 200
const TURNS = Number(process.env.TURNS ?? 8)
/** Measured letters of a turn; `fifteen` are fifteen at once. */
const TURN_OF = { remote: 60, own: 60, fifteen: 30 }
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
/** A page with these has a clock of 5 microseconds. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

await build({ root: join(here, 'page'), logLevel: 'warn', build: { outDir: join(here, 'dist'), emptyOutDir: true } })
const server = createServer(async (request, response) => {
  const file = request.url === '/' ? '/index.html' : request.url
  try {
    const body = await readFile(join(here, 'dist', file))
    response
      .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...ISOLATED })
      .end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${server.address().port}/`
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: FLAGS })

const found = new Map(SIZES.map((size) => [size, new Map(KINDS.map((kind) => [kind, []]))]))
for (let round = 0; round < ROUNDS; round++) {
  // Every round begins with another, so that none is always first.
  const kinds = KINDS.map((_, index) => KINDS[(index + round) % KINDS.length])
  for (const size of SIZES) {
    const started = Date.now()
    for (const [kind, figures] of await measure(kinds, size)) found.get(size).get(kind).push(figures)
    console.error(`round ${round + 1}, ${size} provisions: ${((Date.now() - started) / 1000).toFixed(0)} s`)
  }
}
await browser.close()
server.close()

/**
 * All editors on one size. They take turns at every step, because a machine may be slower a second later: what is
 * compared was measured side by side.
 */
async function measure(kinds, size) {
  const measured = new Map()
  for (const kind of kinds) measured.set(kind, await open(kind, size))
  for (const [step, letters] of Object.entries(TURN_OF)) {
    for (let turn = 0; turn < TURNS; turn++) {
      for (const one of measured.values()) one.turns[step].push(await takeTurn(one, step, letters))
    }
  }
  const results = new Map()
  for (const [kind, one] of measured) results.set(kind, await finish(one))
  for (const { page } of measured.values()) await page.context().close()
  return results
}

/** Each letter by the clock, and all of them by what the page's main thread worked, which nobody else on the machine lengthens. */
async function takeTurn({ session, step }, name, letters) {
  await step(name, letters)
  const before = await workOf(session)
  const times = await step('turn')
  const after = await workOf(session)
  const per = (part) => (after[part] - before[part]) / letters
  return { times, thread: { script: per('script'), laidOut: per('laidOut') } }
}

/** By the clock and by the thread: reading what was stored, from there to the laid-out page, from there to all of the text. */
async function takeOpening(session, step) {
  const [clock, thread] = [{}, {}]
  for (const name of ['load', 'open', 'finish']) {
    const before = await workOf(session)
    const { script, laidOut } = await step(name)
    thread[name] = (await workOf(session)).laidOut - before.laidOut
    clock[name] = name === 'load' ? script : laidOut
  }
  return { clock, thread }
}

/** Milliseconds that the page's main thread has worked, without and with the layout. */
async function workOf(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name) => metrics.find((one) => one.name === name).value * 1000
  const laidOut = of('TaskDuration')
  return { script: laidOut - of('LayoutDuration') - of('RecalcStyleDuration'), laidOut }
}

async function open(kind, size) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
  await page.goto(address)
  await page.waitForFunction('typeof bench === "object"')
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const step = (name, ...given) => page.evaluate(([one, rest]) => globalThis.bench[one](...rest), [name, given])
  await step('prepare', kind, size)
  const before = await heapOf(session)
  const opened = await takeOpening(session, step)
  const memory = (await heapOf(session)) - before
  await step('begin')
  // First, because some editors have nothing left to lose after a letter.
  const kept = await step('kept')
  const turns = Object.fromEntries(Object.keys(TURN_OF).map((name) => [name, []]))
  return { page, session, step, before, turns, figures: { ...opened, memory, kept } }
}

async function finish({ page, session, step, before, turns, figures }) {
  await page.bringToFront()
  await step('watchKeys')
  for (let key = 0; key < KEYS; key++) await page.keyboard.press('x')
  const keys = await step('keyTimes')
  const tasks = await step('stream', SECONDS)
  const settled = (await heapOf(session)) - before
  return { ...figures, turns, keys, tasks, settled }
}

/** Bytes of JavaScript objects that are alive. */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

const at = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]
const median = (values) => at(values, 0.5)

/** What is reported, in milliseconds: of each turn of each round, or of each round. */
const everyTurn = (step, part, share) => (round) =>
  round.turns[step].map(({ times }) =>
    at(
      times.map((one) => one[part]),
      share
    )
  )
/** A letter's share of what the thread worked in a turn: a mean, with whatever was cleaned up meanwhile. */
const threadOf = (step, part) => (round) => round.turns[step].map(({ thread }) => thread[part])
const everyRound = (read) => (round) => [read(round)]
const opening = (by, ...parts) => everyRound((round) => parts.reduce((sum, part) => sum + round[by][part], 0))
const FIGURES = {
  'remote p50': everyTurn('remote', 'script', 0.5),
  'remote p95': everyTurn('remote', 'script', 0.95),
  'remote + layout p50': everyTurn('remote', 'laidOut', 0.5),
  'remote + layout p95': everyTurn('remote', 'laidOut', 0.95),
  'remote, thread': threadOf('remote', 'script'),
  'remote + layout, thread': threadOf('remote', 'laidOut'),
  'own p50': everyTurn('own', 'script', 0.5),
  'own p95': everyTurn('own', 'script', 0.95),
  'own + layout p50': everyTurn('own', 'laidOut', 0.5),
  'own, thread': threadOf('own', 'script'),
  'own + layout, thread': threadOf('own', 'laidOut'),
  'own key p50': everyRound(({ keys }) => median(keys)),
  'own key p95': everyRound(({ keys }) => at(keys, 0.95)),
  'fifteen p50': everyTurn('fifteen', 'script', 0.5),
  'fifteen + layout p50': everyTurn('fifteen', 'laidOut', 0.5),
  'fifteen, thread': threadOf('fifteen', 'script'),
  'fifteen + layout, thread': threadOf('fifteen', 'laidOut'),
  loading: opening('clock', 'load'),
  opening: opening('clock', 'open'),
  'opening, all drawn': opening('clock', 'open', 'finish'),
  'loading and opening': opening('clock', 'load', 'open'),
  'loading, opening, all drawn': opening('clock', 'load', 'open', 'finish'),
  'loading, thread': opening('thread', 'load'),
  'opening, thread': opening('thread', 'open'),
  'opening, all drawn, thread': opening('thread', 'open', 'finish'),
  'loading and opening, thread': opening('thread', 'load', 'open')
}

const valuesOf = (size, kind, name) => found.get(size).get(kind).flatMap(FIGURES[name])
const figureOf = (size, kind, name) => median(valuesOf(size, kind, name))

/** The median of the ratios of what was measured side by side, and the quarter of them below and above it. */
function ratioOf(size, kind, name) {
  const floor = valuesOf(size, 'plain', name)
  const ratios = valuesOf(size, kind, name).map((value, index) => value / floor[index])
  return { middle: median(ratios), low: at(ratios, 0.25), high: at(ratios, 0.75) }
}

for (const size of SIZES) {
  const rows = Object.keys(FIGURES).map((name) => [
    name,
    Object.fromEntries(
      KINDS.map((kind) => {
        const { middle, low, high } = ratioOf(size, kind, name)
        const isCompared = Number.isFinite(middle) && kind !== 'plain'
        const beside = isCompared ? `  ${middle.toFixed(2)}× (${low.toFixed(2)} to ${high.toFixed(2)})` : ''
        return [kind, `${figureOf(size, kind, name).toFixed(2)}${beside}`]
      })
    )
  ])
  const facts = Object.entries({
    'long tasks': ({ tasks }) => tasks.length,
    'longest task': ({ tasks }) => Math.round(Math.max(0, ...tasks)),
    'decorations kept': ({ kept }) => `${kept.kept}/${kept.decorations}`,
    'their elements kept': ({ kept }) => `${kept.elementsKept}/${kept.elements}`,
    'stored marks kept': ({ kept }) => (kept.storedMarks ? 'yes' : 'no'),
    'DOM mutations': ({ kept }) => kept.mutations,
    'memory, opened (MB)': ({ memory }) => (memory / 1e6).toFixed(1),
    'memory, at the end (MB)': ({ settled }) => (settled / 1e6).toFixed(1)
  }).map(([name, read]) => [
    name,
    Object.fromEntries(KINDS.map((kind) => [kind, [...new Set(found.get(size).get(kind).map(read))].join(', ')]))
  ])
  console.log(`\n${size} provisions, ${size * 20} words, ${size} open proposals (ms, × the floor)`)
  console.table(Object.fromEntries([...rows, ...facts]))
}
console.log(
  `Medians of ${TURNS} turns in each of ${ROUNDS} rounds, with the middle half of the ratios. The floor is plain ProseMirror: the same nodes, marks and ` +
    `${found.get(SIZES.at(-1)).get('plain')[0]?.kept.decorations} decorations, no collaboration, no Tiptap. ` +
    "Rows of a thread are the time in which the page's main thread worked, a mean over the letters of a turn: on a machine that others use they are the truer ones."
)
reportTargets()

function reportTargets() {
  const large = SIZES.at(-1)
  const rounds = found.get(large).get('ours')
  const added = (size) => figureOf(size, 'ours', 'remote p50') - figureOf(size, 'plain', 'remote p50')
  const ratio = (name, limit, thread) => [
    `${name} ≤ ${limit}`,
    ratioOf(large, 'ours', name).middle,
    limit,
    thread && ratioOf(large, 'ours', thread).middle
  ]
  const targets = [
    ratio('remote p50', 1.5, 'remote, thread'),
    ratio('remote p95', 2),
    ratio('own p50', 1.4, 'own, thread'),
    ratio('own key p50', 1.4),
    ratio('fifteen p50', 2, 'fifteen, thread'),
    ratio('opening', 2, 'opening, thread'),
    ratio('opening, all drawn', 2, 'opening, all drawn, thread'),
    ratio('loading and opening', 2, 'loading and opening, thread'),
    [`what is added to a remote letter at ${large}, beside ${SIZES[0]} ≤ 2`, added(large) / added(SIZES[0]), 2],
    ['decorations lost = 0', Math.max(...rounds.map(({ kept }) => kept.decorations - kept.kept)), 0],
    ['stored marks lost = 0', rounds.filter(({ kept }) => !kept.storedMarks).length, 0],
    ['long tasks over 50 ms = 0', Math.max(...rounds.map(({ tasks }) => tasks.length)), 0]
  ]
  console.log(`\nTargets at ${large} provisions`)
  for (const [name, value, limit, thread] of targets) {
    const byThread = thread === undefined ? '' : ` (by the thread ${Number(thread.toFixed(2))})`
    console.log(`  ${value <= limit ? 'met    ' : 'NOT MET'}  ${name}: ${Number(value.toFixed(2))}${byThread}`)
  }
}
