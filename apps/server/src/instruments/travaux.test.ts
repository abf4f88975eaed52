import { expect, test } from 'vitest'
import type { Travaux } from './travaux.ts'
import { useServer } from './testing/test-server.ts'

const server = useServer()

const issue = (title: string) => server().mustAsk('secretariat', 'POST', '/revisions', { title })

test('the history of an article: each revision’s words, who proposed, supported, opposed, and what was decided', async () => {
  await issue('Zero draft')
  const proposal = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
  await server().mustAsk('uzb', 'PUT', `/proposals/${proposal.id}/position`, { stance: 'support' })
  await server().mustAsk('pak', 'PUT', `/proposals/${proposal.id}/position`, { stance: 'oppose', note: 'too weak' })
  await server().mustAsk('pak', 'POST', '/comments', { subject: proposal.id, audience: 'all', text: 'a remark' })
  await server().accept(proposal)
  await server().propose('kaz', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
  await issue('First reading')
  const id = (await server().instrument()).outline.find(({ number }) => number === 'Article 2')!.id
  const told = await server().mustAsk<string>('legal', 'GET', `/articles/${id}/travaux?format=txt`)
  expect(told).toMatchInlineSnapshot(`
    "Article 2 — Publication
    Drafting history, Framework Agreement


    CARTIF/FA/ZD, 1 January 2026: Zero draft

    ========================================

    The article comes into the text:

    Publication
    1. Each Party shall publish promptly the fees and charges, in accordance with Article 1(1):
    (a) on the Internet;
    (b) in print.
    2. Each Party shall notify the Secretariat.


    CARTIF/FA/Rev.1, 1 January 2026: First reading

    ==============================================

    No. 1, KAZ
        1 January 2026: proposed to replace “shall” by “should”.
        Supported by UZB.
        Opposed by PAK (“too weak”).
        1 January 2026: Accepted by CHAIR person.

    The article, against the text before:

    Publication
    1. Each Party [-shall-]{+should+} publish promptly the fees and charges, in accordance with Article 1(1):
    (a) on the Internet;
    (b) in print.
    2. Each Party shall notify the Secretariat.
    "
  `)
  expect(told).not.toMatch(/a remark|facilitate/)
  const page = await server().mustAsk<string>('legal', 'GET', `/articles/${id}/travaux`)
  expect(page).toContain('<del>shall</del><ins>should</ins>')
  expect(page).toContain('Opposed by PAK (“too weak”).')
  const { name, chapters } = await server().mustAsk<Travaux>('legal', 'GET', `/articles/${id}/travaux?format=json`)
  expect(name).toBe('Article 2 — Publication')
  expect(chapters.map(({ symbol, redline }) => `${symbol} ${redline?.kind}`)).toEqual([
    'CARTIF/FA/ZD inserted',
    'CARTIF/FA/Rev.1 changed'
  ])
  expect(chapters[1]!.stories[0]!.lines).toContain('Supported by UZB.')
  expect(await server().codeOf('observer', 'GET', `/articles/${id}/travaux`)).toBe('not-allowed')
  expect(await server().codeOf('legal', 'GET', '/articles/nothing/travaux')).toBe('not-found')
})
