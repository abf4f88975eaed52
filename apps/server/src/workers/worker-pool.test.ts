import { afterEach, describe, expect, test } from 'vitest'
import { WorkerPool } from './worker-pool.ts'

const MAIN = new URL('testing/odd-jobs.ts', import.meta.url)
const pools: WorkerPool[] = []

function createPool(options: { readonly threads?: number; readonly queue?: number; readonly longest?: number } = {}) {
  const pool = new WorkerPool({ main: MAIN, threads: 1, queue: 1, longest: 60_000, ...options })
  pools.push(pool)
  return pool
}

/** Work that never ends, and what ends it. */
function begin(pool: WorkerPool) {
  const control = new AbortController()
  const result = pool.run('never', undefined, control.signal).catch((error: unknown) => error)
  return { result, giveUp: () => control.abort() }
}

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.stop())))

describe('a pool of threads', () => {
  test('answers with what was worked out, refusals as refusals, failures as failures', async () => {
    const pool = createPool()
    expect(await pool.run('echo', { words: ['a', 'b'] })).toEqual({ words: ['a', 'b'] })
    await expect(pool.run('refuse', undefined)).rejects.toMatchObject({
      code: 'too-long-to-compare',
      message: 'Too long.',
      extra: { words: 7 }
    })
    await expect(pool.run('fail', undefined)).rejects.toThrow('it broke')
    expect(await pool.run('echo', 'still there')).toBe('still there')
  })

  test('works on as much at once as it has threads, and on the rest in order', async () => {
    const pool = createPool({ queue: 10 })
    const done: number[] = []
    await Promise.all([1, 2, 3, 4].map((one) => pool.run('echo', one).then((answer) => done.push(answer as number))))
    expect(done).toEqual([1, 2, 3, 4])
    expect(pool.busy).toBe(0)
  })

  test('ends the work that nobody waits for, and takes up the next', async () => {
    const pool = createPool()
    const { result, giveUp } = begin(pool)
    const next = pool.run('echo', 'next')
    giveUp()
    expect(await result).toMatchObject({ code: 'nobody-waits' })
    expect(await next).toBe('next')
  })

  test('does not begin what nobody waits for any more', async () => {
    const pool = createPool({ queue: 2 })
    const first = begin(pool)
    const second = begin(pool)
    const third = pool.run('echo', 'third')
    second.giveUp()
    expect(await second.result).toMatchObject({ code: 'nobody-waits' })
    first.giveUp()
    expect(await third).toBe('third')
    const gone = new AbortController()
    gone.abort()
    await expect(pool.run('echo', 'late', gone.signal)).rejects.toMatchObject({ code: 'nobody-waits' })
  })

  test('refuses what would wait behind too many', async () => {
    const pool = createPool({ queue: 1 })
    const first = begin(pool)
    const second = begin(pool)
    await expect(pool.run('echo', 'third')).rejects.toMatchObject({ code: 'too-busy', status: 503 })
    second.giveUp()
    first.giveUp()
    expect(await pool.run('echo', 'again')).toBe('again')
  })

  test('gives up what takes too long', async () => {
    const pool = createPool({ longest: 1 })
    const { result } = begin(pool)
    expect(await result).toMatchObject({ code: 'took-too-long', status: 503 })
    expect(pool.busy).toBe(0)
  })

  test('puts another thread in the place of one that ended', async () => {
    const pool = createPool()
    await expect(pool.run('end', undefined)).rejects.toThrow('the thread ended')
    expect(await pool.run('echo', 'another')).toBe('another')
  })

  test('says to everybody that it stops', async () => {
    const pool = createPool({ queue: 2 })
    const results = [begin(pool).result, begin(pool).result]
    await pool.stop()
    for (const result of results) expect(await result).toMatchObject({ code: 'nobody-waits' })
    await expect(pool.run('echo', 'after')).rejects.toMatchObject({ code: 'nobody-waits' })
  })
})
