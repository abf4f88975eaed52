/**
 * The database: SQLite in WAL mode with an fsync for every commit. Queries are written with kysely, so that another SQL
 * database can take them, and run synchronously, so that a commit and what depends on it happen in one turn.
 */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type BetterSqlite3 from 'better-sqlite3'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Compilable } from 'kysely'
import { migrate } from './migrations.ts'
import type { Tables } from './tables.ts'

export class Database {
  readonly sqlite: BetterSqlite3.Database
  /** Builds queries; `all`, `first` and `run` carry them out. */
  readonly query: Kysely<Tables>
  private readonly statements = new Map<string, BetterSqlite3.Statement>()

  /** `synchronous: 'OFF'` is for simulations alone: what is written outlives this process, but not the machine. */
  constructor(directory: string, now: () => string, { synchronous = 'FULL' }: { synchronous?: 'FULL' | 'OFF' } = {}) {
    this.sqlite = new Sqlite(join(directory, 'cartif.db'))
    this.sqlite.pragma('journal_mode = WAL')
    this.sqlite.pragma(`synchronous = ${synchronous}`)
    this.sqlite.pragma('foreign_keys = ON')
    migrate(this.sqlite, now)
    this.query = new Kysely<Tables>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler()
      }
    })
  }

  all<T>(query: Compilable<T>): readonly T[] {
    const { sql, parameters } = query.compile()
    return this.prepare(sql).all(...parameters) as T[]
  }

  first<T>(query: Compilable<T>): T | undefined {
    const { sql, parameters } = query.compile()
    return this.prepare(sql).get(...parameters) as T | undefined
  }

  /** Returns the id of the row, where one was inserted. */
  run(query: Compilable<unknown>): number {
    const { sql, parameters } = query.compile()
    return Number(this.prepare(sql).run(...parameters).lastInsertRowid)
  }

  transaction<T>(work: () => T): T {
    return this.sqlite.transaction(work)()
  }

  close(): void {
    this.sqlite.close()
  }

  private prepare(sql: string): BetterSqlite3.Statement {
    let statement = this.statements.get(sql)
    if (!statement) this.statements.set(sql, (statement = this.sqlite.prepare(sql)))
    return statement
  }
}
