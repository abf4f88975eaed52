import type { LiveChange, LiveInstrument } from '@cartif/live'
import { expect, test } from 'vitest'
import { onChangeOfArticle } from './article-listeners.ts'

/** An instrument of which nothing but its changes is asked. */
function instrument() {
  const listeners: ((change: LiveChange) => void)[] = []
  const live = { onChange: (listener: (change: LiveChange) => void) => void listeners.push(listener) }
  const tell = (articles: readonly string[], statuses: readonly string[] = []) => {
    const change = { articles: new Set(articles), statuses: new Set(statuses), structure: false, record: false }
    for (const listener of listeners) listener(change)
  }
  return { live: live as unknown as LiveInstrument, listeners, tell }
}

test('each is told of its own article, by its words and by its status, and once where both are others', () => {
  const { live, tell } = instrument()
  const told: string[] = []
  for (const name of ['a1', 'a2', 'a3']) onChangeOfArticle(live, name, () => told.push(name))
  tell(['a2'])
  tell([], ['a3'])
  tell(['a1'], ['a1'])
  tell(['a9'])
  expect(told).toEqual(['a2', 'a3', 'a1'])
})

test('however many listen, the instrument tells one', () => {
  const { live, listeners } = instrument()
  for (let article = 0; article < 300; article++) onChangeOfArticle(live, `a${article}`, () => undefined)
  expect(listeners).toHaveLength(1)
})

test('who has stopped is told no more, who listens again is', () => {
  const { live, tell } = instrument()
  const told: string[] = []
  const stop = onChangeOfArticle(live, 'a1', () => told.push('first'))
  const stopOther = onChangeOfArticle(live, 'a1', () => told.push('other'))
  stop()
  tell(['a1'])
  stopOther()
  tell(['a1'])
  onChangeOfArticle(live, 'a1', () => told.push('again'))
  stop()
  tell(['a1'])
  expect(told).toEqual(['other', 'again'])
})
