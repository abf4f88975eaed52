/**
 * The pen over shared documents: what the penholder sees at once, before the server has said anything, is exactly the edit,
 * however often it writes; and once the server has anchored what stands behind its words, everybody sees the same.
 */
import { expect, test } from 'vitest'
import { carryOut, compose, routePen, routeProposal } from '@cartif/negotiation'
import type { ComposedArticle } from '@cartif/negotiation'
import { randomEdit, randomWorld, unitsOf } from '@cartif/negotiation/testing'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { LayerWriter } from './layer-writer.ts'
import { LiveInstrument } from './live-instrument.ts'
import { anchorBehindPen } from './pen-settle.ts'
import { HOLDERS, createServerDocuments } from './testing/index.ts'
import { PenWriter } from './text-writer.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 150)
/** Worlds that once broke the law. */
const PINNED: readonly number[] = []

test(`the penholder sees exactly the edit, seed ${SEED}`, () => {
  for (const seed of [...PINNED, ...Array.from({ length: WORLDS }, (_, number) => SEED + number)]) {
    try {
      write(createRandom(seed))
    } catch (error) {
      throw new Error(`world ${seed}`, { cause: error })
    }
  }
})

function write(random: Random): void {
  const seeds = randomWorld(random, 1)
  const documents = createServerDocuments(seeds.negotiation.articles)
  const live = new LiveInstrument(documents)
  let ids = 0
  const newSuffix = () => `n${++ids}`
  for (let count = 2 + random.int(8); count > 0; count--) {
    const holder = random.pick(HOLDERS)
    const article = live.composed[0]!
    const edit = randomEdit(random, seeds, article, holder[0]!)
    const writer = new LayerWriter(live, { holder, by: holder, newSuffix, now: () => '2026-01-01T00:00:00Z' })
    writer.carryOut(routeProposal(article.id, article.segments, edit, holder))
  }
  for (let count = 1 + random.int(3); count > 0; count--) {
    const article = live.composed[0]!
    const operations = routePen(article.id, article.segments, randomEdit(random, seeds, article, '#'))
    const wanted = carryOut(live.negotiation, operations, { holder: 'chair', tabled: 1, newId: newSuffix })
    new PenWriter(documents.text, 'pen').carryOut(operations)
    live.flush()
    const seen = shown(compose(wanted))
    expect(shown(live.composed)).toEqual(seen)
    if (random.chance(0.5)) anchorBehindPen(live, article.id)
    live.flush()
    expect(shown(live.composed)).toEqual(seen)
    expect(shown(new LiveInstrument(documents).composed)).toEqual(seen)
  }
}

/** Whether somebody's strike reaches over the pen's words is for the server to settle (splitAroundPen). */
function shown(articles: readonly ComposedArticle[]) {
  return articles.map(({ segments }) =>
    unitsOf(segments).map((one) => (one.unit === '#' ? { ...one, deleted: [] } : one))
  )
}
