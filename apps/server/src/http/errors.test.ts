import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ERRORS } from './errors.ts'

test('docs/errors.md lists every code with its status, and no other', () => {
  const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)].map(([, code, status]) => [code, Number(status)])
  expect(listed.toSorted()).toEqual(
    Object.entries(ERRORS)
      .map(([code, [status]]) => [code, status])
      .toSorted()
  )
})
