import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PARTY_CODES } from '@cartif/negotiation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Memberships } from '../accounts/memberships.ts'
import { readCommitments, sharedSchedules } from '../commitments/schedules.ts'
import { statedArticles } from '../commitments/stated-articles.ts'
import { Room } from '../instruments/room.ts'
import { Database } from '../storage/database.ts'
import { readLinks } from '../wto/mapping.ts'
import { DEMONSTRATION_INSTRUMENTS } from './instruments.ts'
import { seedDemonstration } from './seed.ts'

const now = () => '2026-01-01T00:00:00.000Z'
let directory = ''
let db: Database

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-schedules-'))
  db = new Database(directory, now)
  await seedDemonstration({
    db,
    now,
    memberships: new Memberships(db),
    accounts: {
      handle: () => Promise.reject(new Error('nobody signs in here')),
      identify: () => Promise.resolve(undefined),
      nameOf: (user) => user,
      create: ({ email }) => Promise.resolve(email)
    }
  })
})
afterAll(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

const chair = { user: 'chair', name: 'Chair', role: 'chair' as const }

describe.each(['framework-agreement', 'trade-facilitation'])('beside %s', (name) => {
  const open = () => {
    const { name: _, ...info } = DEMONSTRATION_INSTRUMENTS.find((one) => one.name === name)!
    return new Room({ info, parties: PARTY_CODES, db, now, nameOf: (user) => user })
  }

  test('most articles are mapped, and each mapping is of an article that was in the zero draft', () => {
    const room = open()
    const mapped = new Set(readLinks(room).map(({ article }) => article))
    const articles = statedArticles(room).filter(({ number }) => number.startsWith('Article'))
    expect(articles.filter(({ id }) => mapped.has(id)).length).toBeGreaterThan(articles.length / 2)
    expect(articles.some(({ id }) => !mapped.has(id))).toBe(true)
    room.stop()
  })

  test('some parties have shared what they commit themselves to, one has not yet', () => {
    const room = open()
    const shared = sharedSchedules(room).map(({ party }) => party)
    const stated = new Set(readCommitments(room, chair).map(({ party }) => party))
    expect(shared.length).toBeGreaterThan(1)
    expect([...stated].filter((party) => !shared.includes(party))).toHaveLength(1)
    const read = readCommitments(room, { user: 'x', name: 'X', role: 'delegate', party: 'uzb' })
    expect(new Set(read.map(({ party }) => party))).toEqual(new Set(shared))
    room.stop()
  })
})
