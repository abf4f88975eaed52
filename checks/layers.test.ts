import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ROOMS = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => ({ name, folder: join(ROOT, folder, name) }))
)
const PURE = new Set(['treaty-text', 'negotiation', 'redline', 'scrub'])

/** The table of docs/architecture.md: what each room may use. */
function readTable(): ReadonlyMap<string, ReadonlySet<string>> {
  const doc = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')
  const table = doc.slice(doc.indexOf('| room | may use |'), doc.indexOf('The first three are pure'))
  const rows = [...table.matchAll(/^\| `([\w-]+)` \| (.*) ?\|$/gm)]
  return new Map(
    rows.map(([, room, uses]) => [
      room!,
      new Set(
        uses!
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean)
      )
    ])
  )
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'dist', '.types'].includes(entry.name) ? [] : sourcesOf(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

describe('the rooms', () => {
  const table = readTable()

  test('are those of the table', () => {
    expect([...table.keys()].toSorted()).toEqual(ROOMS.map(({ name }) => name).toSorted())
  })

  test.each(ROOMS)('$name declares and imports only what it may', ({ name, folder }) => {
    const allowed = table.get(name) ?? new Set()
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const declared = Object.keys({ ...dependencies, ...devDependencies }).filter((one) => one.startsWith('@cartif/'))
    for (const one of declared) expect(allowed).toContain(one.replace('@cartif/', ''))
    for (const file of sourcesOf(folder)) {
      const imports = [...readFileSync(file, 'utf8').matchAll(/from '@cartif\/([\w-]+)/g)].map(([, room]) => room!)
      for (const room of imports) expect(allowed, file).toContain(room)
    }
  })

  test('the pure ones read no clock, randomness, network or disk', () => {
    for (const { name, folder } of ROOMS) {
      if (!PURE.has(name)) continue
      for (const file of sourcesOf(folder).filter((one) => !one.endsWith('.test.ts'))) {
        expect(readFileSync(file, 'utf8'), file).not.toMatch(
          /Date\.now|new Date\(|Math\.random|from 'node:|\bfetch\(|setTimeout|process\./
        )
      }
    }
  })
})
