/**
 * A table that the secretariat keeps: columns, rows, and for some a way in. What comes in is first made into a plan, which says row by
 * row what would change, and refuses whatever does not fit with its line and its column; only a plan without a fault is carried out,
 * as a whole and in one commit. A table without a way in says why.
 */
import type { SignedIn } from '../accounts/accounts.ts'
import type { Services } from '../services.ts'

export interface TableAccess {
  readonly services: Services
  readonly user: SignedIn
}

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

export interface Column {
  readonly name: string
  /** What stands in it, in a few words. */
  readonly about: string
  /** Written out for the reader; whatever stands there when the table comes in is passed over. */
  readonly isReadOnly?: boolean
  /** May be missing in a file; then nothing stands in it. */
  readonly isOptional?: boolean
}

export interface TableFault {
  /** In a CSV file the line, in JSON the place in the list; from 1. */
  readonly line: number
  /** '' where the whole row is at fault. */
  readonly column: string
  readonly message: string
}

/** A row of a file as it was written: every value in words. */
export interface PlacedRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

export interface TableChange {
  readonly line: number
  readonly what: 'new' | 'changed'
  /** What the row is about. */
  readonly name: string
  readonly fields: readonly { readonly column: string; readonly was: string; readonly becomes: string }[]
}

export interface TablePlan {
  readonly changes: readonly TableChange[]
  readonly faults: readonly TableFault[]
  /** Carries the changes out; returns what has to be told once, such as the links of invitations. */
  apply(): readonly string[]
  /** Puts in order what is in memory, once the changes are on disk or once they have been undone. */
  readonly settle?: ((isDone: boolean) => void) | undefined
}

export interface Table {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly columns: readonly Column[]
  rows(access: TableAccess): readonly Row[]
  /** How many rows there are, where reading them all would be long. */
  readonly count?: (access: TableAccess) => number
  /** Writes nothing. */
  readonly plan?: (access: TableAccess, rows: readonly PlacedRow[]) => TablePlan
  /** Why nothing comes in. */
  readonly whyNoImport?: string
}

/** What is written in a file for a value. */
export function wordsOfCell(value: Cell): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === null ? '' : String(value)
}
