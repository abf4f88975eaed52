import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../../scripts/cartif.mjs', import.meta.url))
let directory: string

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cartif-cli-'))))
afterEach(() => rmSync(directory, { recursive: true }))

function run(...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, ...args], { cwd: directory, encoding: 'utf8' })
  return { stdout, stderr, status }
}

// What they do when all is well is tested where they live; here, that the command line reaches them and gives back their answer.
test('backup, restore and verify are reached with their options and end as they end', () => {
  expect(run('--help').stdout).toMatch(/backup .*\n\s+restore /)
  expect(run('backup', '--help').stdout).toContain('Usage: cartif backup --data DIR --to FILE')
  expect(run('backup', '--data', 'nowhere', '--to', 'a.backup')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("is nowhere the server's data directory?")
  })
  writeFileSync(join(directory, 'a.backup'), 'no backup, but long enough to be taken for one '.repeat(40))
  const restored = run('restore', '--from', 'a.backup', '--data', 'new', '--until', '2026-05-04T16:30:00Z')
  expect(restored).toMatchObject({ status: 1, stderr: expect.stringContaining('is damaged') })
  expect(() => statSync(join(directory, 'new'))).toThrow('ENOENT')
  expect(run('restore', '--from', 'a.backup', '--data', 'new', '--until', '4 May')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is no moment')
  })
  expect(run('audit', 'verify', 'a.backup')).toMatchObject({ status: 1, stderr: expect.stringContaining('NOT INTACT') })
})
