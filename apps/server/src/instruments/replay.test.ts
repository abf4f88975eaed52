import { expect, test } from 'vitest'
import { replayRegister } from './replay.ts'
import { useServer } from './testing/test-server.ts'

const server = useServer()

const matches = () => server().mustAsk('legal', 'GET', '/replay')

async function writeWithThePen(): Promise<void> {
  const [chair, legal] = [await server().join('chair'), await server().join('legal')]
  await chair.untilShown('facilitate')
  chair.pen('facilitate', ' and ease')
  await legal.untilShown('facilitate and ease')
}

test('the register alone gives the text: zero draft, decisions, pen and reopening', async () => {
  expect(await matches()).toEqual({ articles: 3, matches: true })
  const proposal = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
  await server().accept(proposal)
  await writeWithThePen()
  expect(await matches()).toEqual({ articles: 3, matches: true })
  await server().mustAsk('chair', 'POST', `/proposals/${proposal.id}/decision`, { outcome: 'reopen' })
  expect(await matches()).toEqual({ articles: 3, matches: true })
  expect(await server().codeOf('observer', 'GET', '/replay')).toBe('not-allowed')
})

test('what the pen had written when the server was killed comes into the register afterwards', async () => {
  await writeWithThePen()
  const before = replayRegister(server().room)
  await server().kill()
  expect(await matches()).toEqual({ articles: 3, matches: true })
  expect(replayRegister(server().room)).not.toEqual(before)
})
