import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from './migrations.ts'
import { Queries } from './queries.ts'
import { Register } from './register.ts'

const now = () => '2026-01-01T00:00:00.000Z'

/** Longer than what is looked at together. */
function registerOf(rows: number): { readonly register: Register; readonly sqlite: Sqlite.Database } {
  const sqlite = new Sqlite(':memory:')
  migrate(sqlite, now)
  const register = new Register(new Queries(sqlite))
  const append = (number: number) =>
    register.append({ instrument: 'fa', kind: 'noted', actor: 'server', party: null, at: now(), body: { number } })
  sqlite.transaction(() => {
    for (let number = 1; number <= rows; number++) append(number)
  })()
  for (const act of ['update', 'delete']) sqlite.exec(`DROP TRIGGER register_no_${act}`)
  return { register, sqlite }
}

test.each([0, 1, 999, 1000, 1001, 2500])('a register of %i rows is intact as it was written', (rows) => {
  const { register } = registerOf(rows)
  expect(register.verify()).toEqual({ intact: true, rows, head: register.lastRow().hash })
})

test.each([1, 1000, 1001, 2500])('row %i altered, removed, or put in later breaks the chain there', (seq) => {
  const { register, sqlite } = registerOf(2500)
  const tries = [
    [`UPDATE register SET body = '{"number":0}' WHERE seq = ${seq}`, seq],
    [`UPDATE register SET party = 'kaz' WHERE seq = ${seq}`, seq],
    [`UPDATE register SET hash = previous_hash WHERE seq = ${seq}`, seq],
    [`UPDATE register SET seq = 9999 WHERE seq = ${seq}`, seq === 2500 ? 9999 : seq + 1],
    [
      `INSERT INTO register SELECT 9999, instrument, kind, actor, party, at, body, previous_hash, hash FROM register WHERE seq = ${seq}`,
      9999
    ]
  ] as const
  for (const [sql, brokenAt] of tries) {
    sqlite.exec('SAVEPOINT before')
    sqlite.exec(sql)
    expect(register.verify(), sql).toEqual({ intact: false, brokenAt })
    sqlite.exec('ROLLBACK TO before')
    sqlite.exec('RELEASE before')
  }
  expect(register.verify()).toMatchObject({ intact: true })
})
