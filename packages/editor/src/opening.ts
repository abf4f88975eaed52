/**
 * Opening a long text: what is seen first is drawn at once, the rest in slices that leave the page free in between. Nothing
 * else needs to know: an article that is not drawn yet is one that has just come.
 */
import type { LiveInstrument } from '@cartif/live'
import { EditorState } from '@tiptap/pm/state'
import { renderArticles, renderDocument } from './binding.ts'
import type { BindingOptions } from './binding.ts'
import { redrawCarets } from './carets.ts'
import type { Surface } from './carry-out-edits.ts'

/** Provisions drawn at once, several screens of them, and in each slice: a few milliseconds of work. */
const FIRST = 200
const SLICE = 150
/** So long a slice waits for the page to be free, in milliseconds. */
const LONGEST_WAIT = 50

/** What of an editor's view is needed. */
export interface OpeningView extends Surface {
  updateState(state: EditorState): void
}

export class Opening {
  private readonly view: OpeningView
  private readonly options: BindingOptions
  private stopWaiting: (() => void) | undefined

  /**
   * Draws the beginning. It comes in one piece, with its decorations: Tiptap draws what it is given before it has heard of any
   * plugin, and would draw it again. Nobody can have typed into the empty document before, in which everything is selected.
   */
  constructor(view: OpeningView, options: BindingOptions) {
    this.view = view
    this.options = options
    const { plugins, schema } = view.state
    const doc = renderDocument(schema, options.live, new Set(take(options.live, new Set(), FIRST)))
    view.updateState(EditorState.create({ doc, plugins: [...plugins] }))
    this.goOn()
  }

  /** Draws all that is not drawn yet. */
  finish(): void {
    if (!this.stopWaiting) return
    this.stop()
    this.draw(this.missing(Number.POSITIVE_INFINITY))
  }

  stop(): void {
    this.stopWaiting?.()
    this.stopWaiting = undefined
  }

  private goOn(): void {
    if (this.missing(1).length === 0) return
    this.stopWaiting = whenFree(() => {
      this.stopWaiting = undefined
      this.draw(this.missing(SLICE))
      this.goOn()
    })
  }

  private missing(provisions: number): readonly string[] {
    const shown = new Set<string>()
    this.view.state.doc.forEach(({ attrs }) => void shown.add(String(attrs['id'])))
    return take(this.options.live, shown, provisions)
  }

  private draw(ids: readonly string[]): void {
    if (ids.length === 0) return
    this.view.dispatch(renderArticles(this.view.state, this.options, { articles: new Set(ids), structure: false }))
    // Those that had no place yet.
    if (this.missing(1).length === 0) redrawCarets(this.view)
  }
}

/** The first articles that are not shown yet, with so many provisions or a few more. */
function take({ composed }: LiveInstrument, shown: ReadonlySet<string>, provisions: number): readonly string[] {
  const taken: string[] = []
  let count = 0
  for (const { id, segments } of composed) {
    if (count >= provisions) break
    if (shown.has(id)) continue
    taken.push(id)
    for (const { piece } of segments) if (piece.type === 'mark') count++
  }
  return taken
}

/** Runs when the browser has nothing else to do; returns how not to. */
function whenFree(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: LONGEST_WAIT })
    return () => cancelIdleCallback(handle)
  }
  const handle = setTimeout(run)
  return () => clearTimeout(handle)
}
