/** What has waited for quiet in a busy room, as the clock goes. */
import { LiveInstrument } from '@cartif/live'
import { createRandom } from '@cartif/treaty-text/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readProposals } from './read.ts'
import { areSameTexts, replayRegister } from './replay.ts'
import { penInto, writeCopy } from './testing/copies.ts'
import { QUIET, RandomRoom, writerOf } from './testing/random-room.ts'

const ARTICLES = Array.from({ length: 10 }, (_, index) => `first${index} `)
const NOTATION = ARTICLES.map((word, index) => `Article ${index + 1} — Duties\n1.  ${word}duty of the Parties.\n`).join(
  '\n'
)

const random = createRandom(1)
let world: RandomRoom

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  world = new RandomRoom(random, NOTATION)
  void world.room.live
})
afterEach(() => {
  vi.useRealTimers()
  world.stop()
})

function arrive(...sent: readonly (() => void)[]): void {
  for (const send of sent) send()
  world.room.documents.flush()
}

function proposeToDelete(...articles: readonly string[]): void {
  arrive(
    writeCopy({ room: world.room, random }, { document: 'layer/uzb', user: 'uzb' }, (live) => {
      const writer = writerOf(live, 'uzb', random)
      for (const article of articles) writer.propose([{ kind: 'delete-article', article }])
    })
  )
}

const penIn = (words: string) => penInto({ room: world.room, random }, 'x', [words, 0])
const penEverywhere = () => arrive(...ARTICLES.map(penIn))
const noted = () => world.room.register.list({ instrument: 'fa', kind: 'text-edited' }).length
const isWholeInRegister = () => areSameTexts(replayRegister(world.room), world.room.live.negotiation.articles)

test('a little at a time, until all is written down, and then no more', () => {
  penEverywhere()
  expect(noted()).toBe(0)
  const catchUp = vi.spyOn(LiveInstrument.prototype, 'catchUp')
  const seen = new Set<number>()
  vi.advanceTimersByTime(QUIET)
  for (; vi.getTimerCount() > 0; vi.advanceTimersToNextTimer()) seen.add(noted())
  expect([...seen]).toEqual([2, 4, 6, 8, 10])
  expect(catchUp.mock.results.map(({ value }) => (value as readonly string[]).length)).toEqual([2, 2, 2, 2, 2])
  expect(isWholeInRegister()).toBe(true)
})

test('who acts meanwhile finds all of it written down', () => {
  penEverywhere()
  vi.advanceTimersByTime(QUIET)
  world.room.act(() => expect(noted()).toBe(10))
  vi.runAllTimers()
  expect(noted()).toBe(10)
})

test('what is written meanwhile is written down afterwards', () => {
  penEverywhere()
  vi.advanceTimersByTime(QUIET)
  arrive(penIn('first0'), penIn('first9'))
  vi.runAllTimers()
  // The first was written down before, the last with what came.
  expect(noted()).toBe(11)
  expect(isWholeInRegister()).toBe(true)
})

test('what still waits to be committed is read before an article is written down', () => {
  penEverywhere()
  vi.advanceTimersByTime(QUIET)
  penIn('first5')()
  vi.advanceTimersToNextTimer()
  expect(vi.getTimerCount()).toBe(1)
  world.room.settle()
  expect(isWholeInRegister()).toBe(true)
})

test('what is proposed is noted as the articles read by then', () => {
  const { room } = world
  proposeToDelete(...room.live.negotiation.articles.map(({ id }) => id))
  penEverywhere()
  vi.advanceTimersByTime(QUIET)
  while (noted() < ARTICLES.length) vi.advanceTimersToNextTimer()
  arrive(penIn('first0'))
  // Has come, and waits to be committed.
  penIn('first0')()
  vi.runAllTimers()
  const proposals = readProposals(room)
  expect(proposals.map(({ id }) => room.mustFindRecord(id).version)).toEqual(proposals.map(({ version }) => version))
  expect(proposals[0]!.changes[0]!.removed).toContain('xxxfirst0')
})

test('what a server that was killed had not written down is', () => {
  penEverywhere()
  world.kill()
  proposeToDelete(world.room.live.negotiation.articles[0]!.id)
  vi.runAllTimers()
  expect(isWholeInRegister()).toBe(true)
})

test('a room that begins anew between two steps begins anew with them', () => {
  penEverywhere()
  vi.advanceTimersByTime(QUIET)
  const { documents } = world.room
  expect(() =>
    documents.commit(() => {
      documents.open('text').getMap('meta').set('layout', 0)
      throw new Error('after the first letter')
    })
  ).toThrow('after the first letter')
  vi.runAllTimers()
  expect(isWholeInRegister()).toBe(true)
})

test('words that could not be stored are not written down', () => {
  penEverywhere()
  vi.advanceTimersByTime(QUIET)
  const { hooks } = world.room.documents
  vi.spyOn(hooks, 'onClientUpdates').mockImplementationOnce(() => {
    throw new Error('the disk')
  })
  for (const word of ARTICLES) penIn(word)()
  vi.runAllTimers()
  expect(isWholeInRegister()).toBe(true)
  const kinds = world.room.register.list({ instrument: 'fa' }).map(({ kind }) => kind)
  expect(kinds.slice(-3)).toEqual(['text-edited', 'text-edited', 'text-found'])
})

test('a room that leaves memory meanwhile leaves nothing behind', () => {
  penEverywhere()
  vi.advanceTimersByTime(QUIET)
  world.room.rest()
  expect(vi.getTimerCount()).toBe(0)
  expect(noted()).toBe(10)
  expect(isWholeInRegister()).toBe(true)
})
