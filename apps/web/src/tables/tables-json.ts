/** What the server tells of tables, and what is told of a file that was looked at. */

export interface TableSummary {
  readonly id: string
  /** Under which it is listed. */
  readonly section: string
  readonly name: string
  readonly about: string
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly about: string; readonly isReadOnly: boolean }[]
  readonly mayImport: boolean
  readonly whyNoImport: string | null
}

export interface TableList {
  readonly tables: readonly TableSummary[]
  /** What is kept, and goes out as no table. */
  readonly inNoFile: readonly { readonly name: string; readonly why: string }[]
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

/** "37 tables go out; 16 of them come in, too." */
export function sayTables(tables: readonly Pick<TableSummary, 'mayImport'>[]): string {
  const both = tables.filter(({ mayImport }) => mayImport).length
  return `${tables.length} tables go out as files; ${both} of them come in, too.`
}

/** The tables under what they are listed, in their order. */
export function sectionsOf<T extends Pick<TableSummary, 'section'>>(tables: readonly T[]) {
  const sections = [...new Set(tables.map(({ section }) => section))]
  return sections.map((section) => ({ section, tables: tables.filter((one) => one.section === section) }))
}
