import { call } from '../shared/api.ts'
import type { RegisterRow } from './register-acts.ts'

const PAGE = 5000

/** A whole register, page by page. `path`: of the call, without what stands behind a question mark. */
export async function readRegister(path: string): Promise<readonly RegisterRow[]> {
  const rows: RegisterRow[] = []
  for (;;) {
    const page = await call<readonly RegisterRow[]>(`${path}?limit=${PAGE}&after=${rows.at(-1)?.seq ?? 0}`)
    rows.push(...page)
    if (page.length < PAGE) return rows
  }
}
