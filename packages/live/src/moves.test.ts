/** A move as it lies in a layer, and what is read of one that does not fit. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Article } from '@cartif/treaty-text'
import { readProposal } from './layer-source.ts'
import type { LayerProblem } from './layer-source.ts'
import { proposalsOf } from './layout.ts'
import { Room } from './testing/index.ts'

const ARTICLE: Article = {
  id: 'a1',
  kind: 'article',
  order: 'a0',
  line: [
    { type: 'mark', id: 'm1', kind: 'heading', numbering: 'auto' },
    { type: 'text', text: 'one two three' }
  ]
}

function movedProposal() {
  const room = new Room([ARTICLE])
  const { live, writer, documents } = room.replicas[0]!
  writer.carryOut([
    {
      kind: 'propose',
      changes: [
        { in: 'a1', from: 1, to: 5, at: 5, place: 'a0', line: [] },
        { in: 'a1', from: 9, to: 9, at: 9, place: 'a0', line: [{ type: 'text', text: 'one ' }], movedFrom: 0 }
      ]
    }
  ])
  const layer = documents.layers.get('kaz')!
  const [proposal] = live.negotiation.proposals
  const [strike, bring] = proposal!.changes
  const shared = proposalsOf(layer).get(proposal!.id)!.get('changes') as Y.Map<Y.Map<unknown>>
  const read = () => {
    const problems: LayerProblem[] = []
    const found = readProposal(layer, 'kaz', proposal!.id, problems)
    return { moved: found?.changes.map((change) => ('movedFrom' in change ? change.movedFrom : null)), problems }
  }
  return { layer, shared, strike: strike!.id, bring: bring!.id, read }
}

test('what is brought names the strike of its own proposal', () => {
  const { strike, read } = movedProposal()
  expect(read()).toEqual({ moved: [null, strike], problems: [] })
})

test.each([
  ['a change of another proposal', (): unknown => 'kaz-elsewhere'],
  ['itself', ({ bring }: { bring: string }): unknown => bring],
  ['no id at all', (): unknown => ({ id: 'kaz-1' })],
  ['more than a name', (): unknown => 'x'.repeat(5000)]
])('moved from %s it is read as not moved, its words stand', (_, source) => {
  const moved = movedProposal()
  moved.shared.get(moved.bring)!.set('movedFrom', source(moved))
  expect(moved.read()).toEqual({ moved: [null, null], problems: [] })
})

test('moved from a change that strikes nothing it is read as not moved', () => {
  const moved = movedProposal()
  for (const key of ['from', 'to']) moved.shared.get(moved.strike)!.delete(key)
  expect(moved.read().moved).toEqual([null, null])
})
