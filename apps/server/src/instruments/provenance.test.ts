import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { provenance } from './schemas.ts'
import { useServer } from './testing/test-server.ts'

type Provenance = z.infer<typeof provenance>

const server = useServer()

/** Of every piece of an article of the live text, in order. */
async function provenanceOf(article: number): Promise<readonly (readonly [string, Provenance])[]> {
  const { line } = server().room.live.negotiation.articles[article]!
  const texts = line.flatMap((piece) => (piece.type === 'text' ? [piece] : []))
  const query = texts.map(({ origin = '' }) => `of=${encodeURIComponent(origin)}`).join('&')
  const found = await server().mustAsk<readonly Provenance[]>('observer', 'GET', `/provenance?${query}`)
  return texts.map(({ text }, index) => [text, found[index]!])
}

test('every word is traced to who brought it, who stood where, who decided, and the revision that first has it', async () => {
  const proposal = await server().propose('kaz', {
    provision: 'Article 1(1)',
    quote: 'facilitate',
    text: 'ease and grow'
  })
  const amendment = await server().propose('pak', { amends: proposal.id, quote: 'grow', text: 'expand' })
  await server().mustAsk('uzb', 'PUT', `/proposals/${proposal.id}/position`, { stance: 'support', note: 'as agreed' })
  await server().mustAsk('kaz', 'POST', `/proposals/${amendment.id}/decision`, {
    outcome: 'accept',
    seen: amendment.version
  })
  // Taken up, the amendment is in the words that are proposed, and in no text yet.
  await server().mustAsk('secretariat', 'POST', '/revisions', { title: 'Zero draft' })
  const now = (await server().proposals()).find(({ id }) => id === proposal.id)!
  await server().mustAsk('chair', 'POST', `/proposals/${proposal.id}/decision`, {
    outcome: 'accept',
    seen: now.version,
    note: 'by consensus'
  })
  const live = await provenanceOf(1)
  expect(live.map(([words, { kind, number, revision }]) => [words, kind, number, revision])).toEqual([
    ['Objectives', 'import', null, 'CARTIF/FA/ZD'],
    ['The objectives of this Agreement are to ', 'import', null, 'CARTIF/FA/ZD'],
    ['ease and ', 'proposal', 1, null],
    ['expand', 'proposal', 2, null],
    [' trade.', 'import', null, 'CARTIF/FA/ZD']
  ])
  await server().mustAsk('secretariat', 'POST', '/revisions', { title: 'First' })
  const [, , ease, expand] = await provenanceOf(1)
  expect(ease![1]).toMatchObject({
    sponsors: ['kaz'],
    by: 'KAZ person',
    positions: [{ party: 'uzb', stance: 'support', note: 'as agreed' }],
    decision: { outcome: 'accept', by: 'CHAIR person', note: 'by consensus' },
    revision: 'CARTIF/FA/Rev.1'
  })
  expect(expand![1]).toMatchObject({
    sponsors: ['pak'],
    decision: { by: 'KAZ person' },
    revision: 'CARTIF/FA/Rev.1'
  })
})

test('what the pen wrote is traced to who held it; what is not known is said to be so', async () => {
  const chair = await server().join('chair')
  chair.pen('Internet', ' and elsewhere')
  const legal = await server().join('legal')
  await legal.untilShown('Internet and elsewhere')
  const found = await provenanceOf(2)
  // A session of the pen is named by the account that writes.
  expect(found.find(([words]) => words.includes('elsewhere'))?.[1].kind).toBe('pen')
  expect(await server().mustAsk('legal', 'GET', '/provenance?of=nobody-knows')).toMatchObject([{ kind: 'unknown' }])
})
