import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const TELLING = fileURLToPath(new URL('telling.ts', import.meta.url))
const CALLS = 'write,writev,pwrite64,fsync,fdatasync,ftruncate'
const CANNOT_TRACE = spawnSync('strace', ['-e', 'trace=none', 'true']).status !== 0

/** Files of the database that were written and not synced, whenever something is told. */
function readTrace(trace: string): { readonly told: readonly string[]; readonly unsynced: readonly string[] } {
  const dirty = new Set<string>()
  const told: string[] = []
  const unsynced: string[] = []
  for (const line of trace.split('\n')) {
    const [, call, file = '', rest = ''] = /\b(\w+)\(\d+<([^>]*)>(.*)/.exec(line) ?? []
    const isData = /cartif\.db(-wal)?$/.test(file)
    if (isData && (call === 'fsync' || call === 'fdatasync')) dirty.delete(file)
    else if (isData) dirty.add(file)
    const [, words] = /"told: ([^"\\]*)/.exec(rest) ?? []
    if (words === undefined) continue
    told.push(words)
    for (const one of dirty) unsynced.push(`${words}: ${one}`)
  }
  return { told, unsynced }
}

test.skipIf(CANNOT_TRACE)('every word is synced before anybody is told of it (needs strace)', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cartif-synced-'))
  const log = join(directory, 'trace')
  const traced = ['-f', '-y', '-s', '64', '-e', `trace=${CALLS}`, '-o', log, process.execPath, '--import', 'tsx']
  const { status, stderr } = spawnSync('strace', [...traced, TELLING, directory], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const { told, unsynced } = readTrace(readFileSync(log, 'utf8'))
  expect(told.filter((words) => words.startsWith('stored'))).toHaveLength('letters'.length)
  expect(told.filter((words) => words === 'relayed').length).toBeGreaterThan('letters'.length)
  expect(unsynced).toEqual([])
  rmSync(directory, { recursive: true })
})

test('the trace is read as it is meant: a word told too early is seen', () => {
  const wal = '7 pwrite64(20</x/cartif.db-wal>, "abc"..., 4120, 32) = 4120'
  const sync = '7 fdatasync(20</x/cartif.db-wal>) = 0'
  const tell = '7 write(1</x/out>, "told: stored a\\n", 15) = 15'
  expect(readTrace([wal, sync, tell].join('\n'))).toEqual({ told: ['stored a'], unsynced: [] })
  expect(readTrace([wal, tell, sync].join('\n')).unsynced).toEqual(['stored a: /x/cartif.db-wal'])
})
