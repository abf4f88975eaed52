import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMetrics } from '../http/metrics.ts'
import type { Metrics } from '../http/metrics.ts'
import { Room } from '../instruments/room.ts'
import { createInstrument } from '../instruments/create-instrument.ts'
import { refused, relayed } from '../live/signals.ts'
import { Database } from '../storage/database.ts'
import { Register } from '../storage/register.ts'

const FOLDER = fileURLToPath(new URL('../../../../docs/operating/', import.meta.url))
const NOW = '2026-01-01T00:00:00.000Z'
let directory: string
let db: Database
let room: Room
let metrics: Metrics

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-metrics-'))
  db = new Database(directory, () => NOW, { synchronous: 'OFF' })
  db.run(db.query.insertInto('working_group').values({ id: 'rtg', name: 'Group' }))
  const info = { id: 'i', workingGroup: 'rtg', title: 'I', symbol: 'I' }
  const options = { info, parties: ['kaz'], db, now: () => NOW, nameOf: () => undefined, quiet: Infinity }
  room = createInstrument(options, { file: 'draft', notation: 'Article 1 — Aims\n1.  Trade flows.\n' })
  metrics = createMetrics({ rooms: new Map([['i', room]]), register: new Register(db), db })
})

afterEach(() => {
  metrics.stop()
  room.stop()
  db.close()
  rmSync(directory, { recursive: true })
})

async function read(name: string): Promise<number | undefined> {
  const line = (await metrics.print())
    .split('\n')
    .find((one) => one.startsWith(`${name} `) || one.startsWith(`${name}{`))
  return line === undefined ? undefined : Number(line.split(' ').at(-1))
}

test('what is written, passed on and refused is counted', async () => {
  expect(await read('cartif_updates_total')).toBe(0)
  room.documents.commit(() => room.documents.open('text').getMap('meta').set('touched', true))
  relayed.tell({ messages: 7 })
  refused.tell({ reason: 'read-only' })
  refused.tell({ reason: 'read-only' })
  expect(await read('cartif_updates_total')).toBe(1)
  expect(await read('cartif_commit_seconds_count')).toBe(1)
  expect(await read('cartif_relayed_messages_total')).toBe(7)
  expect(await read('cartif_refused_frames_total{reason="read-only"}')).toBe(2)
  expect(await read('cartif_documents_loaded')).toBe(room.documents.loaded)
  expect(await read('cartif_register_rows')).toBe(room.register.lastRow().seq)
  expect(await read('cartif_database_bytes')).toBeGreaterThan(0)
})

test('reasons that somebody thinks of do not fill the memory', async () => {
  for (let index = 0; index < 1000; index++) refused.tell({ reason: `reason ${index}` })
  expect((await metrics.print()).match(/cartif_refused_frames_total\{/g)?.length).toBeLessThan(100)
  expect(await read('cartif_refused_frames_total{reason="other"}')).toBeGreaterThan(900)
})

test('when the metrics have stopped nothing is counted any more', async () => {
  metrics.stop()
  relayed.tell({ messages: 7 })
  expect(await read('cartif_relayed_messages_total')).toBe(0)
})

test('no word of a text is among the numbers', async () => {
  refused.tell({ reason: 'read-only' })
  expect(Y.encodeStateAsUpdate(room.documents.open('text')).length).toBeGreaterThan(100)
  expect(await metrics.print()).not.toMatch(/Trade|flows|Aims|kaz/)
})

test('every panel of the dashboard and every alert asks for metrics that are there', async () => {
  refused.tell({ reason: 'read-only' })
  const printed = await metrics.print()
  const known = new Set([...printed.matchAll(/^([a-z0-9_]+)(?:\{| )/gm)].map(([, name]) => name!))
  const dashboard = JSON.parse(readFileSync(join(FOLDER, 'grafana.json'), 'utf8')) as {
    panels: { title: string; targets: { expr: string }[] }[]
  }
  const alerts = readFileSync(join(FOLDER, 'alerts.yml'), 'utf8')
  const asked = [
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...[...alerts.matchAll(/expr: (.*)/g)].map(([, expr]) => expr!)
  ]
  expect(asked.length).toBeGreaterThan(15)
  for (const expr of asked) {
    const names = [...expr.matchAll(/\b(?:cartif|nodejs|process)_\w+/g)].map(([name]) => name)
    if (!expr.startsWith('up{')) expect(names, expr).not.toEqual([])
    for (const name of names) expect(known, expr).toContain(name)
  }
})
