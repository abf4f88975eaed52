import { describe, expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'

const server = useServer()

const status = (id: string) => `/provisions/${id}/status`

async function idOf(designation: string): Promise<string> {
  const { outline } = await server().instrument()
  const found = outline.flatMap(({ id, number, provisions }) => [{ id, designation: number }, ...provisions])
  return found.find((one) => one.designation === designation)!.id
}

describe('what is agreed', () => {
  test('is clean: with something open in it it is refused, with the list', async () => {
    const { id } = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    const refused = await server().ask('chair', 'PUT', status(await idOf('Article 2')), {
      status: 'agreed-ad-referendum'
    })
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'article-not-clean', issues: [{ proposals: [{ id, number: 1, holder: 'kaz' }] }] }
    })
    await server().mustAsk('chair', 'PUT', status(await idOf('Article 2(2)')), { status: 'agreed' })
    expect(await server().codeOf('kaz', 'PUT', status(await idOf('Article 1')), { status: 'agreed' })).toBe(
      'not-allowed'
    )
    expect(await server().codeOf('chair', 'PUT', status('a-99'), { status: 'agreed' })).toBe('not-found')
    const { outline, counts } = await server().instrument()
    expect(outline[2]?.provisions.map((provision) => provision.status)).toEqual([
      'open',
      'open',
      'open',
      'open',
      'agreed'
    ])
    expect(counts).toEqual({ articles: 2, agreed: 0, openIssues: 1, openProposals: 1 })
  })

  test('is touched by no proposal until it is opened again', async () => {
    const change = { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' }
    const id = await idOf('Article 1')
    await server().mustAsk('chair', 'PUT', status(id), { status: 'agreed' })
    expect(await server().codeOf('pak', 'POST', '/proposals', { changes: [change] })).toBe('article-locked')
    const [kaz, legal] = [await server().join('kaz'), await server().join('legal')]
    kaz.type('facilitate', ' all')
    await legal.untilTabled(1)
    const [late] = await server().proposals()
    const body = { outcome: 'accept', seen: late?.version }
    expect(await server().codeOf('chair', 'POST', `/proposals/${late?.id}/decision`, body)).toBe('article-locked')
    await server().mustAsk('chair', 'PUT', status(id), { status: 'open' })
    await server().accept(late!)
    expect(await server().notation()).toContain('to facilitate all trade')
  })

  test('stands as agreed where the pen touches it all the same, and the touch is reported', async () => {
    await server().mustAsk('chair', 'PUT', status(await idOf('Article 1')), { status: 'agreed' })
    await server().mustAsk('chair', 'PUT', status(await idOf('Article 2(2)')), { status: 'agreed-ad-referendum' })
    const chair = await server().join('chair')
    const before = await server().notation()
    chair.pen('facilitate', ' and promote')
    await chair.until(() => !chair.shown().includes('promote'))
    chair.pen('Party shall notify', ' once')
    await chair.until(() => !chair.shown().includes('once'))
    expect(await server().notation()).toBe(before)
    const rows = server().room.register.list({ kind: 'pen-reverted' })
    expect(rows).toMatchObject([
      { actor: 'chair', body: { name: 'Article 1' } },
      { actor: 'chair', body: { name: 'Article 2' } }
    ])
    expect(server().reports).toHaveLength(2)
  })

  test('leaves the pen the rest, word for word in the register', async () => {
    await server().mustAsk('chair', 'PUT', status(await idOf('Article 2(2)')), { status: 'agreed' })
    const [chair, legal] = [await server().join('chair'), await server().join('legal')]
    chair.pen('Internet', ' and')
    chair.pen('Internet and', ' by post')
    await legal.untilShown('by post')
    server().room.settle()
    const rows = server().room.register.list({ kind: 'text-edited' })
    expect(rows).toMatchObject([
      { actor: 'chair', body: { name: 'Article 2', users: ['CHAIR person'], removed: '', inserted: ' and by post' } }
    ])
  })
})
