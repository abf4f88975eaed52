import { describe, expect, test } from 'vitest'
import { outlineOf, parseNotation, printNotation, targetsOf } from '@cartif/treaty-text'
import type { Targets, Tree } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { compose, composedLine } from './compose.ts'
import type { ComposedArticle } from './compose.ts'
import { treeOf } from './to-tree.ts'
import { viewOf } from './views.ts'
import { proposeAtRandom, randomWorld } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 500)

describe(`the composed text in print, seed ${SEED}`, () => {
  test('prints and reads back to the same tree, with every word', () => {
    let brackets = 0
    for (let world = 0; world < WORLDS; world++) {
      const random = createRandom(SEED + world)
      const state = randomWorld(random, 2)
      state.isCrowded = world % 2 === 1
      for (let act = random.int(12); act > 0; act--) proposeAtRandom(random, state)
      const articles = compose(state.negotiation)
      const tree = treeOf(articles, { names: true, targets: namesOf(articles) })
      brackets += countBrackets(tree)
      const printed = printNotation(tree)
      try {
        expect(parseNotation(printed)).toEqual({ tree, issues: [] })
      } catch (error) {
        throw new Error(`world ${SEED + world}:\n${printed}`, { cause: error })
      }
    }
    expect(brackets).toBeGreaterThan(WORLDS)
  })

  test('the base view is the text; the agreed view has no word that is not in it', () => {
    const random = createRandom(SEED)
    const state = randomWorld(random, 3)
    for (let act = 0; act < 20; act++) proposeAtRandom(random, state)
    const base = viewOf(state.negotiation, 'base')
    expect(base.map(({ segments }) => composedLine(segments).length)).toHaveLength(state.negotiation.articles.length)
    for (const { segments } of viewOf(state.negotiation, 'agreed')) {
      for (const { inserted, deleted } of segments) expect([inserted, deleted]).toEqual([[], []])
    }
    for (const { segments } of viewOf(state.negotiation, 'accepted')) {
      for (const { inserted, deleted } of segments) expect([inserted, deleted]).toEqual([[], []])
    }
  })
})

function namesOf(articles: readonly ComposedArticle[]): Targets {
  return targetsOf(
    outlineOf(
      articles.map(({ id, kind, segments, inserted }) => ({
        id,
        kind,
        line: composedLine(segments),
        proposed: inserted !== undefined
      }))
    )
  )
}

function countBrackets(tree: Tree): number {
  return tree.reduce((count, node) => count + (node.type === 'bracket' ? 1 + countBrackets(node.body) : 0), 0)
}
