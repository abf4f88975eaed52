import { describe, expect, test } from 'vitest'
import { KeptWork } from './kept-work.ts'

const patient = () => new AbortController().signal
const letters = (word: string) => word.length

/** Work that is done when it is told to be. */
function createWork() {
  let finish: (word: string) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const begun: AbortSignal[] = []
  const work = (signal: AbortSignal) => {
    begun.push(signal)
    return new Promise<string>((resolve, reject) => ([finish, fail] = [resolve, reject]))
  }
  return { work, begun, finish: (word: string) => finish(word), fail: (error: Error) => fail(error) }
}

describe('what was worked out once', () => {
  test('is the same thing under the same name, and is worked out once', async () => {
    const kept = new KeptWork<{ readonly word: string }>(100, ({ word }) => word.length)
    let times = 0
    const ask = (name: string) => kept.get(name, patient(), async () => ({ word: `${name}${++times}` }))
    const first = await ask('a')
    expect(await ask('a')).toBe(first)
    expect(await ask('b')).toEqual({ word: 'b2' })
    expect(times).toBe(2)
  })

  test('is not kept without a name', async () => {
    const kept = new KeptWork<string>(100, letters)
    let times = 0
    const ask = () => kept.get(undefined, patient(), async () => `${++times}`)
    expect([await ask(), await ask()]).toEqual(['1', '2'])
  })

  test('goes when there is too much, what was asked for longest ago first', async () => {
    const kept = new KeptWork<string>(9, letters)
    const asked: string[] = []
    const ask = (name: string) =>
      kept.get(name, patient(), async () => {
        asked.push(name)
        return name.repeat(3)
      })
    for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'b']) await ask(name)
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'b'])
  })

  test('is waited for by everybody who asks meanwhile, and given up when nobody is left', async () => {
    const kept = new KeptWork<string>(100, letters)
    const { work, begun, finish } = createWork()
    const [one, other] = [new AbortController(), new AbortController()]
    const first = kept.get('a', one.signal, work).catch((error: unknown) => error)
    const second = kept.get('a', other.signal, work)
    one.abort()
    expect(await first).toMatchObject({ code: 'nobody-waits' })
    expect(begun.map(({ aborted }) => aborted)).toEqual([false])
    finish('done')
    expect(await second).toBe('done')
    other.abort()
    expect(await kept.get('a', patient(), work)).toBe('done')
  })

  test('is begun anew by who asks after it was given up', async () => {
    const kept = new KeptWork<string>(100, letters)
    const { work, begun, finish } = createWork()
    const only = new AbortController()
    const first = kept.get('a', only.signal, work).catch((error: unknown) => error)
    only.abort()
    expect(await first).toMatchObject({ code: 'nobody-waits' })
    expect(begun[0]!.aborted).toBe(true)
    const second = kept.get('a', patient(), work)
    finish('anew')
    expect([await second, begun.length]).toEqual(['anew', 2])
  })

  test('is tried again where it failed', async () => {
    const kept = new KeptWork<string>(100, letters)
    const { work, finish, fail } = createWork()
    const first = kept.get('a', patient(), work)
    fail(new Error('broken'))
    await expect(first).rejects.toThrow('broken')
    const second = kept.get('a', patient(), work)
    finish('whole')
    expect(await second).toBe('whole')
  })
})
