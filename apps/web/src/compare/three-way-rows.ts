/** What two sides made of one text, provision by provision, as the server tells it; each row with an address of its own. */
import type { ProvisionChange } from '@cartif/redline'
import type { Side } from './comparison.ts'

export type WhoChanged = 'unchanged' | 'theirs' | 'ours' | 'same' | 'conflict'

export interface ThreeWayRow {
  readonly state: WhoChanged
  readonly designation: string
  readonly article: string
  readonly theirs: ProvisionChange | null
  readonly ours: ProvisionChange | null
}

export interface ThreeWay {
  readonly base: Side
  readonly theirs: Side
  readonly ours: Side
  readonly counts: Readonly<Record<WhoChanged, number>>
  readonly rows: readonly ThreeWayRow[]
}

export const STATES: Readonly<Record<WhoChanged, string>> = {
  conflict: 'Both, differently',
  theirs: 'Only the file',
  ours: 'Only the other text',
  same: 'Both, the same way',
  unchanged: 'Unchanged'
}

export type NamedRow = ThreeWayRow & { readonly id: string }

/** Those that changed, by what they are called; of several called the same, counted. */
export function changedRows({ rows }: Pick<ThreeWay, 'rows'>): readonly NamedRow[] {
  const seen = new Map<string, number>()
  return rows.flatMap((row) => {
    if (row.state === 'unchanged') return []
    const count = (seen.get(row.designation) ?? 0) + 1
    seen.set(row.designation, count)
    return [{ ...row, id: count === 1 ? row.designation : `${row.designation}-${count}` }]
  })
}

/** The row before or after the current one; from none to the first or the last. */
export function neighbourRow(rows: readonly NamedRow[], current: string, step: 1 | -1): NamedRow | undefined {
  const at = rows.findIndex(({ id }) => id === current)
  return at < 0 ? rows.at(step === 1 ? 0 : -1) : rows[at + step]
}
