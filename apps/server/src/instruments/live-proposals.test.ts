import { findChangeText } from '@cartif/live'
import { lineLength, lineWords, textLine } from '@cartif/treaty-text'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { useServer } from './testing/test-server.ts'

const server = useServer()

describe('proposals made live', () => {
  test('what is typed is registered with its first letter', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    kaz.replace('shall publish', 0, 5, 'should at once')
    await pak.untilTabled(1)
    pak.type('should', ' endeavour to')
    await kaz.untilTabled(2)
    const [first, second] = await server().proposals()
    const at = { number: '1.', designation: 'Article 2(1)' }
    expect(first).toMatchObject({ number: 1, party: 'KAZ', holder: 'kaz', status: 'tabled', tabledBy: 'KAZ person' })
    expect(first).toMatchObject({ sponsors: ['KAZ'], article: { number: 'Article 2', title: 'Publication' } })
    expect(first?.changes).toMatchObject([
      { provision: at, amends: null, removed: 'shall', inserted: 'should at once' }
    ])
    expect(second?.changes).toMatchObject([
      { provision: at, amends: first?.id, removed: '', inserted: ' endeavour to' }
    ])
    expect(await server().notation()).toContain('[shall] [KAZ: should[PAK:  endeavour to] at once] publish')
    expect(server().room.register.list({ kind: 'proposal-tabled' })).toMatchObject([
      { actor: 'kaz', party: 'kaz', body: { number: 1, wording: [{ removed: 'shall' }] } },
      { actor: 'pak', party: 'pak', body: { number: 2 } }
    ])
  })

  test('words taken away are withdrawn with their last wording', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    kaz.type('Each Party shall', ' always')
    kaz.type(' always', ' and everywhere')
    await pak.untilShown('always and everywhere')
    const [{ id } = { id: '' }] = await server().proposals()
    const layer = kaz.doc('layer/kaz').getMap('proposals')
    layer.delete(id)
    await pak.until(() => pak.live.recordOf(id)?.status === 'withdrawn')
    const [row] = server().room.register.list({ kind: 'proposal-emptied' })
    expect(row).toMatchObject({ actor: 'kaz', body: { number: 1, wording: [{ inserted: ' always and everywhere' }] } })
    const [gone] = await server().proposals()
    expect(gone).toMatchObject({ number: 1, status: 'withdrawn', changes: [{ inserted: ' always and everywhere' }] })
  })

  test('an undone emptying keeps its number; what amended words that are gone lapses', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    const undo = kaz.undoManager()
    kaz.type('Each Party shall', ' at all times')
    await pak.untilTabled(1)
    pak.replace('all times', 0, 3, 'most')
    await kaz.untilTabled(2)
    const [first, second] = await server().proposals()
    undo.undo()
    await pak.until(() => pak.live.recordOf(second!.id)?.status === 'lapsed')
    expect(pak.live.recordOf(first!.id)?.status).toBe('withdrawn')
    undo.redo()
    await pak.until(() => pak.live.recordOf(first!.id)?.status === 'tabled')
    expect(await server().notation()).toContain('Each Party shall[KAZ:  at all times] publish')
    expect((await server().proposals()).map(({ number, status }) => [number, status])).toEqual([
      [1, 'tabled'],
      [2, 'lapsed']
    ])
  })

  test('a layer that does not fit is reported and disturbs nobody', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    kaz.doc('layer/kaz').getMap('proposals').set('pak-1', 'mine')
    kaz.type('Each Party shall', ' always')
    await pak.untilTabled(1)
    expect(server().reports).toEqual([expect.stringContaining('"holder":"kaz","proposal":"pak-1"')])
    expect(await server().proposals()).toHaveLength(1)
  })

  test('words that hold what cannot be seen are shown to nobody, whoever wrote them past the editor', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    kaz.type('Each Party shall', ' al\u202Eways')
    kaz.type('publish', ' it')
    await pak.untilTabled(1)
    expect(await server().notation()).toContain('Each Party shall publish[KAZ:  it]')
    expect(server().reports.join()).toContain('its words hold what cannot be seen: right-to-left override (U+202E)')
  })

  test('nobody says in its own layer that others brought its words', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    kaz.type('Each Party shall', ' always')
    await pak.untilTabled(1)
    const [proposal] = await server().proposals()
    const change = proposal!.changes[0]!.id
    const words = findChangeText(kaz.live.documents, proposal!.id, change)!
    const { client, clock } = words._start!.id
    ;(words.parent as Y.Map<unknown>).set(`origin ${client} ${clock}`, [words.length, 'pak-n1'])
    pak.type('publish', ' it')
    await kaz.untilTabled(2)
    expect(findChangeText(server().room.live.documents, proposal!.id, change)!.parent!.toJSON()).toHaveProperty([
      `origin ${client} ${clock}`
    ])
    await server().accept(proposal!)
    const line = server().room.live.negotiation.articles.flatMap((article) => article.line)
    expect(line.find((piece) => piece.type === 'text' && piece.text === ' always')?.origin).toBe(change)
  })

  test('the mirrored version follows when it is quiet', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    kaz.type('Each Party shall', ' always')
    await pak.untilTabled(1)
    kaz.type(' always', ' and soon')
    await pak.untilShown('and soon')
    const [proposal] = await server().proposals()
    expect(server().room.mustFindRecord(proposal!.id).version).not.toBe(proposal!.version)
    server().room.settle()
    await pak.until(() => pak.live.recordOf(proposal!.id)?.version === proposal!.version)
  })

  test('of a move, what is brought names what it strikes', async () => {
    const { room } = server()
    const article = room.live.negotiation.articles.find(({ line }) => lineWords(line).includes('shall publish'))!
    const end = lineLength(article.line)
    const strike = { kind: 'splice' as const, in: article.id, from: 1, to: 5, at: 5, place: 'a0', line: [] }
    const bring = { ...strike, from: end, to: end, at: end, line: textLine('words'), movedFrom: 0 }
    room.act(() => room.writer('kaz', 'kaz').propose([strike, bring]), 'kaz')
    const [proposal] = await server().proposals()
    const [struck, brought] = proposal!.changes
    expect([struck?.movedFrom, brought?.movedFrom].toSorted()).toEqual([
      proposal!.changes.find(({ removed }) => removed !== '')!.id,
      null
    ])
  })

  test('the register has what a proposal came to say, by whom, and what it says since others wrote into it', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    const worded = () => server().room.register.list({ kind: 'proposal-worded' })
    kaz.replace('shall publish', 0, 5, 'must')
    await pak.untilTabled(1)
    kaz.type('must', ' always')
    await pak.untilShown('must always')
    server().room.settle()
    expect(worded()).toMatchObject([
      { actor: 'kaz', party: 'kaz', body: { number: 1, wording: [{ removed: 'shall', inserted: 'must always' }] } }
    ])
    server().room.settle()
    expect(worded()).toHaveLength(1)
    pak.replace('must always', 5, 11, 'promptly')
    await kaz.untilTabled(2)
    kaz.type('must', ' endeavour to')
    await pak.untilShown('endeavour to')
    server().room.settle()
    expect(worded().slice(1)).toMatchObject([
      { actor: 'kaz', party: 'kaz', body: { number: 1, wording: [{ inserted: 'must endeavour to always' }] } }
    ])
  })
})
