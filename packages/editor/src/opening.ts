/**
 * Opening a long text: what is seen first is drawn at once, the rest in slices that leave the page free in between. To everything
 * else an article that is not drawn yet is one that has just come; the binding leaves it alone until its turn.
 */
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

/** Asked of the element of a text by whoever looks for something in it by a selector: it is drawn to its end at once. */
export const WHOLE_TEXT = 'treaty-whole-text'

type OpeningOptions = BindingOptions & Required<Pick<BindingOptions, 'undrawn'>>

export class Opening {
  private readonly view: OpeningView
  private readonly options: OpeningOptions
  private readonly undrawn: Set<string>
  private stopWaiting: (() => void) | undefined

  /**
   * Draws the beginning. It comes in one piece, with its decorations: Tiptap draws what it is given before it has heard of any
   * plugin, and would draw it again. Nobody can have typed into the empty document before, in which everything is selected.
   */
  constructor(view: OpeningView, options: OpeningOptions) {
    this.view = view
    this.options = options
    this.undrawn = options.undrawn
    const { plugins, schema } = view.state
    for (const { id } of options.live.composed) this.undrawn.add(id)
    const doc = renderDocument(schema, options.live, this.take(FIRST))
    view.updateState(EditorState.create({ doc, plugins: [...plugins] }))
    this.goOn()
  }

  /** Draws all that is not drawn yet. */
  finish(): void {
    if (!this.stopWaiting) return
    this.stop()
    this.draw(Number.POSITIVE_INFINITY)
  }

  stop(): void {
    this.stopWaiting?.()
    this.stopWaiting = undefined
  }

  private goOn(): void {
    if (this.undrawn.size === 0) return
    this.stopWaiting = whenFree(() => {
      this.stopWaiting = undefined
      this.draw(SLICE)
      this.goOn()
    })
  }

  private draw(provisions: number): void {
    const articles = this.take(provisions)
    this.view.dispatch(renderArticles(this.view.state, this.options, { articles, structure: false, areNext: true }))
    // Those that had no place yet.
    if (this.undrawn.size === 0) redrawCarets(this.view)
  }

  /** The next articles, with so many provisions or a few more: from now on they are drawn like all others. */
  private take(provisions: number): ReadonlySet<string> {
    const taken = new Set<string>()
    let count = 0
    for (const { id, segments } of this.options.live.composed) {
      if (count >= provisions) break
      if (!this.undrawn.delete(id)) continue
      taken.add(id)
      for (const { piece } of segments) if (piece.type === 'mark') count++
    }
    // What has gone before its turn.
    if (count < provisions) this.undrawn.clear()
    return taken
  }
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
