/** Queries on an open SQLite file, written with kysely and carried out synchronously. Opens and changes nothing by itself. */
import type BetterSqlite3 from 'better-sqlite3'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Compilable } from 'kysely'
import type { Tables } from './tables.ts'

export class Queries {
  readonly sqlite: BetterSqlite3.Database
  /** Builds queries; `all`, `first` and `run` carry them out. */
  readonly query: Kysely<Tables>
  private readonly statements = new Map<string, BetterSqlite3.Statement>()

  constructor(sqlite: BetterSqlite3.Database) {
    this.sqlite = sqlite
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
    return this.statement(sql).all(...parameters) as T[]
  }

  first<T>(query: Compilable<T>): T | undefined {
    const { sql, parameters } = query.compile()
    return this.statement(sql).get(...parameters) as T | undefined
  }

  /** Returns the id of the row, where one was inserted. */
  run(query: Compilable<unknown>): number {
    const { sql, parameters } = query.compile()
    return Number(this.statement(sql).run(...parameters).lastInsertRowid)
  }

  /** A statement of SQLite's own, kept; for what every letter needs, which takes longer to build than to carry out. */
  statement(sql: string): BetterSqlite3.Statement {
    let statement = this.statements.get(sql)
    if (!statement) this.statements.set(sql, (statement = this.sqlite.prepare(sql)))
    return statement
  }
}
