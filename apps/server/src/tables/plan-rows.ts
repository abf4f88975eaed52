/**
 * The plan of a file whose rows are judged one by one. Each row is at fault, says what the table says already, or changes something and
 * brings the act that does it. No two rows are about the same thing; an act that is refused all the same is told by the line of its row.
 */
import type { z } from 'zod'
import { Problem } from '../http/errors.ts'
import { readValues } from './read-rows.ts'
import type { PlacedRow, TableChange, TableFault, TablePlan } from './table.ts'

export type RowFault = Pick<TableFault, 'column' | 'message'>

/** What a row comes to; without a change there is nothing to do. */
export interface Judged {
  readonly faults?: readonly RowFault[]
  readonly change?: TableChange | undefined
  /** Carries the change out; what it returns is told once. */
  act?(): string | void
}

export interface RowJudge<T> {
  readonly schema: z.ZodType<T>
  /** What the row is about, and the column that says so; undefined where any number of rows may say the same. */
  keyOf(value: T): { readonly key: string; readonly column: string } | undefined
  judge(value: T, line: number): Judged
  /** After every row, in the same commit: for tables of which several rows are one act. */
  finish?(): void
  readonly settle?: TablePlan['settle']
}

export function planRows<T>(rows: readonly PlacedRow[], about: RowJudge<T>): TablePlan {
  const { values, faults } = readValues(about.schema, rows)
  const lines = new Map<string, number>()
  const judged = values.map(({ line, value }) => {
    const twice = findTwice(about.keyOf(value), line, lines)
    return { line, ...(twice ? { faults: [twice] } : about.judge(value, line)) }
  })
  const unfit = judged.flatMap(({ line, faults: own = [] }) => own.map((one) => ({ line, ...one })))
  const changed = judged.filter(({ change }) => change !== undefined)
  return {
    changes: changed.flatMap(({ change }) => change ?? []),
    faults: [...faults, ...unfit],
    apply: () => {
      const notes = changed.flatMap(({ line, act }) => (act ? atLine(line, act) : undefined) ?? [])
      about.finish?.()
      return notes
    },
    ...(about.settle ? { settle: about.settle } : {})
  }
}

/** A row at fault. */
export function refuse(column: string, message: string): Judged {
  return { faults: [{ column, message }] }
}

function findTwice(
  about: ReturnType<RowJudge<unknown>['keyOf']>,
  line: number,
  lines: Map<string, number>
): RowFault | undefined {
  if (!about) return undefined
  const before = lines.get(about.key)
  if (before !== undefined) return { column: about.column, message: `The same stands in line ${before} already.` }
  lines.set(about.key, line)
  return undefined
}

function atLine(line: number, act: () => string | void): string | void {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const rows = [{ line, column: '', message: error.message }]
    throw new Problem('table-not-readable', 'One row cannot be taken, so nothing was.', { rows })
  }
}
