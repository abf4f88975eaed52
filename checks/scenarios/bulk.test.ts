/** Many decisions at once. What was accepted whatever came first reads the same; what was not is named each time. */
import { accept, close, isOpen } from '@cartif/negotiation'
import type { Negotiation } from '@cartif/negotiation'
import { proposeAtRandom, randomWorld } from '@cartif/negotiation/testing'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { lineWords } from '@cartif/treaty-text'
import { expect, test } from 'vitest'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 60)
const PROPOSALS = 40

test('scenario 13: forty overlapping proposals accepted in two orders give the same text, or say which cannot stand together', () => {
  let accepted = 0
  for (let seed = SEED; seed < SEED + WORLDS; seed++) {
    const random = createRandom(seed)
    const world = randomWorld(random, 3)
    for (let act = 0; act < 400 && openIn(world.negotiation).length < PROPOSALS; act++) proposeAtRandom(random, world)
    let { negotiation } = world
    for (;;) {
      const [one, other] = [acceptAll(negotiation, random), acceptAll(negotiation, random)]
      for (const { left, named } of [one, other]) {
        expect(
          left.filter((id) => !named.has(id)),
          `world ${seed}: what is not accepted is named`
        ).toEqual([])
      }
      const apart = [...one.left, ...other.left]
      if (apart.length === 0) {
        expect(other.words, `world ${seed}`).toEqual(one.words)
        accepted += openIn(negotiation).length
        break
      }
      negotiation = without(negotiation, new Set(apart))
    }
  }
  expect(accepted).toBeGreaterThan(WORLDS * 5)
})

/** Those that could not stand together are rejected first, with what amends them. */
function without(negotiation: Negotiation, ids: ReadonlySet<string>): Negotiation {
  return [...ids].reduce(
    (state, id) => (openIn(state).includes(id) ? close(state, id, 'rejected').negotiation : state),
    negotiation
  )
}

const openIn = ({ proposals }: Negotiation) => proposals.filter(isOpen).map(({ id }) => id)

/** Accepts everything that is still open when its turn comes, in a random order; `left` could not stand whole. */
function acceptAll(negotiation: Negotiation, random: Random) {
  const order = openIn(negotiation)
    .map((id) => ({ id, key: random.int(2 ** 30) }))
    .toSorted((a, b) => a.key - b.key)
  const named = new Set<string>()
  const narrowed = new Set<string>()
  let state = negotiation
  for (const { id } of order) {
    if (!openIn(state).includes(id)) continue
    const decision = accept(state, id)
    for (const { proposal, effect } of decision.consequences) {
      if (effect === 'narrowed') narrowed.add(proposal)
      if (effect !== 'promoted') named.add(proposal)
    }
    state = decision.negotiation
  }
  const left = state.proposals.filter(
    ({ id, status }) => order.some((one) => one.id === id) && (status !== 'accepted' || narrowed.has(id))
  )
  return { words: state.articles.map(({ line }) => lineWords(line)), left: left.map(({ id }) => id), named }
}
