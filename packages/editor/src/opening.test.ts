/** Opening a text too long to be drawn at once. */
import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { LayerWriter, LiveInstrument, PenWriter } from '@cartif/live'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bindingPlugin, decorateDocument, decorationsOf, followSharedDocuments, renderDocument } from './binding.ts'
import { CompositionHold } from './composition-hold.ts'
import { treatySchema } from './create-editor.ts'
import { Opening } from './opening.ts'
import { documentsOfScene } from './testing/scene-documents.ts'
import { looksOf } from './testing/scene.ts'

const ARTICLES = 60
const schema = getSchema([...treatySchema])

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Articles of eleven provisions, in each of them something proposed. */
function longText(): string {
  return Array.from({ length: ARTICLES }, (_, article) => {
    const paragraphs = Array.from({ length: 10 }, (__, at) => `${at + 1}.  Each Party [KAZ: promptly ]publishes.`)
    return [`Article ${article + 1} — Title`, ...paragraphs].join('\n')
  }).join('\n\n')
}

/** A view without a page. */
class View {
  state: EditorState
  readonly live: LiveInstrument
  readonly opening: Opening
  private readonly stop: () => void

  constructor() {
    this.live = new LiveInstrument(documentsOfScene(longText()).documents)
    const { live } = this
    const shared = { live, writer: undefined, names: true, onNotice: () => undefined }
    const options = { ...shared, hold: new CompositionHold(), undrawn: new Set<string>() }
    this.state = EditorState.create({ schema, plugins: [bindingPlugin(options)] })
    this.stop = followSharedDocuments(this, options)
    this.opening = new Opening(this, options)
  }

  updateState(state: EditorState): void {
    this.state = state
  }

  dispatch(transaction: Transaction): void {
    this.state = this.state.apply(transaction)
  }

  articles(): number {
    return this.state.doc.childCount
  }

  /** What is shown, and what would be shown had it been drawn at once. */
  shownAndWanted(): readonly [unknown, unknown] {
    const wanted = renderDocument(schema, this.live)
    const due = decorateDocument(wanted, this.live, true)
    this.stop()
    return [
      { doc: this.state.doc.toJSON(), looks: looksOf(decorationsOf(this.state)) },
      { doc: wanted.toJSON(), looks: looksOf(due) }
    ]
  }
}

test('the beginning is drawn at once, the rest in slices, and then all is as if drawn at once', () => {
  const view = new View()
  const first = view.articles()
  expect(first).toBeLessThan(ARTICLES / 2)
  vi.advanceTimersToNextTimer()
  expect(view.articles()).toBeGreaterThan(first)
  expect(view.articles()).toBeLessThan(ARTICLES)
  vi.runAllTimers()
  const [shown, wanted] = view.shownAndWanted()
  expect(shown).toEqual(wanted)
})

test('whoever acts has the whole text', () => {
  const view = new View()
  view.opening.finish()
  const [shown, wanted] = view.shownAndWanted()
  expect(shown).toEqual(wanted)
  expect(vi.getTimerCount()).toBe(0)
})

test('what others write meanwhile is there, wherever they write', () => {
  const view = new View()
  const { live } = view
  const [first, last] = [live.composed[0]!.id, live.composed.at(-1)!.id]
  const pen = new PenWriter(live.documents.text, 'pen')
  for (const text of [first, last])
    pen.carryOut([{ kind: 'pen', text, splice: { from: 1, to: 1, line: [{ type: 'text', text: 'New ' }] } }])
  const author = { holder: 'pak', by: 'a', newSuffix: () => 'x1', now: () => '' }
  new LayerWriter(live, author).propose([{ kind: 'delete-article', article: live.composed[40]!.id }])
  vi.runAllTimers()
  const [shown, wanted] = view.shownAndWanted()
  expect(shown).toEqual(wanted)
})

test('numbers that change meanwhile do not draw the rest at once', () => {
  const view = new View()
  const first = view.articles()
  view.live.setNumbers(new Map(), 'live')
  expect(view.articles()).toBe(first)
  vi.runAllTimers()
  const [shown, wanted] = view.shownAndWanted()
  expect(shown).toEqual(wanted)
})

test('an editor that is closed draws no more', () => {
  const view = new View()
  view.opening.stop()
  expect(vi.getTimerCount()).toBe(0)
})
