import { describe, expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'

const server = useServer()

interface Comparison {
  readonly changes: readonly { readonly sentence: string }[]
}

const issue = (title: string) => server().mustAsk<{ symbol: string }>('secretariat', 'POST', '/revisions', { title })

async function sentences(query: string): Promise<readonly string[]> {
  const { changes } = await server().mustAsk<Comparison>('legal', 'GET', `/compare?${query}`)
  return changes.map(({ sentence }) => sentence)
}

describe('revisions', () => {
  test('are for ever, in every view', async () => {
    const proposal = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    expect(await issue('Zero draft')).toMatchObject({
      number: 0,
      symbol: 'CARTIF/FA/ZD',
      counts: { openProposals: 1, openIssues: 1 }
    })
    const issued = await server().notation('revision=ZD')
    await server().accept(proposal)
    expect(await server().notation('revision=ZD')).toBe(issued)
    expect(issued).toContain('[shall] [KAZ: should]')
    expect(await server().notation('revision=0&view=accepted')).toContain('Each Party should publish')
    expect(await server().notation('revision=0&names=0')).toContain('[Delegations: should]')
    expect((await issue('First reading')).symbol).toBe('CARTIF/FA/Rev.1')
    expect((await server().instrument()).latestRevision?.symbol).toBe('CARTIF/FA/Rev.1')
    expect(await server().codeOf('kaz', 'POST', '/revisions', { title: 'Mine' })).toBe('not-allowed')
    const legal = await server().join('legal')
    expect(legal.live.revisions.map(({ symbol }) => symbol)).toEqual(['CARTIF/FA/ZD', 'CARTIF/FA/Rev.1'])
  })

  test('are compared: exactly what changed, and nothing else', async () => {
    await issue('Zero draft')
    await server().accept(await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' }))
    await issue('First reading')
    const changed = ['Article 2(1): “shall” replaced by “should”.']
    expect(await sentences('from=ZD&to=CARTIF%2FFA%2FRev.1')).toEqual(changed)
    expect(await sentences('from=0&to=live')).toEqual(changed)
    expect(await sentences('from=Rev.1')).toEqual([])
    const page = await server().mustAsk<string>('legal', 'GET', '/compare?from=0&format=html')
    expect(page).toContain('<del>shall</del><ins>should</ins>')
    expect(await server().codeOf('legal', 'GET', '/compare?from=7')).toBe('unknown-revision')
  })

  test('are files, in the formats there are', async () => {
    await issue('Zero draft')
    const txt = await server().mustAsk<string>('legal', 'GET', '/export?format=txt&revision=0')
    expect(txt).toBe(await server().notation())
    expect(await server().mustAsk<string>('legal', 'GET', '/export?format=html')).toContain(
      '<h2>Article 2 — Publication</h2>'
    )
    const docx = await server().ask('legal', 'GET', '/export?format=docx&revision=0')
    expect([docx.status, docx.text.slice(0, 2)]).toEqual([200, 'PK'])
    expect(await server().codeOf('legal', 'GET', '/export?format=akn')).toBe('format-not-available')
  })
})
