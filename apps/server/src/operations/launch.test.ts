import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url))

/** How Node is told to start the server in a file: whatever options of memory stand before it. */
function memoryOptionsIn(file: string): readonly string[] {
  return readFileSync(`${REPOSITORY}${file}`, 'utf8').match(/--max-semi-space-size=\d+/g) ?? []
}

describe('how the server is launched', () => {
  const ours = memoryOptionsIn('scripts/run.mjs')

  test('npm start says how large the young generation is', () => {
    expect(ours).toHaveLength(1)
  })

  test.each(['docs/operating/Dockerfile', 'docs/operating/cartif.service', 'apps/web/e2e/server.ts'])(
    'as %s does',
    (file) => {
      expect(memoryOptionsIn(file)).toEqual(ours)
    }
  )
})
