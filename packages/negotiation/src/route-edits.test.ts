import { expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { carryOut } from './carry-out.ts'
import { compose, composedLength } from './compose.ts'
import type { Negotiation } from './proposal.ts'
import { routePenEdits, routeProposalEdits } from './route-edits.ts'
import type { EditOfArticle } from './route-edits.ts'
import { routePen, routeProposal } from './route.ts'
import {
  HOLDERS,
  authorOf,
  proposeAtRandom,
  randomEdit,
  randomWorld,
  showNegotiation,
  unitsOf
} from './testing/index.ts'
import type { World } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 1500)

test(`several edits at once show what each shows by itself, and are one proposal, seed ${SEED}`, () => {
  let several = 0
  for (let number = 0; number < WORLDS; number++) {
    const random = createRandom(SEED + number)
    const world = randomWorld(random, 1 + random.int(3))
    for (let act = random.int(14); act > 0; act--) proposeAtRandom(random, world)
    for (let step = 0; step < 3; step++) several += checkEdits(random, world, SEED + number)
  }
  expect(several).toBeGreaterThan(WORLDS)
})

test(`what follows from an edit goes into the proposal the edit went into, seed ${SEED}`, () => {
  const seen = { fresh: 0, joined: 0 }
  for (let number = 0; number < WORLDS; number++) {
    const random = createRandom(SEED + number)
    const world = randomWorld(random, 1 + random.int(3))
    for (let act = random.int(14); act > 0; act--) proposeAtRandom(random, world)
    for (let step = 0; step < 4; step++) checkFollowing(random, world, seen)
  }
  expect(seen.fresh).toBeGreaterThan(WORLDS / 5)
  expect(seen.joined).toBeGreaterThan(WORLDS / 50)
})

/** The writer's words are shown under the writer wherever they went, and nothing new is under two proposals. */
function checkFollowing(random: Random, world: World, seen: { fresh: number; joined: number }): void {
  const holder = random.pick(HOLDERS)
  const [edit, ...following] = randomEdits(random, world, holder[0]!, false)
  if (!edit || following.length === 0) return
  const before = world.negotiation
  const operations = routeProposalEdits([edit], holder, following)
  const after = carryOut(before, operations, authorOf(world, holder))
  world.negotiation = after
  const known = new Set(before.proposals.flatMap(({ changes }) => changes.map(({ id }) => id)))
  const grown = after.proposals.filter(({ changes }) => changes.some(({ id }) => !known.has(id)))
  expect(grown.length).toBeLessThanOrEqual(1)
  if (grown[0] && before.proposals.some(({ id }) => id === grown[0]!.id)) seen.joined++
  else if (grown[0]) seen.fresh++
  const oneByOne = [edit, ...following].toReversed().reduce((state, one) => {
    const { segments } = compose(state).find(({ id }) => id === one.article)!
    return carryOut(state, routeProposal(one.article, segments, one.edit, holder), authorOf(world, holder))
  }, before)
  expect(words(after)).toEqual(words(oneByOne))
}

/** What is shown, who brings it last and who strikes it. */
function words(negotiation: Negotiation): unknown {
  const holderOf = new Map(negotiation.proposals.map(({ id, holder }) => [id, holder]))
  return compose(negotiation).map(({ id, segments }) => [
    id,
    unitsOf(segments).map(({ unit, inserted, deleted }) => [
      unit,
      holderOf.get(inserted.at(-1) ?? ''),
      [...new Set(deleted.map((one) => holderOf.get(one)))].sort()
    ])
  ])
}

function checkEdits(random: Random, world: World, seed: number): number {
  const holder = random.pick(HOLDERS)
  const isPen = random.chance(0.2)
  const edits = randomEdits(random, world, holder[0]!, isPen)
  const before = world.negotiation
  const operations = isPen ? routePenEdits(edits) : routeProposalEdits(edits, holder)
  expect(operations.filter(({ kind }) => kind === 'propose').length).toBeLessThanOrEqual(1)
  const after = carryOut(before, operations, authorOf(world, holder))
  const oneByOne = edits.toReversed().reduce((state, { article, edit }) => {
    const { segments } = compose(state).find(({ id }) => id === article)!
    const routed = isPen ? routePen(article, segments, edit) : routeProposal(article, segments, edit, holder)
    return carryOut(state, routed, authorOf(world, holder))
  }, before)
  const context = `world ${seed}\n${showNegotiation(before)}\n${JSON.stringify(edits.map(({ article, edit }) => [article, edit]))}`
  expect(shown(after), context).toEqual(shown(oneByOne))
  world.negotiation = after
  return edits.length > 1 ? 1 : 0
}

/** Up to four edits in reading order, with a unit between any two of one article. */
function randomEdits(random: Random, world: World, sign: string, isPen: boolean): readonly EditOfArticle[] {
  return compose(world.negotiation)
    .filter(({ inserted }) => !isPen || !inserted)
    .flatMap((article) => {
      const edits: EditOfArticle[] = []
      let free = 1
      for (let count = random.int(4); count > 0; count--) {
        const edit = randomEdit(random, world, article, sign)
        if (edit.from < free || edit.to > composedLength(article.segments)) continue
        edits.push({ article: article.id, segments: article.segments, edit })
        free = edit.to + 1
      }
      return edits
    })
}

/** What is shown and whose it is; not which proposal of a holder says so. */
function shown(negotiation: Negotiation): unknown {
  const holderOf = new Map(negotiation.proposals.map(({ id, holder }) => [id, holder]))
  return compose(negotiation).map(({ id, segments }) => [
    id,
    unitsOf(segments).map(({ unit, inserted, deleted }) => [
      unit,
      inserted.map((one) => holderOf.get(one)),
      [...new Set(deleted.map((one) => holderOf.get(one)))].sort()
    ])
  ])
}
