/**
 * How long each query of an open database works in SQLite, the longest of each by its words. What counts is the time of the processor:
 * what a query waits for while others use it says nothing of the query.
 */
import type { Database } from '../../apps/server/src/storage/database.ts'

export interface TimedQuery {
  readonly sql: string
  readonly count: number
  /** Milliseconds of the processor. */
  readonly longest: number
  /** Of its plan. */
  readonly plan: string
}

type Run = (...values: readonly unknown[]) => unknown
type Statement = ReturnType<Database['sqlite']['prepare']>

export class QueryTimes {
  private readonly times = new Map<string, { count: number; longest: number }>()
  private readonly db: Database

  /** From now on; statements that were prepared before are not seen. */
  constructor(db: Database) {
    this.db = db
    const prepare = db.sqlite.prepare.bind(db.sqlite)
    db.sqlite.prepare = ((sql: string) => this.watch(sql, prepare(sql))) as typeof db.sqlite.prepare
  }

  begin(): void {
    this.times.clear()
  }

  /** The longest first. */
  all(): readonly TimedQuery[] {
    const rows = [...this.times].map(([sql, time]) => ({ sql, ...time, plan: this.planOf(sql) }))
    return rows.toSorted((a, b) => b.longest - a.longest)
  }

  private watch(sql: string, statement: Statement): Statement {
    for (const name of ['all', 'get', 'run'] as const) {
      const run = (statement[name] as unknown as Run).bind(statement)
      Object.assign(statement, { [name]: (...values: readonly unknown[]) => this.time(sql, () => run(...values)) })
    }
    return statement
  }

  private time<T>(sql: string, run: () => T): T {
    const began = process.cpuUsage()
    try {
      return run()
    } finally {
      const { user, system } = process.cpuUsage(began)
      const { count, longest } = this.times.get(sql) ?? { count: 0, longest: 0 }
      this.times.set(sql, { count: count + 1, longest: Math.max(longest, (user + system) / 1000) })
    }
  }

  private planOf(sql: string): string {
    if (!/^\s*(?:select|with)/i.test(sql)) return ''
    const blanks = Array.from({ length: sql.split('?').length - 1 }, () => '0')
    const plan = this.db.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    return (plan.all(...blanks) as readonly { readonly detail: string }[]).map(({ detail }) => detail).join('; ')
  }
}
