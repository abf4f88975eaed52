import { expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'

const server = useServer()

interface Row {
  readonly kind: string
  readonly party: string | null
}

const historyOf = async (number: string) => {
  const article = (await server().instrument()).outline.find((one) => one.number === number)!
  const rows = await server().mustAsk<readonly Row[]>('legal', 'GET', `/register?article=${article.id}`)
  return rows.map(({ kind, party }) => [kind, party].filter(Boolean).join(' '))
}

test('the history of an article has every act on it, on words proposed in it, and on what is said of it', async () => {
  const proposal = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
  const amendment = await server().propose('pak', { amends: proposal.id, after: 'sho', text: 'rtly sho' })
  await server().propose('uzb', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
  await server().mustAsk('uzb', 'PUT', `/proposals/${amendment.id}/position`, { stance: 'support' })
  const [, , article] = (await server().instrument()).outline
  await server().mustAsk('legal', 'POST', '/comments', { subject: article!.id, audience: 'all', text: 'A question' })
  await server().accept(proposal)
  expect(await historyOf('Article 2')).toEqual([
    'proposal-tabled kaz',
    'proposal-tabled pak',
    'position-taken uzb',
    'comment-made',
    'proposal-accept'
  ])
  expect(await historyOf('Article 1')).toEqual(['proposal-tabled uzb'])
  expect(await server().codeOf('legal', 'GET', '/register?article=nothing')).toBe('not-found')
  expect(await server().codeOf('observer', 'GET', `/register?article=${article!.id}`)).toBe('not-allowed')
})
