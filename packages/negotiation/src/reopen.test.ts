import { describe, expect, test } from 'vitest'
import { clampToGraphemes, lineLength, lineWords, textLine } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { spliceText } from './carry-out.ts'
import { compose } from './compose.ts'
import { accept, close } from './decide.ts'
import { isOpen } from './proposal.ts'
import { reopen, reversalOf } from './reopen.ts'
import { proposeAtRandom, randomWorld, unitsOf } from './testing/index.ts'
import type { Negotiation } from './proposal.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 1500)

describe(`laws of reopening, seed ${SEED}`, () => {
  test('reopening right after a decision gives back what was shown before', () => {
    let reopened = 0
    for (let world = 0; world < WORLDS; world++) {
      const random = createRandom(SEED + world)
      const state = randomWorld(random, 2)
      state.isCrowded = world % 2 === 1
      for (let act = random.int(14); act > 0; act--) proposeAtRandom(random, state)
      const before = state.negotiation
      const open = before.proposals.filter(isOpen)
      if (open.length === 0) continue
      const { id } = random.pick(open)
      const decision = random.chance(0.7) ? accept(before, id) : close(before, id, 'rejected')
      const reversal = JSON.parse(JSON.stringify(reversalOf(before, decision)))
      const after = reopen(decision.negotiation, reversal)
      expect(after && shown(after.negotiation), `world ${SEED + world}`).toEqual(shown(before))
      reopened++
    }
    expect(reopened).toBeGreaterThan(WORLDS / 2)
  })

  test('reopening after the pen has written elsewhere gives back what was shown before, and keeps what the pen wrote', () => {
    let reopened = 0
    for (let world = 0; world < WORLDS; world++) {
      const random = createRandom(SEED + world)
      const state = randomWorld(random, 2)
      state.isCrowded = world % 2 === 1
      for (let act = random.int(14); act > 0; act--) proposeAtRandom(random, state)
      const before = state.negotiation
      const open = before.proposals.filter(isOpen)
      if (open.length === 0) continue
      const decision = accept(before, random.pick(open).id)
      let later = decision.negotiation
      for (let count = 1 + random.int(2); count > 0; count--) {
        const { id, line } = random.pick(later.articles)
        const at = 1 + random.int(lineLength(line))
        const { from } = clampToGraphemes(line, at, at)
        later = spliceText(later, id, { from, to: from, line: textLine('#', { origin: 'pen' }) })
      }
      const after = reopen(later, reversalOf(before, decision))
      if (!after) continue
      expect(withoutPen(after.negotiation), `world ${SEED + world}`).toEqual(withoutPen(before))
      expect(penned(after.negotiation)).toBe(penned(later))
      reopened++
    }
    expect(reopened).toBeGreaterThan(WORLDS / 4)
  })

  test('what was moved meanwhile is found where it stands', () => {
    const before: Negotiation = {
      articles: [
        {
          id: 'a',
          kind: 'article',
          order: 'a0',
          line: [
            { type: 'mark', id: 'm', kind: 'heading', numbering: 'auto' },
            { type: 'text', text: 'Each shall' }
          ]
        }
      ],
      proposals: [
        {
          id: 'p',
          holder: 'kaz',
          status: 'tabled',
          tabled: 1,
          changes: [
            {
              kind: 'splice',
              id: 'c',
              in: 'a',
              from: 6,
              to: 11,
              at: 11,
              place: 'a0',
              line: [{ type: 'text', text: 'should' }]
            }
          ]
        }
      ]
    }
    const rejected = close(before, 'p', 'rejected')
    const later = spliceText(rejected.negotiation, 'a', { from: 5, to: 5, line: [{ type: 'text', text: ' Party' }] })
    const reopened = reopen(later, reversalOf(before, rejected))
    expect(reopened?.negotiation.proposals[0]).toMatchObject({
      status: 'tabled',
      changes: [{ from: 12, to: 17, at: 17 }]
    })
  })

  test('is refused when the words have changed since', () => {
    const before: Negotiation = {
      articles: [
        {
          id: 'a',
          kind: 'article',
          order: 'a0',
          line: [
            { type: 'mark', id: 'm', kind: 'heading', numbering: 'auto' },
            { type: 'text', text: 'shall' }
          ]
        }
      ],
      proposals: [
        {
          id: 'p',
          holder: 'kaz',
          status: 'tabled',
          tabled: 1,
          changes: [
            {
              kind: 'splice',
              id: 'c',
              in: 'a',
              from: 1,
              to: 6,
              at: 6,
              place: 'a0',
              line: [{ type: 'text', text: 'should' }]
            }
          ]
        }
      ]
    }
    const decision = accept(before, 'p')
    const changed = { ...decision.negotiation, articles: before.articles }
    expect(reopen(changed, reversalOf(before, decision))).toBeUndefined()
  })
})

/** Every unit where it stands; what several bring at one point in any order. */
function withoutPen(negotiation: Negotiation) {
  return compose(negotiation).map(({ id, segments }) => {
    const runs: string[][] = [[]]
    for (const unit of unitsOf(segments)) {
      if (unit.unit === '#') continue
      if (unit.inserted.length === 0) runs.push([JSON.stringify(unit)], [])
      else runs.at(-1)!.push(JSON.stringify(unit))
    }
    return [id, runs.flatMap((run) => run.toSorted())]
  })
}

function penned({ articles }: Negotiation): number {
  return articles.map(({ line }) => lineWords(line).split('#').length - 1).reduce((sum, count) => sum + count, 0)
}

function shown(negotiation: Negotiation) {
  return compose(negotiation).map(({ id, segments }) => [id, unitsOf(segments)])
}
