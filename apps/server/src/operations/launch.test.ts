import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url))

/** How much memory the server may keep, as a file that launches it says to Node and to the C library. */
function memoryOptionsIn(file: string): readonly string[] {
  const source = readFileSync(`${REPOSITORY}${file}`, 'utf8')
  return [/--max-semi-space-size=\d+/g, /(?<=MALLOC_ARENA_MAX(?:=|: '))\d+/g].flatMap((one) => source.match(one) ?? [])
}

describe('how the server is launched', () => {
  const ours = memoryOptionsIn('scripts/run.mjs')

  test('npm start says how large the young generation is, and how much the threads keep', () => {
    expect(ours).toHaveLength(2)
  })

  test.each(['docs/operating/Dockerfile', 'docs/operating/cartif.service', 'apps/web/e2e/server.ts'])(
    'as %s does',
    (file) => {
      expect(memoryOptionsIn(file)).toEqual(ours)
    }
  )
})
