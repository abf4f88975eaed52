import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS, migrate } from './migrations.ts'
import { Queries } from './queries.ts'
import { Register } from './register.ts'

const now = () => '2026-01-01T00:00:00.000Z'
const NEWEST = MIGRATIONS.at(-1)!.version

interface Column {
  readonly name: string
  readonly type: string
}

/** A database as a version of the schema left it, with rows in every table there was. */
function databaseOf(version: number): Sqlite.Database {
  const sqlite = new Sqlite(':memory:')
  sqlite.pragma('foreign_keys = ON')
  migrate(
    sqlite,
    now,
    MIGRATIONS.filter((one) => one.version <= version)
  )
  const tables = namesOf(sqlite).filter((name) => name !== 'register')
  for (const table of tables) for (const row of [1, 2, 3]) fill(sqlite, table, row)
  const register = new Register(new Queries(sqlite))
  for (const kind of ['text-imported', 'proposal-tabled', 'decided'])
    register.append({
      instrument: 'id-1',
      kind,
      actor: 'server',
      party: kind === 'decided' ? null : 'kaz',
      at: now(),
      body: { kind }
    })
  return sqlite
}

/** Parents come before what refers to them. */
function namesOf(sqlite: Sqlite.Database): readonly string[] {
  const sql = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_version'`
  const names = sqlite.prepare(sql).pluck().all() as string[]
  return names.toSorted((a, b) => Number(b === 'working_group') - Number(a === 'working_group'))
}

function columnsOf(sqlite: Sqlite.Database, table: string): readonly Column[] {
  return sqlite.pragma(`table_info(${table})`) as Column[]
}

function fill(sqlite: Sqlite.Database, table: string, row: number): void {
  const columns = columnsOf(sqlite, table)
  const values = columns.map(({ name, type }) => {
    if (name === 'working_group') return `id-${row}`
    if (type === 'TEXT') return `${name}-${row}`
    return type === 'BLOB' ? Buffer.from([row, 0, 255]) : row
  })
  sqlite.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join()})`).run(...values)
}

function rowsOf(sqlite: Sqlite.Database, table: string, columns: readonly Column[]): readonly unknown[] {
  const names = columns.map(({ name }) => name).join()
  return sqlite.prepare(`SELECT ${names} FROM ${table} ORDER BY rowid`).raw().all()
}

describe('a database of every earlier version', () => {
  test.each(MIGRATIONS.map(({ version }) => version))(
    'of version %i loses no row on the way to the newest',
    (version) => {
      const sqlite = databaseOf(version)
      const before = namesOf(sqlite).map((table) => {
        const columns = columnsOf(sqlite, table)
        return { table, columns, rows: rowsOf(sqlite, table, columns) }
      })
      expect(before.every(({ rows }) => rows.length === 3)).toBe(true)
      const ran = migrate(sqlite, now)
      expect(ran).toEqual(MIGRATIONS.map((one) => one.version).filter((one) => one > version))
      for (const { table, columns, rows } of before) expect(rowsOf(sqlite, table, columns), table).toEqual(rows)
      expect(new Register(new Queries(sqlite)).verify()).toMatchObject({ intact: true, rows: 3 })
      expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(sqlite.pragma('foreign_key_check')).toEqual([])
      for (const table of ['update_log', 'register', 'revision', 'commit_mark', 'register_head']) {
        if (rowsOf(sqlite, table, columnsOf(sqlite, table)).length === 0) fill(sqlite, table, 1)
        expect(() => sqlite.exec(`DELETE FROM ${table}`), table).toThrow('append-only')
        const [column] = columnsOf(sqlite, table)
        expect(() => sqlite.exec(`UPDATE ${table} SET ${column!.name} = ${column!.name}`), table).toThrow('append-only')
      }
      expect(migrate(sqlite, now)).toEqual([])
    }
  )

  test('has the same tables afterwards as a new one', () => {
    const schemaOf = (sqlite: Sqlite.Database) =>
      namesOf(sqlite).map((table) => [table, columnsOf(sqlite, table).map(({ name, type }) => `${name} ${type}`)])
    const fresh = databaseOf(NEWEST)
    for (const { version } of MIGRATIONS) {
      const sqlite = databaseOf(version)
      migrate(sqlite, now)
      expect(schemaOf(sqlite).toSorted()).toEqual(schemaOf(fresh).toSorted())
    }
  })

  test('is left as it was where a step fails in its middle', () => {
    const sqlite = databaseOf(NEWEST)
    const steps = [...MIGRATIONS, { version: NEWEST + 1, statements: ['CREATE TABLE half (id TEXT)', 'CREATE TABLE'] }]
    expect(() => migrate(sqlite, now, steps)).toThrow('incomplete input')
    expect(namesOf(sqlite)).not.toContain('half')
    expect(migrate(sqlite, now)).toEqual([])
  })
})
