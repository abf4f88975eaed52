import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { useServer } from './testing/test-server.ts'

const server = useServer()

describe('an instrument', () => {
  test('is there after a restart as it was', async () => {
    const { id } = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    await server().propose('pak', { amends: id, quote: 'should', text: 'may' })
    await server().mustAsk('uzb', 'PUT', `/proposals/${id}/position`, { stance: 'support' })
    const read = async () => [await server().notation(), await server().proposals(), await server().instrument()]
    const before = await read()
    await server().restart()
    expect(await read()).toEqual(before)
    const next = await server().propose('uzb', { provision: 'Article 2(2)', quote: 'shall', text: 'may' })
    expect(next.number).toBe(3)
  })

  test('is not there for who is not signed in, or no member', async () => {
    const paths = ['', '/text', '/proposals', '/revisions', '/register', '/export?format=txt', '/compare?from=0']
    for (const path of paths) {
      expect(await server().codeOf('nobody', 'GET', path)).toBe('not-signed-in')
      expect(await server().codeOf('stranger', 'GET', path)).toBe('not-found')
    }
    expect(await server().mustAsk('stranger', 'GET', '/api/instruments')).toEqual([])
    expect(await server().codeOf('observer', 'GET', '/register')).toBe('not-allowed')
  })

  test('says what the caller is in it', async () => {
    const [listed] = await server().mustAsk<readonly object[]>('kaz', 'GET', '/api/instruments')
    expect(listed).toMatchObject({
      id: 'fa',
      symbol: 'CARTIF/FA',
      latestRevision: null,
      counts: { articles: 2, agreed: 0 }
    })
    const own = await server().mustAsk<object>('kaz', 'GET', '')
    expect(own).toMatchObject({
      role: 'delegate',
      party: 'kaz',
      holder: 'kaz',
      outline: [{ number: 'Preamble' }, { number: 'Article 1' }, {}]
    })
    expect(await server().mustAsk<object>('legal', 'GET', '')).toMatchObject({ party: null, holder: 'legal' })
    expect(await server().mustAsk<object>('observer', 'GET', '')).toMatchObject({ party: null, holder: null })
  })

  test('nobody writes under an id that the server had before it was restarted', async () => {
    const before = server().room.documents.open('layer/kaz').clientID
    await server().restart()
    const { documents } = server().room
    expect(documents.open('layer/kaz').clientID).not.toBe(before)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(documents.open('layer/kaz')))
    const known = Y.encodeStateVector(doc)
    doc.clientID = before
    doc.getMap('proposals').set('kaz-x', new Y.Map())
    let reason = ''
    documents.receive({
      document: 'layer/kaz',
      update: Y.encodeStateAsUpdate(doc, known),
      user: 'kaz',
      stored: () => void (reason = 'stored'),
      malformed: (why) => void (reason = why)
    })
    documents.flush()
    expect(reason).toContain('the client id belongs to somebody else')
  })

  test('is described call by call', async () => {
    const { paths } = await server().mustAsk<{ paths: Readonly<Record<string, object>> }>(
      'nobody',
      'GET',
      '/api/openapi.json'
    )
    const calls = Object.keys(paths).filter((path) => path.startsWith('/api/instruments'))
    expect(calls.map((path) => path.replace('/api/instruments', ''))).toMatchInlineSnapshot(`
      [
        "",
        "/{id}",
        "/{id}/text",
        "/{id}/numbers",
        "/{id}/provenance",
        "/{id}/export",
        "/{id}/proposals",
        "/{id}/proposals/{pid}",
        "/{id}/confidences",
        "/{id}/proposals/{pid}/position",
        "/{id}/proposals/{pid}/pens",
        "/{id}/proposals/{pid}/take-over",
        "/{id}/proposals/{pid}/decision",
        "/{id}/proposals/{pid}/late",
        "/{id}/proposals/{pid}/consequences",
        "/{id}/issues",
        "/{id}/issues/{issue}/consequences",
        "/{id}/issues/{issue}/decision",
        "/{id}/comments",
        "/{id}/comments/{cid}/resolution",
        "/{id}/commitments",
        "/{id}/commitments/{article}",
        "/{id}/commitments/sharing",
        "/{id}/commitments/import",
        "/{id}/commitments/export",
        "/{id}/calls",
        "/{id}/calls/{call}/answer",
        "/{id}/calls/{call}/close",
        "/{id}/draft/tabling",
        "/{id}/draft/embargoes",
        "/{id}/draft/embargoes/{embargo}/lifting",
        "/{id}/handed-pens",
        "/{id}/handed-pens/{pen}/text",
        "/{id}/handed-pens/{pen}/end",
        "/{id}/handed-pens/{pen}/settlement",
        "/{id}/revisions",
        "/{id}/compare",
        "/{id}/compare/three",
        "/{id}/compare/files",
        "/{id}/series",
        "/{id}/articles/{article}/travaux",
        "/{id}/scrub",
        "/{id}/wto",
        "/{id}/wto/{article}/{provision}",
        "/{id}/monitoring",
        "/{id}/naming",
        "/{id}/provisions/{provision}/status",
        "/{id}/provisions/{provision}/position",
        "/{id}/register",
        "/{id}/replay",
      ]
    `)
  })
})
