import { describe, expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import { compose } from './compose.ts'
import { accept } from './decide.ts'
import { issuesOf } from './issues.ts'
import type { Issue } from './issues.ts'
import { isOpen, standingChanges } from './proposal.ts'
import type { Negotiation } from './proposal.ts'
import { reopen, reversalOf } from './reopen.ts'
import { settleIssue } from './settle-issue.ts'
import { proposeAtRandom, randomWorld, unitsOf } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20261125)
const WORLDS = Number(process.env['WORLDS'] ?? 1500)

/** Worlds with an issue, and one of its alternatives or none to be taken. */
function eachWorld(visit: (world: number, before: Negotiation, issue: Issue, take: string | undefined) => void): void {
  let visited = 0
  for (let world = 0; world < WORLDS; world++) {
    const random = createRandom(SEED + world)
    const state = randomWorld(random, 2)
    state.isCrowded = world % 2 === 1
    for (let act = 2 + random.int(14); act > 0; act--) proposeAtRandom(random, state)
    const issues = compose(state.negotiation).flatMap(issuesOf)
    if (issues.length === 0) continue
    const issue = random.pick(issues)
    visit(SEED + world, state.negotiation, issue, random.chance(0.7) ? random.pick(issue.proposals) : undefined)
    visited++
  }
  expect(visited).toBeGreaterThan(WORLDS / 2)
}

describe(`laws of settling an issue, seed ${SEED}`, () => {
  test('the text reads as after accepting the one taken alone, or as it did', () => {
    eachWorld((world, before, issue, take) => {
      const { articles } = take === undefined ? before : accept(before, take).negotiation
      expect(settleIssue(before, issue, take).negotiation.articles, `world ${world}`).toEqual(articles)
    })
  })

  test('nothing asked at the place stays open, and what is asked elsewhere does', () => {
    eachWorld((world, before, issue, take) => {
      const { negotiation, consequences } = settleIssue(before, issue, take)
      const asked = negotiation.proposals.filter(isOpen).flatMap(standingChanges)
      expect(
        asked.filter(({ id }) => issue.changes.includes(id)),
        `world ${world}`
      ).toEqual([])
      const accepted = take === undefined ? before : accept(before, take).negotiation
      const changed = new Set(consequences.map(({ proposal }) => proposal))
      for (const one of accepted.proposals) {
        if (changed.has(one.id) || one.id === take) continue
        expect(
          negotiation.proposals.find(({ id }) => id === one.id),
          `world ${world}`
        ).toEqual(one)
      }
    })
  })

  test('reopening gives back what was', () => {
    eachWorld((world, before, issue, take) => {
      const settled = settleIssue(before, issue, take)
      const reversal = JSON.parse(JSON.stringify(reversalOf(before, settled)))
      const after = reopen(settled.negotiation, reversal)
      expect(after && shown(after.negotiation), `world ${world}`).toEqual(shown(before))
    })
  })
})

test('a proposal to move words does not become one to strike them', () => {
  const { negotiation } = settleIssue(MOVE, issuesOf(compose(MOVE)[0]!).at(-1)!, undefined)
  expect(negotiation.proposals.map(({ status }) => status)).toEqual(['rejected'])
})

function shown(negotiation: Negotiation) {
  return compose(negotiation).map(({ id, segments }) => [id, unitsOf(segments)])
}

/** "Each Party shall", with `shall` moved before `Each`. */
const MOVE: Negotiation = {
  articles: [
    {
      id: 'a',
      kind: 'article',
      order: 'a0',
      line: [
        { type: 'mark', id: 'm', kind: 'paragraph', numbering: 'auto' },
        { type: 'text', text: 'Each Party shall' }
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
        { kind: 'splice', id: 'kaz-1', in: 'a', from: 12, to: 17, at: 17, place: 'a0', line: [] },
        {
          kind: 'splice',
          id: 'kaz-2',
          in: 'a',
          from: 1,
          to: 1,
          at: 1,
          place: 'a0',
          line: [{ type: 'text', text: 'shall' }],
          movedFrom: 'kaz-1'
        }
      ]
    }
  ]
}
