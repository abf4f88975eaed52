/** What the pen writes around words that somebody strikes, as bracketed text before and after. */
import { LiveInstrument, articlesOf } from '@cartif/live'
import { routeProposal } from '@cartif/negotiation'
import { textLine } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { printComposed } from './print.ts'
import { find, penInto, writeCopy } from './testing/copies.ts'
import { RandomRoom, writerOf } from './testing/random-room.ts'

const random = createRandom(1)
let world: RandomRoom

beforeEach(() => void (world = new RandomRoom(random)))
afterEach(() => world.stop())

const strike = (struck: string) => replace(struck, '')

function replace(struck: string, brought: string): () => void {
  return writeCopy({ room: world.room, random }, { document: 'layer/uzb', user: 'uzb' }, (live) => {
    const { id, segments, at } = find(live, struck)
    const edit = { from: at, to: at + struck.length, line: textLine(brought) }
    writerOf(live, 'uzb', random).carryOut(routeProposal(id, segments, edit, 'uzb'))
  })
}

function bring(brought: string, before: string): () => void {
  return writeCopy({ room: world.room, random }, { document: 'layer/pak', user: 'pak' }, (live) => {
    const { id, segments, at } = find(live, before)
    const edit = { from: at, to: at, line: textLine(brought) }
    writerOf(live, 'pak', random).carryOut(routeProposal(id, segments, edit, 'pak'))
  })
}

function pen(
  written: string,
  ...places: readonly (readonly [words: string, offset: number, struck?: number])[]
): () => void {
  return penInto({ room: world.room, random }, written, ...places)
}

/** Arrive together, in this order. */
function arrive(...sent: readonly (() => void)[]): void {
  for (const send of sent) send()
  world.room.documents.flush()
}

const said = () => printComposed(world.room.live.composed)

test.each([1, 300])(
  'a strike is split around %i letters of the pen, whatever comes before it in the same turn',
  (n) => {
    const e = 'e'.repeat(n)
    arrive(strike('facilitate'))
    arrive(pen(e, ['facilitate', -1], ['facilitate', 5]))
    expect(said()).toContain(`are to${e} [UZB: delete: facil]${e}[UZB: delete: itate] trade.`)
  }
)

test.each(['the pen', 'the strike'])(
  'a strike and the pen’s letters in it come in the same turn, %s first',
  (first) => {
    const both = [pen('x', ['facilitate', 5]), strike('facilitate')]
    arrive(...(first === 'the pen' ? both : both.toReversed()))
    expect(said()).toContain('are to [UZB: delete: facil]x[UZB: delete: itate] trade.')
  }
)

test.each([
  ['facilitate', 'promptly'],
  ['promptly', 'facilitate']
])('strikes in two articles are split in one turn, where one had not been read for a while: %s first', (one, other) => {
  arrive(strike('facilitate'))
  arrive(strike('promptly'))
  const elsewhere = pen('y', ['Internet', 0])
  const inside = pen('x', [one, 4], [other, 4])
  arrive(elsewhere)
  arrive(inside)
  expect(said()).toContain('are to [UZB: delete: faci]x[UZB: delete: litate] trade.')
  expect(said()).toContain('publish [UZB: delete: prom]x[UZB: delete: ptly] the fees')
  expect(said()).toContain('on the yInternet')
})

test('an article is left for later where the pen is away from proposals, and read where undo may have moved one', () => {
  arrive(strike('promptly'))
  const undone = writeCopy({ room: world.room, random }, { document: 'text', user: 'chair' }, (live) => {
    articlesOf(live.documents.text).get(find(live, 'Internet').id)!.set('restored 1 0', [2, 0, 1])
  })
  const postpone = vi.spyOn(LiveInstrument.prototype, 'postpone')
  arrive(pen('y', ['Internet', 0]))
  expect(postpone).toHaveBeenCalledTimes(1)
  arrive(undone)
  expect(postpone).toHaveBeenCalledTimes(1)
  postpone.mockRestore()
})

test('who makes something else of an article in which others propose something resets nobody', () => {
  arrive(strike('promptly'))
  const { room } = world
  room.documents.hooks.onReset = (reason) => expect.unreachable(String(reason))
  arrive(
    writeCopy({ room: world.room, random }, { document: 'text', user: 'chair' }, (live) => {
      const articles: Y.Map<unknown> = live.documents.text.getMap('articles')
      articles.set(find(live, 'promptly').id, 'no article')
    })
  )
  expect(said()).toContain('facilitate')
  expect(said()).not.toContain('promptly')
})

test('what replaces some of the words that the pen wrote before it stands there, and not behind the rest of them', () => {
  arrive(replace('facilitate', 'W'))
  arrive(pen('xyz', ['facilitate', 10]))
  expect(said()).toContain('[facilitate]xyz[UZB: W] trade')
  arrive(replace('W', ''))
  arrive(replace('xy', 'Q'))
  expect(said()).toContain('[facilitatexy] [UZB: Q]z trade')
})

test('what the pen strikes leaves what others brought around it in the order in which it stood', () => {
  arrive(replace('facilitate', 'W'))
  arrive(pen('xyz', ['facilitate', 10]))
  arrive(replace('W', ''))
  arrive(replace('xy', 'Q'))
  arrive(bring('R', 'Q'))
  expect(said()).toContain('[facilitatexy][PAK: R][UZB: Q]z trade')
  arrive(pen('', ['xy', 0, 2]))
  expect(said()).toContain('[facilitate][PAK: R][UZB: Q]z trade')
})
