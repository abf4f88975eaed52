/**
 * The editor beside plain ProseMirror without collaboration and Tiptap's collaboration, in one run in one browser. Absolute
 * times depend on the machine; read the ratios.
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
const SIZES = [300, 1000, 3000]
const KINDS = ['floor', 'ours', 'tiptap']
const ROUNDS = Number(process.env.ROUNDS ?? 3)
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

await build({ root: join(here, 'page'), logLevel: 'warn', build: { outDir: join(here, 'dist'), emptyOutDir: true } })
const server = createServer(async (request, response) => {
  const file = request.url === '/' ? '/index.html' : request.url
  try {
    const body = await readFile(join(here, 'dist', file))
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${server.address().port}/`
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: FLAGS })

const at = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]
const median = (values) => at(values, 0.5)

async function measure(kind, size) {
  const page = await browser.newPage()
  await page.goto(address)
  await page.waitForFunction('typeof measure === "function"')
  const result = await page.evaluate(([name, provisions]) => measure(name, provisions), [kind, size])
  await page.close()
  return result
}

const rows = []
for (const size of SIZES) {
  const found = Object.fromEntries(KINDS.map((kind) => [kind, []]))
  for (let round = 0; round < ROUNDS; round++) for (const kind of KINDS) found[kind].push(await measure(kind, size))
  const sum = (kind) => ({
    'remote p50': median(found[kind].map(({ remote }) => median(remote))),
    'remote p95': median(found[kind].map(({ remote }) => at(remote, 0.95))),
    'own p50': median(found[kind].map(({ own }) => median(own))),
    'own p95': median(found[kind].map(({ own }) => at(own, 0.95))),
    opening: median(found[kind].map(({ open }) => open))
  })
  const sums = Object.fromEntries(KINDS.map((kind) => [kind, sum(kind)]))
  for (const kind of KINDS) {
    const cells = Object.entries(sums[kind]).map(([name, value]) => [
      name,
      `${value.toFixed(2)} ms  ${(value / sums.floor[name]).toFixed(2)}×`
    ])
    rows.push({ provisions: size, editor: kind, ...Object.fromEntries(cells) })
  }
}
console.table(rows)
console.log(`Medians of ${ROUNDS} rounds; × is the ratio to plain ProseMirror without collaboration in the same run.`)
await browser.close()
server.close()
