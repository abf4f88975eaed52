import { describe, expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'

const server = useServer()

async function struckBy(number: number): Promise<readonly unknown[]> {
  const proposals = await server().proposals()
  return proposals.find((one) => one.number === number)!.changes.map((change) => change.removed)
}

describe('what the pen writes where nobody proposes anything is read when somebody asks', () => {
  test('at once by whoever reads the text', async () => {
    const [chair, kaz] = [await server().join('chair'), await server().join('kaz')]
    chair.pen('Internet', ' and')
    chair.pen('Internet and', ' by post')
    await kaz.untilShown('by post')
    expect(await server().notation()).toContain('Internet and by post')
    expect(server().room.live.composed).toEqual(kaz.live.composed)
  })

  test('and stood before whatever is proposed then: a strike of it is not split as by new words', async () => {
    const [chair, kaz] = [await server().join('chair'), await server().join('kaz')]
    chair.pen('Internet', ' and')
    await kaz.untilShown('Internet and')
    kaz.replace('the Internet and', 0, 'the Internet and'.length, 'paper')
    await chair.untilTabled(1)
    chair.pen('Party shall notify', ' once')
    await kaz.untilShown('notify once')
    expect(await struckBy(1)).toEqual(['the Internet and'])
  })

  test('and stood before it was agreed: what comes then is undone, and it alone', async () => {
    const [chair, kaz] = [await server().join('chair'), await server().join('kaz')]
    chair.pen('facilitate', ' all')
    await kaz.untilShown('facilitate all')
    const id = (await server().instrument()).outline[1]!.id
    await server().mustAsk('chair', 'PUT', `/provisions/${id}/status`, { status: 'agreed' })
    chair.pen('facilitate all', ' and promote')
    await chair.until(() => !chair.shown().includes('promote'))
    expect(await server().notation()).toContain('facilitate all')
    expect(server().room.register.list({ kind: 'text-edited' })).toMatchObject([{ body: { inserted: ' all' } }])
  })
})
