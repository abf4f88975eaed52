/** On the negotiations of the demonstration: what the register adds up to day by day is in the end what the live text counts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PARTY_CODES } from '@cartif/negotiation'
import { Memberships } from '../accounts/memberships.ts'
import { seedDemonstration } from '../demonstration/seed.ts'
import { Room } from '../instruments/room.ts'
import { Database } from '../storage/database.ts'
import { readFigures } from './figures.ts'
import { seatedParties } from './seats.ts'

const directory = mkdtempSync(join(tmpdir(), 'cartif-'))
let db: Database
const now = () => '2026-11-28T09:00:00Z'

beforeAll(async () => {
  db = new Database(directory, now, { synchronous: 'OFF' })
  let count = 0
  const accounts = {
    handle: () => Promise.reject(new Error('nobody signs in here')),
    identify: () => Promise.resolve(undefined),
    nameOf: (user: string) => user,
    create: () => Promise.resolve(`user-${++count}`)
  }
  await seedDemonstration({ db, accounts, memberships: new Memberships(db), now })
})

afterAll(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

test('the register and the live text say the same of every instrument', () => {
  const rows = db.all(db.query.selectFrom('instrument').selectAll())
  expect(rows.length).toBeGreaterThan(1)
  for (const { id, working_group: workingGroup, title, symbol } of rows) {
    const room = new Room({ info: { id, workingGroup, title, symbol }, parties: PARTY_CODES, db, now, nameOf: String })
    const figures = readFigures(room, seatedParties(db, workingGroup))
    const last = figures.days.at(-1)
    expect(last, id).toMatchObject({
      tabled: figures.tabled,
      open: figures.counts.openProposals,
      agreed: figures.counts.agreed
    })
    expect(figures.ages.reduce((sum, { issues }) => sum + issues, 0)).toBe(figures.counts.openIssues)
    expect(figures.articles.reduce((sum, { openIssues }) => sum + openIssues, 0)).toBe(figures.counts.openIssues)
    expect(figures.parties.reduce((sum, { tabled }) => sum + tabled, 0)).toBeLessThanOrEqual(figures.tabled)
  }
})
