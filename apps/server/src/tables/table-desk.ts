/**
 * Tables for somebody signed in: the secretariat reads and fills them, of the groups in which it sits; for everybody else there are
 * none. What is taken in is looked at first; what is then applied is what was seen, or it is refused.
 */
import { createHash } from 'node:crypto'
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import { NEGOTIATION, noteAct } from '../negotiation/acts.ts'
import type { Services } from '../services.ts'
import { SECTIONS, TABLES } from './catalogue.ts'
import { printRows } from './print-rows.ts'
import { readRows } from './read-rows.ts'
import type { FileFormat } from './read-rows.ts'
import type { Table, TableAccess, TableChange, TableFault, TablePlan } from './table.ts'

export interface TableFile {
  readonly format: FileFormat
  readonly content: string
}

export interface Taken {
  readonly changes: readonly TableChange[]
  /** Rows that say what the table says already. */
  readonly unchanged: number
  /** Names these changes; another one whenever they are others. */
  readonly seen: string
  readonly isApplied: boolean
  /** Told once. */
  readonly notes: readonly string[]
}

export interface CountedTable {
  /** Under which it is listed. */
  readonly section: string
  readonly table: Table
  /** Rows that the reader may read. */
  readonly count: number
}

export class TableDesk {
  private readonly services: Services

  constructor(services: Services) {
    this.services = services
  }

  list(user: SignedIn): readonly CountedTable[] {
    const access = this.mustAccess(user)
    return SECTIONS.flatMap(({ section, tables }) =>
      tables.map((table) => ({ section, table, count: table.count?.(access) ?? table.rows(access).length }))
    )
  }

  export(user: SignedIn, id: string, format: FileFormat): string {
    const access = this.mustAccess(user)
    const table = mustFind(id)
    return printRows(table.rows(access), table.columns, format)
  }

  /** What a file would change; with `seen`, of a preview, it is done. */
  take(user: SignedIn, id: string, { format, content }: TableFile, seen: string | undefined): Taken {
    const access = this.mustAccess(user)
    const table = mustFind(id)
    const { plan, whyNoImport } = table
    if (!plan) throw new Problem('not-allowed', whyNoImport)
    const { rows, faults, isHead } = readRows(content, format, table.columns)
    mustFit(faults, isHead)
    const planned = plan(access, rows)
    mustFit(planned.faults)
    const { changes } = planned
    const name = nameOf(changes)
    const told = { changes, unchanged: rows.length - changes.length, seen: name }
    if (seen === undefined) return { ...told, isApplied: false, notes: [] }
    if (seen !== name) throw new Problem('wording-changed', 'The table has changed since the file was looked at.')
    return { ...told, isApplied: true, notes: changes.length === 0 ? [] : this.apply(access, table, planned) }
  }

  /** All of it in one commit, or nothing: what was undone on disk is not left standing in memory either. */
  private apply({ user }: TableAccess, table: Table, { changes, apply, settle }: TablePlan): readonly string[] {
    const { db, now, memberships, doors } = this.services
    db.mustBeWritable()
    let isDone = false
    try {
      const notes = db.commit(() => {
        const told = apply()
        const body = { table: table.id, name: table.name, count: changes.length }
        noteAct(this.services, { of: NEGOTIATION, kind: 'table-imported', user: user.id, body })
        return told
      }, now)
      isDone = true
      return notes
    } finally {
      memberships.forget()
      doors.changed()
      settle?.(isDone)
    }
  }

  private mustAccess(user: SignedIn): TableAccess {
    if (this.services.memberships.groupsWhere(user.id, 'keep-tables').length === 0) throw new Problem('not-allowed')
    return { services: this.services, user }
  }
}

function mustFind(id: string): Table {
  const found = TABLES.find((table) => table.id === id)
  if (!found) throw new Problem('not-found', 'There is no such table.')
  return found
}

const OTHER_COLUMNS = 'The columns of the file are not those of the table, so nothing was taken.'

function mustFit(faults: readonly TableFault[], isHead = false): void {
  if (faults.length === 0) return
  const rows = faults.toSorted((a, b) => a.line - b.line)
  const lines = new Set(rows.map(({ line }) => line)).size
  const unfit = `${lines === 1 ? 'One row' : `${lines} rows`} cannot be taken, so nothing was.`
  throw new Problem('table-not-readable', isHead ? OTHER_COLUMNS : unfit, { rows })
}

function nameOf(changes: readonly TableChange[]): string {
  return createHash('sha256').update(JSON.stringify(changes)).digest('hex').slice(0, 32)
}
