/** What is asked of the database when the pages about the whole negotiation are opened: no table that grows with every act is scanned. */
import { expect, test } from 'vitest'
import { useServer } from '../instruments/testing/test-server.ts'

const server = useServer()

const PAGES = ['/api/me', '/api/instruments', '/api/monitoring', '/api/risks', '/api/reports', '/api/publications']
/** A row for every act, keystroke, mark or revision. */
const GROWING = ['register', 'update_log', 'commit_mark', 'revision', 'comment', 'report_version', 'commitment']

/** Every statement that is prepared while something happens. */
async function preparedBy(work: () => Promise<void>): Promise<readonly string[]> {
  const { db } = server()
  const asked: string[] = []
  const prepare = db.sqlite.prepare.bind(db.sqlite)
  // What was prepared before is prepared again.
  ;(Reflect.get(db, 'statements') as Map<string, unknown>).clear()
  db.sqlite.prepare = ((sql: string) => (asked.push(sql), prepare(sql))) as typeof db.sqlite.prepare
  await work()
  db.sqlite.prepare = prepare
  return asked
}

function planOf(sql: string): readonly string[] {
  const blanks = Array.from({ length: sql.split('?').length - 1 }, () => '0')
  const steps = server()
    .db.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...blanks)
  return (steps as readonly { readonly detail: string }[]).map(({ detail }) => detail)
}

/** The newest row alone is found from the end. */
function isLastRow(sql: string): boolean {
  return sql.endsWith('order by "seq" desc limit ?') && !sql.includes(' where ')
}

test('the register and whatever else grows with the negotiation are searched by an index, cold and warm', async () => {
  const { id } = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
  await server().mustAsk('pak', 'PUT', `/proposals/${id}/position`, { stance: 'support' })
  server().room.rest()
  const asked = await preparedBy(async () => {
    for (const page of [...PAGES, ...PAGES]) await server().mustAsk('secretariat', 'GET', page)
    await server().app.inject({ method: 'GET', url: '/public' })
  })
  const queries = [...new Set(asked)].filter((sql) => /^select/i.test(sql) && !isLastRow(sql))
  expect(queries.some((sql) => sql.includes('"register"'))).toBe(true)
  expect(queries.length).toBeGreaterThan(8)
  for (const sql of queries)
    for (const step of planOf(sql)) expect(step, sql).not.toMatch(new RegExp(`^SCAN (?:${GROWING.join('|')})\\b`))
})
