/**
 * Rendering as the shared documents change. While an act is carried out, everything that changes is collected and
 * rendered in one transaction together with the caret: one letter, one pass over the page.
 */
import type { LiveChange, LiveInstrument } from '@cartif/live'
import type { Transaction } from '@tiptap/pm/state'
import type { Surface } from './carry-out-edits.ts'

interface Renderer {
  /** What has been collected; absent when nothing is being carried out. */
  waiting: LiveChange[] | undefined
  /** The transactions made since somebody began to listen. */
  rendered: Transaction[] | undefined
  render(changes: readonly LiveChange[]): Transaction
}

const renderers = new WeakMap<object, Renderer>()

/** Renders on a surface whatever changes from now on; returns how to stop. `render` makes the transaction. */
export function followChanges(
  surface: Surface,
  live: LiveInstrument,
  render: (change: LiveChange) => Transaction
): () => void {
  const renderer: Renderer = { waiting: undefined, rendered: undefined, render: (changes) => render(joined(changes)) }
  renderers.set(surface, renderer)
  return live.onChange((change) => {
    if (renderer.waiting) return void renderer.waiting.push(change)
    const transaction = renderer.render([change])
    renderer.rendered?.push(transaction)
    surface.dispatch(transaction)
  })
}

/** Carries out an act whose changes are rendered together; `finish` puts the caret into the last transaction. */
export function renderOnce(surface: Surface, act: () => void, finish: (transaction: Transaction) => Transaction): void {
  const renderer = renderers.get(surface)
  const waiting: LiveChange[] = []
  if (renderer) renderer.waiting = waiting
  try {
    act()
  } finally {
    if (renderer) renderer.waiting = undefined
    const transaction = renderer && waiting.length > 0 ? renderer.render(waiting) : surface.state.tr
    surface.dispatch(finish(transaction))
  }
}

/** Reads what has come and is not shown yet; returns what that did to the document. */
export function catchUp(surface: Surface, live: LiveInstrument): readonly Transaction[] {
  const renderer = renderers.get(surface)
  if (!renderer) return []
  const rendered: Transaction[] = []
  renderer.rendered = rendered
  try {
    live.flush()
  } finally {
    renderer.rendered = undefined
  }
  return rendered
}

function joined(changes: readonly LiveChange[]): LiveChange {
  if (changes.length === 1) return changes[0]!
  return {
    articles: new Set(changes.flatMap(({ articles }) => [...articles])),
    statuses: new Set(changes.flatMap(({ statuses }) => [...statuses])),
    structure: changes.some(({ structure }) => structure),
    record: changes.some(({ record }) => record)
  }
}
