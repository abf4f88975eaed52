/** The meetings of the demonstration: what is said of them fits what the register has, and the zero round ended with a list. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PARTY_CODES } from '@cartif/negotiation'
import { Memberships } from '../accounts/memberships.ts'
import { Room } from '../instruments/room.ts'
import { MeetingStore } from '../meetings/meeting-store.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { actsWithin, factsOf } from '../meetings/facts.ts'
import { PhaseStore } from '../meetings/phase-store.ts'
import type { ListedInstrument } from '../meetings/zero-round-list.ts'
import { Database } from '../storage/database.ts'
import { DEMONSTRATION_TREATY } from './instruments.ts'
import { seedDemonstration } from './seed.ts'
import { WORKING_GROUPS } from './working-groups.ts'

const DAY = 86_400_000
/** The day it was written, and one on which all that was to come then would be past. */
const DAYS = ['2026-11-28T09:00:00.000Z', '2028-03-15T09:00:00.000Z']

describe.each(DAYS)('the meetings of the demonstration, seeded on %s,', (day) => {
  const directory = mkdtempSync(join(tmpdir(), 'cartif-meetings-'))
  const now = () => day
  let db: Database
  let meetings: readonly Meeting[] = []
  let rooms: readonly Room[] = []

  beforeAll(async () => {
    db = new Database(directory, now, { synchronous: 'OFF' })
    const accounts = {
      handle: () => Promise.reject(new Error('nobody signs in here')),
      identify: () => Promise.resolve(undefined),
      nameOf: (user: string) => user,
      create: ({ email }: { email: string }) => Promise.resolve(email)
    }
    await seedDemonstration({ db, accounts, memberships: new Memberships(db), now })
    meetings = new MeetingStore(db, now).list(WORKING_GROUPS.map(({ id }) => id))
    rooms = db
      .all(db.query.selectFrom('instrument').selectAll().where('kind', '!=', 'terms-of-reference'))
      .map((row) => {
        const info = { id: row.id, workingGroup: row.working_group, title: row.title, symbol: row.symbol }
        return new Room({ info, parties: PARTY_CODES, db, now, nameOf: String })
      })
  }, 60_000)

  afterAll(() => {
    db.close()
    rmSync(directory, { recursive: true })
  })

  const roomsOf = ({ workingGroup }: Meeting) => rooms.filter(({ info }) => info.workingGroup === workingGroup)
  const actsIn = (meeting: Meeting) =>
    roomsOf(meeting).flatMap((room) => actsWithin(room, { from: meeting.starts, to: meeting.ends }))

  test('are there for every working group, before and after this day', () => {
    for (const { id } of WORKING_GROUPS) {
      const own = meetings.filter(({ workingGroup }) => workingGroup === id)
      expect(
        own.some(({ starts }) => starts > now()),
        id
      ).toBe(true)
      if (id !== 'institutional') expect(own.filter(({ ends }) => ends < now()).length, id).toBeGreaterThan(1)
    }
  })

  test('come soon, and what is planned beside them has not passed either', () => {
    const next = meetings.find(({ starts }) => starts > now())!
    expect(Date.parse(next.starts) - Date.parse(now())).toBeLessThan(14 * DAY)
    expect(meetings.some(({ starts, ends }) => starts < now() && ends > now())).toBe(false)
    const phases = new PhaseStore(db, now).list()
    const textRounds = phases.filter(
      ({ kind, ends, name }) => kind === 'text-round' && ends < now().slice(0, 10) && /^\w+ round/.test(name)
    )
    expect(textRounds).toHaveLength(2)
    expect(phases.filter(({ begins }) => begins > now()).map(({ name }) => name)).toEqual([
      'Third round on the text',
      'Second sessions of the working groups',
      'Stocktake of senior officials',
      'Ministerial Conference'
    ])
    const owed = meetings.flatMap(({ followUps }) => followUps.filter(({ doneAt }) => doneAt === null))
    expect(owed.filter(({ by }) => by > now()).length).toBeGreaterThan(owed.length / 2)
    const milestones = db.all(db.query.selectFrom('milestone').select('due'))
    expect(milestones.filter(({ due }) => due > now().slice(0, 10)).length).toBeGreaterThan(10)
  })

  test('that took place have an outcome and their attendance; nobody who acted in one was away from it', () => {
    const past = meetings.filter(({ ends }) => ends < now())
    for (const meeting of past) {
      expect(meeting.outcome, meeting.title).not.toBe('')
      expect(
        meeting.agenda.every(({ summary }) => summary !== ''),
        meeting.title
      ).toBe(true)
      const away = meeting.attendance.flatMap(({ party, presence }) => (presence === 'present' ? [] : party))
      const acted = new Set(actsIn(meeting).map(({ party }) => party))
      expect([meeting.title, away.filter((party) => acted.has(party))]).toEqual([meeting.title, []])
    }
  })

  test('hold every act on the treaty but its zero drafts', () => {
    const texts = rooms.filter(({ info }) => DEMONSTRATION_TREATY.some(({ id }) => id === info.id))
    const all = texts.flatMap((room) => actsWithin(room, { from: '2026', to: '2027' }))
    const held = new Set(meetings.flatMap((meeting) => actsIn(meeting).map(({ seq }) => seq)))
    const outside = all.filter(({ seq }) => !held.has(seq))
    const zeroDrafts = outside.filter(({ kind }) => kind === 'revision-issued').map(({ at }) => at)
    expect(zeroDrafts).toHaveLength(texts.length)
    // What the zero draft has in brackets comes with it.
    expect(outside.filter(({ at }) => !zeroDrafts.includes(at))).toEqual([])
  })

  test('say as many articles as the register counts', () => {
    const second = meetings.find(({ title }) => title === 'Second session on the text')!
    const room = roomsOf(second).find(({ info }) => info.id === 'framework-agreement')
    expect(factsOf(room!, actsIn(second)).agreed).toHaveLength(8)
    expect(second.outcome).toContain('Eight articles are agreed')
  })

  test('ended the zero round with a list in which delegations converge and diverge', () => {
    const row = db.first(db.query.selectFrom('zero_round_list').selectAll())!
    const [listed] = JSON.parse(row.instruments) as readonly ListedInstrument[]
    const numbersOf = (verdict: string) =>
      listed!.articles.filter((one) => one.verdict === verdict).map(({ number }) => number.replace('Article ', ''))
    expect(numbersOf('convergence').join()).toBe('1,3,6,16,17,20,40,49,54')
    expect(numbersOf('divergence').join()).toBe('4,9,14,27,44')
    expect(row.at).toBe('2026-03-19T10:30:00.000Z')
  })
})
