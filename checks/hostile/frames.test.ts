import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRandom } from '@cartif/treaty-text/testing'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bombard } from './bombardment.ts'
import { questionMessage, updateMessage } from './bytes.ts'
import { readTokens, writeTokens } from './frame-tokens.ts'
import { mutateBytes } from './mutate.ts'
import { MALLORY, Range } from './range.ts'

const SEED = Number(process.env['SEED'] ?? 1)
const FRAMES = Number(process.env['FRAMES'] ?? 20_000)
const REAL = Number(process.env['REAL_FRAMES'] ?? 1500)

describe(`frames, seed ${SEED}`, () => {
  test(`${FRAMES} mutated ones break no law`, { timeout: 0 }, () => {
    const { frames, outcomes } = bombard(SEED, FRAMES)
    expect(frames).toBe(FRAMES)
    // A bombardment that never gets through, or always, tests nothing.
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(FRAMES / 200)
  })

  test(`of ${REAL} real ones none is refused, reconnects included`, { timeout: 0 }, () => {
    let count = 0
    for (let seed = SEED; count < REAL; seed++) {
      const range = new Range(seed, 400)
      for (const { refused, actor, document } of range.recorded)
        expect(refused, `seed ${seed}: ${actor.user} on ${document}`).toBe(false)
      count += range.recorded.length
      range.destroy()
    }
  })

  test('ten thousand refused ones leave nothing behind', () => {
    const range = new Range(SEED, 60)
    const random = createRandom(SEED)
    const update = Y.encodeStateAsUpdate(range.doc('layer/kaz'))
    const fire = (count: number) => {
      for (let left = count; left > 0;) {
        const bytes = mutateBytes(random, update).slice(0, -1)
        const message = left % 2 === 0 ? updateMessage(bytes) : questionMessage(bytes)
        if (range.fire({ actor: MALLORY, document: 'layer/kaz', message }).outcome !== 'changed') left--
      }
    }
    fire(2000)
    const before = heapAfterCollection()
    fire(10_000)
    expect((heapAfterCollection() - before) / 2 ** 20).toBeLessThan(4)
    range.destroy()
  })

  test('are taken apart and put together again without loss', () => {
    const range = new Range(SEED, 60)
    for (const name of ['text', 'record', 'layer/kaz', 'layer/pak']) {
      const update = Y.encodeStateAsUpdate(range.doc(name))
      const tokens = readTokens(update)
      expect(tokens?.length).toBeGreaterThan(10)
      expect(writeTokens(tokens!)).toEqual(update)
    }
    range.destroy()
  })
})

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}
