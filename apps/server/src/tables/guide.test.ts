/** docs/tables.md lists every kind and every table of the database as they are. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SECTIONS } from './catalogue.ts'
import { IN_NO_FILE, KEPT_TABLES } from './kept-tables.ts'

const LISTED = readFileSync(new URL('../../../../docs/tables.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))

test('the guide lists every kind, and what becomes of every table of the database', () => {
  const kinds = SECTIONS.flatMap(({ section, tables }) =>
    tables.map(
      ({ id, name, plan, whyNoImport }) => `| \`${id}\` | ${section} | ${name} | ${plan ? 'yes' : whyNoImport} |`
    )
  )
  const kept = Object.entries(KEPT_TABLES).map(([table, where]) => {
    const ids =
      typeof where === 'string' ? `in no file: ${IN_NO_FILE[where].name}` : where.map((id) => `\`${id}\``).join(', ')
    return `| \`${table}\` | ${ids} |`
  })
  expect(LISTED).toEqual([...kinds, ...kept])
})
