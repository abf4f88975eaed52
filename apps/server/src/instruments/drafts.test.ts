import { describe, expect, test } from 'vitest'
import { PEOPLE, useServer } from './testing/test-server.ts'
import type { Person, ProposalJson } from './testing/test-server.ts'

const server = useServer()

const table = (who: Person, proposals?: readonly string[]) =>
  server().ask<readonly ProposalJson[] & { code?: string }>(
    who,
    'POST',
    '/draft/tabling',
    proposals ? { proposals } : {}
  )

/** Waits until a colleague reads so many proposals in the draft. */
async function untilStored(count: number): Promise<void> {
  const colleague = await server().join('kaz', { drafts: true })
  await colleague.until(() => colleague.doc('draft/kaz').getMap('proposals').size === count)
}

describe('a draft', () => {
  test('is read by its delegation and by nobody else, on any wire', async () => {
    const others = PEOPLE.filter((who) => who !== 'kaz')
    const listening = await Promise.all(others.map((who) => server().join(who)))
    const [one, two] = [await server().join('kaz', { drafts: true }), await server().join('kaz', { drafts: true })]
    one.type('shall', ' sotto voce')
    await two.untilShown('shall sotto voce')
    // Something that everybody hears comes after it.
    await server().propose('uzb', { provision: 'Article 2(1)', quote: 'promptly', text: 'without delay' })
    for (const peer of listening) await peer.untilShown('without delay')
    for (const peer of listening) {
      expect(peer.heard()).not.toContain('sotto voce')
      expect(peer.heard()).toContain('without delay')
    }
    const pages = ['', '/text?format=txt', '/proposals', '/register', '/issues', '/comments', '/replay']
    for (const who of PEOPLE) {
      for (const page of pages) expect((await server().ask(who, 'GET', page)).text).not.toContain('sotto voce')
    }
    expect((await server().proposals()).map(({ party }) => party)).toEqual(['UZB'])
    await server().restart()
    await (await server().join('kaz', { drafts: true })).untilShown('shall sotto voce')
  })

  test('is tabled in one act, or part of it, under the name of the delegation', async () => {
    const [kaz, pak] = [await server().join('kaz', { drafts: true }), await server().join('pak')]
    kaz.replace('promptly', 0, 8, 'without delay')
    kaz.type('Secretariat', ' in writing')
    kaz.replace('in print', 0, 8)
    const [first] = [...kaz.doc('draft/kaz').getMap('proposals').keys()]
    await untilStored(3)
    const part = await table('kaz', [first!])
    expect(part.status).toBe(201)
    expect(part.body).toMatchObject([{ number: 1, party: 'KAZ', status: 'tabled' }])
    await pak.untilShown('without delay')
    expect(pak.shown()).not.toContain('in writing')
    await kaz.until(() => kaz.doc('draft/kaz').getMap('proposals').size === 2)
    expect((await table('kaz')).body).toMatchObject([{ number: 2 }, { number: 3 }])
    await kaz.until(() => kaz.doc('draft/kaz').getMap('proposals').size === 0)
    expect(await server().notation()).toMatchInlineSnapshot(`
      "Preamble

      *Recalling* the Bishkek Declaration,

      Article 1 — Objectives
      1.  The objectives of this Agreement are to facilitate trade.

      Article 2 — Publication
      1.  Each Party shall publish [promptly] [KAZ: without delay] the fees and charges, in accordance with {Article 1(1)}:
          (a) on the Internet;
          (b) [KAZ: delete: in print].
      2.  Each Party shall notify the Secretariat[KAZ:  in writing].
      "
    `)
    const rows = await server().mustAsk<readonly { kind: string; actor: string }[]>('legal', 'GET', '/register')
    expect(rows.filter(({ kind }) => kind === 'proposal-tabled').map(({ actor }) => actor)).toEqual([
      'kaz',
      'kaz',
      'kaz'
    ])
    expect((await table('kaz')).body.code).toBe('nothing-proposed')
  })

  test('stands beside what the delegation has tabled and does not get into it', async () => {
    await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    const kaz = await server().join('kaz', { drafts: true })
    kaz.type('Each Party shallsho', 'rtly sho')
    await untilStored(1)
    expect(await server().notation()).toContain('[shall] [KAZ: should] publish')
    expect((await table('kaz')).status).toBe(201)
    expect(await server().notation()).toContain('[shall] [KAZ: sho[KAZ: rtly sho]uld] publish')
  })

  test('is kept where it cannot be tabled, with the reason', async () => {
    const { id, version } = await server().propose('pak', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    const kaz = await server().join('kaz', { drafts: true })
    kaz.type('Each Party shallsho', 'rtly sho')
    kaz.type('Secretariat', ' in writing')
    await untilStored(2)
    await server().mustAsk('chair', 'POST', `/proposals/${id}/decision`, { outcome: 'reject', seen: version })
    expect((await table('kaz')).body.code).toBe('place-not-found')
    expect((await table('kaz', ['draft-none'])).body.code).toBe('not-found')
    expect((await table('observer')).body.code).toBe('not-allowed')
    for (const who of ['legal', 'pak'] as const) expect((await table(who)).body.code).toBe('nothing-proposed')
    expect(kaz.doc('draft/kaz').getMap('proposals').size).toBe(2)
    const [article] = (await server().instrument()).outline.filter(({ number }) => number === 'Article 2')
    await server().mustAsk('chair', 'PUT', `/provisions/${article!.id}/status`, { status: 'agreed-ad-referendum' })
    const writing = [...kaz.doc('draft/kaz').getMap('proposals').keys()].at(-1)!
    expect((await table('kaz', [writing])).body.code).toBe('article-locked')
  })
})
