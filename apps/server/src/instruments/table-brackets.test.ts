import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PARTY_CODES } from '@cartif/negotiation'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Database } from '../storage/database.ts'
import { createInstrument } from './create-instrument.ts'
import { printComposed } from './print.ts'
import { readProposals } from './read.ts'

let directory: string
let db: Database
let seconds: number
const now = () => new Date(Date.UTC(2026, 0, 1) + seconds++ * 1000).toISOString()

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-'))
  seconds = 0
  db = new Database(directory, now)
  db.run(db.query.insertInto('working_group').values({ id: 'tf', name: 'Trade Facilitation' }))
})
afterEach(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

function imported(notation: string) {
  const info = { id: 'tf', workingGroup: 'tf', title: 'Protocol', symbol: 'TF' }
  const options = { info, parties: PARTY_CODES, db, now, nameOf: () => undefined, quiet: Infinity }
  return createInstrument(options, { file: 'draft.txt', notation })
}

/** The brackets of a draft are proposals, and print as they were read. */
test.each([
  ['an insertion', 'Each Party shall publish [PAK: promptly ]the fees.'],
  ['words in brackets', 'Each Party shall publish [promptly] the fees.'],
  ['a deletion', 'Each Party shall publish [KGZ: delete: promptly] the fees.'],
  ['alternatives', 'Each Party [shall] [PAK: should] [TJK: may] publish the fees.'],
  ['an insertion of several', 'Each Party shall publish [PAK, UZB: promptly ]the fees.'],
  ['a deletion of several', 'Each Party shall publish [KGZ, TJK: delete: promptly] the fees.'],
  ['an amendment of a proposal', 'Each Party shall publish [PAK: promptly [KAZ: and free of charge ]]the fees.'],
  ['brackets in brackets', 'Each Party shall [publish [promptly] the] fees.'],
  [
    'one after the other',
    'Each Party [shall] publish [promptly], [UZB: in print, ]the fees [GEO: delete: and charges].'
  ]
])('%s', (_, paragraph) => {
  const notation = `Article 1 — Publication\n1.  ${paragraph}\n`
  const room = imported(notation)
  expect(printComposed(room.live.composed).replace(/\n+/g, '\n').trim()).toBe(notation.trim())
})

test('whole provisions and whole articles are proposed where their brackets say so', () => {
  const notation = `Article 1 — Scope
1.  This Protocol applies to {Article 2}.
[GEO: 1 bis.  It does not apply to tariffs.]

[Article 2 — Definitions
1.  “Party” means a Party.]

[UZB: Article 2 bis — Contact points
1.  Each Party shall name [one] contact point.]

Article 3 — Entry into force
1.  This Protocol enters into force [XXX days] after signature.
`
  const room = imported(notation.replace('[XXX days]', '[90] days'))
  expect(readProposals(room).map(({ holder, changes }) => [holder, ...changes.map(({ kind }) => kind)])).toEqual([
    ['geo', 'splice'],
    ['record', 'bracket'],
    ['uzb', 'insert-article'],
    ['record', 'bracket'],
    ['record', 'bracket']
  ])
  const numbers = room.live.outline.map(({ number }) => number)
  expect(numbers).toEqual(['Article 1', 'Article 2', 'Article 2 bis', 'Article 3'])
  expect(printComposed(room.live.composed)).toContain('[UZB: Article 2 bis — Contact points')
})

test('whoever a header names beside the first sponsors the proposal, on the words it has', () => {
  const room = imported('Article 1 — Fees\n1.  Fees are published [UZB, PAK: promptly [KAZ, TJK: and free ]].\n')
  const [first, second] = readProposals(room)
  expect(first).toMatchObject({ holder: 'uzb', sponsors: ['UZB', 'PAK'] })
  expect(first?.positions).toMatchObject([{ party: 'PAK', stance: 'sponsor', stale: false }])
  expect(second).toMatchObject({ holder: 'kaz', sponsors: ['KAZ', 'TJK'] })
  const taken = room.register.list({ kind: 'position-taken' })
  expect(taken.map(({ party, body }) => [party, body])).toMatchObject([
    ['pak', { number: 1, stance: 'sponsor' }],
    ['tjk', { number: 2, stance: 'sponsor' }]
  ])
})

test('what a header says of others is kept with the proposal, and is nobody’s position', () => {
  const room = imported('Article 1 — Fees\n1.  [KAZ, UZB propose; CHN oppose: Fees are published.]\n')
  const [proposal] = readProposals(room)
  expect(proposal).toMatchObject({ holder: 'kaz', positions: [{ party: 'UZB', stance: 'sponsor' }] })
  expect(proposal?.rationale).toContain('CHN oppose')
})
