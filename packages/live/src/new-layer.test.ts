import { expect, test } from 'vitest'
import { placeBetween, routeProposal } from '@cartif/negotiation'
import { randomEdit, randomWorld } from '@cartif/negotiation/testing'
import { createRandom } from '@cartif/treaty-text/testing'
import { LiveInstrument } from './live-instrument.ts'
import { Room } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20261128)
const WORLDS = Number(process.env['WORLDS'] ?? 60)

/** Who wrote something, on its way to everybody. */
function writeAtRandom(
  random: ReturnType<typeof createRandom>,
  seeds: ReturnType<typeof randomWorld>,
  room: Room
): void {
  const { live, holder, writer } = random.pick(room.replicas)
  if (live.composed.length === 0) return
  const article = random.pick(live.composed)
  const edit = randomEdit(random, seeds, article, holder[0]!)
  writer.carryOut(routeProposal(article.id, article.segments, edit, holder))
  while (room.deliver(random));
}

/** Every stretch of the composed text, with the changes that bring, strike and bracket it. */
function shown({ composed }: LiveInstrument): unknown {
  const ids = (list: readonly { readonly change: { readonly id: string } }[]) => list.map(({ change }) => change.id)
  return composed.map(({ id, segments }) => [
    id,
    segments.map(({ piece, text, offset, inserted, deleted, bracketed }) => [
      piece,
      text,
      offset,
      ...[inserted, deleted, bracketed].map(ids)
    ])
  ])
}

test(`a layer that comes later reads as one that was there from the beginning (SEED=${SEED})`, () => {
  let proposals = 0
  for (let world = 0; world < WORLDS; world++) {
    const random = createRandom(SEED + world)
    const seeds = randomWorld(random, 2)
    const room = new Room(seeds.negotiation.articles)
    const { layers, ...rest } = room.server
    const later = [...layers].filter(() => random.chance(0.5))
    const early = [...layers].filter(([holder]) => !later.some(([one]) => one === holder))
    const live = new LiveInstrument({ ...rest, layers: new Map(early) })
    for (let step = 0; step < 12; step++) {
      writeAtRandom(random, seeds, room)
      if (!random.chance(0.3)) continue
      const [holder, layer] = later.pop() ?? random.pick([...layers])
      live.addLayer(holder, layer)
    }
    for (const [holder, layer] of later) live.addLayer(holder, layer)
    writeAtRandom(random, seeds, room)
    expect(shown(live), `SEED=${SEED + world}`).toEqual(shown(room.live))
    expect(live.documents.layers.size).toBe(layers.size)
    proposals += live.proposals.length
  }
  expect(proposals).toBeGreaterThan(WORLDS)
})

test('whoever listens is told of the articles that a new layer speaks of, and a second time of nothing', () => {
  const random = createRandom(SEED)
  const room = new Room(randomWorld(random, 2).negotiation.articles)
  const { layers, ...rest } = room.server
  const live = new LiveInstrument({ ...rest, layers: new Map([...layers].filter(([holder]) => holder !== 'pak')) })
  const pak = room.replicas.find(({ holder }) => holder === 'pak')!
  const { id } = live.composed[0]!
  pak.writer.propose([
    {
      kind: 'splice',
      in: id,
      from: 1,
      to: 1,
      at: 1,
      place: placeBetween(null, null),
      line: [{ type: 'text', text: 'new' }]
    }
  ])
  while (room.deliver(random));
  const told: unknown[] = []
  live.onChange(({ articles }) => void told.push([...articles]))
  live.addLayer('pak', layers.get('pak')!)
  live.addLayer('pak', layers.get('pak')!)
  expect(told).toEqual([expect.arrayContaining([id])])
  expect(live.findComposed(id)?.segments.some(({ inserted }) => inserted.length > 0)).toBe(true)
})
