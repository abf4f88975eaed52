/** The chronicle beside the register: what it says, what it costs, and that it says in the evening what the live text says. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Database } from '../storage/database.ts'
import { Register } from '../storage/register.ts'
import { Chronicle, PAGE, actsAfter } from './chronicle.ts'
import { seatedParties } from './seats.ts'

let directory: string
let db: Database

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-'))
  db = new Database(directory, () => '2026-01-01T00:00:00Z', { synchronous: 'OFF' })
})

afterEach(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

const note = (at: string, kind: string, body: object, instrument = 'fa') =>
  new Register(db).append({ instrument, kind, actor: 'kaz', party: 'kaz', at, body })

function chronicle(instrument = 'fa') {
  const made = new Chronicle(db, instrument)
  made.catchUp()
  return made
}

describe('the chronicle', () => {
  test('adds up day by day, and a reopened decision opens all that it closed', () => {
    note('2026-03-01T09:00:00Z', 'proposal-tabled', { proposal: 'a' })
    note('2026-03-01T10:00:00Z', 'proposal-tabled', { proposal: 'b' })
    note('2026-03-02T09:00:00Z', 'proposal-tabled', { proposal: 'c' })
    const left = [{ proposal: 'b', status: 'superseded' }]
    const decision = note('2026-03-02T10:00:00Z', 'proposal-accept', { proposal: 'a', left })
    note('2026-03-03T10:00:00Z', 'article-status', { article: 'one', status: 'agreed-ad-referendum' })
    note('2026-03-03T10:00:00Z', 'article-status', { article: 'one', provision: 'p', status: 'agreed' })
    note('2026-03-04T10:00:00Z', 'proposal-reopen', { proposal: 'a', decision })
    note('2026-03-05T10:00:00Z', 'proposal-withdraw', { proposal: 'c', left: [] })
    note('2026-03-05T11:00:00Z', 'article-status', { article: 'one', status: 'open' })
    expect(chronicle().days).toEqual([
      { day: '2026-03-01', tabled: 2, decided: 0, withdrawn: 0, open: 2, agreed: [] },
      { day: '2026-03-02', tabled: 3, decided: 1, withdrawn: 0, open: 1, agreed: [] },
      { day: '2026-03-03', tabled: 3, decided: 1, withdrawn: 0, open: 1, agreed: ['one'] },
      { day: '2026-03-04', tabled: 3, decided: 1, withdrawn: 0, open: 3, agreed: ['one'] },
      { day: '2026-03-05', tabled: 3, decided: 1, withdrawn: 1, open: 2, agreed: [] }
    ])
  })

  test('retaining the text decides on every alternative; what was only narrowed stays open', () => {
    for (const proposal of ['a', 'b', 'c']) note('2026-03-01T09:00:00Z', 'proposal-tabled', { proposal })
    note('2026-03-02T09:00:00Z', 'issue-retained', {
      proposal: 'a',
      numbers: [1, 2],
      left: ['a', 'b'].map((proposal) => ({ proposal, status: 'rejected' }))
    })
    note('2026-03-02T09:00:00Z', 'proposal-lapsed', { proposal: 'c', effect: 'narrowed' })
    expect(chronicle().days.at(-1)).toMatchObject({ decided: 2, open: 1 })
  })

  test('goes on from where it was, and reads no act twice', () => {
    note('2026-03-01T09:00:00Z', 'proposal-tabled', { proposal: 'a' })
    const made = chronicle()
    note('2026-03-01T12:00:00Z', 'proposal-tabled', { proposal: 'x' }, 'other')
    note('2026-03-02T09:00:00Z', 'proposal-tabled', { proposal: 'b' })
    made.catchUp()
    made.catchUp()
    expect(made.days.map(({ tabled }) => tabled)).toEqual([1, 2])
  })
})

describe('with seven instruments and three thousand proposals', () => {
  const INSTRUMENTS = ['fa', 'tf', 'sps', 'tbt', 'dt', 'if', 'ip']
  const PROPOSALS = 3000
  /** Milliseconds of the processor, on a slow one. */
  const BOUND = 50

  /** As the acts are written: the wordings with what undoes them are long, and most acts are none that count. */
  function fill(): void {
    const words = 'Each Party shall publish promptly the fees and charges. '.repeat(40)
    db.transaction(() => {
      for (let index = 0; index < PROPOSALS; index++) {
        const instrument = INSTRUMENTS[index % INSTRUMENTS.length]!
        const at = new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 40))).toISOString()
        const proposal = `kaz-${index}`
        note(at, 'proposal-tabled', { proposal, wording: words }, instrument)
        for (let again = 0; again < 4; again++)
          note(at, again % 2 === 0 ? 'proposal-worded' : 'position-taken', { proposal, wording: words }, instrument)
        if (index % 3 > 0) note(at, 'proposal-accept', { proposal, left: [], reversal: words }, instrument)
      }
    })
  }

  test('no query reads more than a page, or works longer than it may', () => {
    fill()
    let [queries, rows] = [0, 0]
    for (const instrument of INSTRUMENTS) {
      for (let after = 0, more = true; more;) {
        const began = process.cpuUsage()
        const page = db.all(actsAfter(db, instrument, after))
        const { user, system } = process.cpuUsage(began)
        expect((user + system) / 1000).toBeLessThan(BOUND)
        expect(page.length).toBeLessThanOrEqual(PAGE)
        queries++
        rows += page.length
        after = page.at(-1)?.seq ?? after
        more = page.length === PAGE
      }
    }
    expect(queries).toBeGreaterThanOrEqual(3 * INSTRUMENTS.length)
    expect(rows).toBe(PROPOSALS + PROPOSALS * (2 / 3))
    const sum = INSTRUMENTS.map((one) => chronicle(one).days.at(-1)!)
    expect(sum.reduce((all, { tabled }) => all + tabled, 0)).toBe(PROPOSALS)
    expect(sum.reduce((all, { open }) => all + open, 0)).toBe(PROPOSALS / 3)
  })

  test('no query of all that monitoring asks scans a table or sorts one that grows', () => {
    const asked: string[] = []
    const prepare = db.sqlite.prepare.bind(db.sqlite)
    db.sqlite.prepare = ((sql: string) => {
      asked.push(sql)
      return prepare(sql)
    }) as typeof db.sqlite.prepare
    chronicle()
    note('2026-03-01T09:00:00Z', 'proposal-tabled', { proposal: 'a' })
    chronicle()
    seatedParties(db, 'rtg')
    const queries = asked.filter((sql) => sql.startsWith('select') && !/ from "register" order by/.test(sql))
    expect(queries.length).toBeGreaterThanOrEqual(3)
    for (const sql of queries) {
      const blanks = Array.from({ length: sql.split('?').length - 1 }, () => '0')
      const steps = prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...blanks) as { detail: string }[]
      expect(steps[0]?.detail, sql).toMatch(
        /^SEARCH (?:register USING (?:COVERING )?INDEX register_instrument|membership USING)/
      )
      if (sql.includes('"register"')) expect(steps.length, sql).toBe(1)
    }
  })
})
