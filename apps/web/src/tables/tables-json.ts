/** What the server tells of tables, and what is told of a file that was looked at. */

export interface TableSummary {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly about: string; readonly isReadOnly: boolean }[]
  readonly mayImport: boolean
  readonly whyNoImport: string | null
}

export interface TableChange {
  readonly line: number
  readonly what: 'new' | 'changed'
  readonly name: string
  readonly fields: readonly { readonly column: string; readonly was: string; readonly becomes: string }[]
}

export interface Taken {
  readonly changes: readonly TableChange[]
  readonly unchanged: number
  readonly seen: string
  readonly isApplied: boolean
  readonly notes: readonly string[]
}

export interface TableFault {
  readonly line: number
  readonly column: string
  readonly message: string
}

/** "2 rows are new, 1 row changes, 5 rows stay as they are" */
export function sayTaken({ changes, unchanged }: Pick<Taken, 'changes' | 'unchanged'>): string {
  const count = (what: TableChange['what']) => changes.filter((one) => one.what === what).length
  const [added, changed] = [count('new'), count('changed')]
  const parts = [
    added > 0 ? `${added} ${added === 1 ? 'row is' : 'rows are'} new` : '',
    changed > 0 ? `${changed} ${changed === 1 ? 'row changes' : 'rows change'}` : '',
    unchanged > 0 ? `${unchanged} ${unchanged === 1 ? 'row stays as it is' : 'rows stay as they are'}` : ''
  ].filter(Boolean)
  return parts.length === 0 ? 'There are no rows in the file' : parts.join(', ')
}
