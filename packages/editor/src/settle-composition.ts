/** The end of a composition: what was composed becomes one edit, what waited is shown, the caret stays where it is. */
import { TextSelection } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { renderArticles } from './binding.ts'
import type { BindingOptions } from './binding.ts'
import { redrawCarets } from './carets.ts'
import { editAll, incomingAt, tellRemoved } from './carry-out-edits.ts'
import { wholeWord } from './composition-hold.ts'
import type { HeldComposition } from './composition-hold.ts'
import { findArticle, findArticleAt, toComposed, toDocument } from './positions.ts'
import { lineOfSlice } from './render.ts'
import { composedSelection } from './selections.ts'

export function settle(view: EditorView, options: BindingOptions): void {
  const ended = options.hold.end()
  if (!ended) return
  const held = { ...ended, changed: meantChange(ended, options) }
  const { anchor, head } = view.state.selection
  const spots = [findSpot(view.state, held, anchor), findSpot(view.state, held, head)]
  const written = carryOutComposed(view, options, held)
  const articles = new Set([held.seen.id])
  view.dispatch(renderArticles(view.state, options, { articles, structure: held.isStructureStale }))
  restoreSelection(
    view,
    spots.map((spot) => spot && positionOf(view.state, held, spot, written))
  )
  redrawCarets(view)
}

/** A correction of others' words replaces the whole word, which reads better than the letters that happen to differ. */
function meantChange(held: HeldComposition, { writer }: BindingOptions): HeldComposition['changed'] {
  const { changed, seen } = held
  if (!changed || !writer) return changed
  const [from, to] = [seenPosition(held, changed.from), seenPosition(held, changed.to)]
  return seen.hasOthersWords(from, to, writer) ? wholeWord(held) : changed
}

/** Returns the composed position behind the words written; undefined where none were. */
function carryOutComposed(view: EditorView, options: BindingOptions, held: HeldComposition): number | undefined {
  const { live, writer } = options
  const { seen, before, changed } = held
  const present = findArticle(view.state.doc, seen.id)
  if (!changed || !present || !writer) return undefined
  const slice = view.state.doc.slice(present.begin + changed.from, present.begin + changed.end)
  if (slice.eq(before.slice(changed.from - 1, changed.to - 1))) return undefined
  live.flush()
  if (!live.findComposed(seen.id)) {
    options.onNotice({ kind: 'article-gone', lost: slice.content.textBetween(0, slice.content.size, ' ') })
    return undefined
  }
  const [from, to] = [seenPosition(held, changed.from), seenPosition(held, changed.to)]
  const ranges = seen.rangesNow(from, to)
  const at = ranges.at(-1)?.to ?? seen.positionNow(from)
  const removed = new Set<string>()
  const line = lineOfSlice(slice, { ...incomingAt(live, writer, seen.id, at), removed })
  tellRemoved(options, removed)
  const last = { ...(ranges.at(-1) ?? { from: at, to: at }), line }
  const edits = [...ranges.slice(0, -1).map((range) => ({ ...range, line: [] })), last]
  const isDone = editAll(
    view,
    options,
    edits.map((edit) => ({ article: seen.id, edit }))
  )
  return isDone ? composedSelection(view.state)?.to : undefined
}

/** Where an end of the selection is: so far before the end of what was composed, or a position in an article. */
type Spot =
  | { readonly back: number }
  | { readonly article: string; readonly composed: number; readonly isSeen: boolean }

function findSpot(state: EditorState, held: HeldComposition, position: number): Spot | undefined {
  const found = findArticleAt(state.doc, position)
  if (!found) return undefined
  const { changed, seen } = held
  if (found.id !== seen.id) return { article: found.id, composed: toComposed(found, position), isSeen: false }
  const inside = position - found.begin
  if (changed && inside >= changed.from && inside <= changed.end)
    return { back: toComposed(found, found.begin + changed.end) - toComposed(found, position) }
  const old = changed && inside > changed.end ? inside - changed.end + changed.to : inside
  return { article: seen.id, composed: seenPosition(held, old), isSeen: true }
}

function seenPosition({ before }: HeldComposition, position: number): number {
  return toComposed({ node: before, begin: 0 }, position)
}

function positionOf(
  state: EditorState,
  held: HeldComposition,
  spot: Spot,
  written: number | undefined
): number | undefined {
  const isBack = 'back' in spot
  const id = isBack ? held.seen.id : spot.article
  const found = findArticle(state.doc, id)
  if (!found) return undefined
  if (!isBack) return toDocument(found, spot.isSeen ? held.seen.positionNow(spot.composed) : spot.composed)
  if (written !== undefined) return toDocument(found, written - spot.back)
  return toDocument(found, held.seen.positionNow(seenPosition(held, held.changed?.to ?? 0)))
}

function restoreSelection(view: EditorView, [anchor, head]: readonly (number | undefined)[]): void {
  const { doc, selection, tr } = view.state
  if (anchor === undefined || head === undefined) return
  const next = TextSelection.between(doc.resolve(anchor), doc.resolve(head), -1)
  if (!next.eq(selection)) view.dispatch(tr.setSelection(next))
}
