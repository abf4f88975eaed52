/** The find panel's side of the editor: what is looked for, where it is highlighted, which match is the current one. */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import type { WritingOptions } from './carry-out-edits.ts'
import { Finder, previewReplacements, replaceMatches } from './find.ts'
import type { FindQuery, Match, Replaced, Replacement } from './find.ts'
import { isRendering } from './binding.ts'
import { findArticle, toDocument } from './positions.ts'

export interface FindState {
  readonly matches: readonly Match[]
  /** The index of the match that is selected; -1 for none. */
  readonly current: number
}

interface PluginValue extends FindState {
  readonly query: FindQuery | undefined
  readonly finder: Finder | undefined
  readonly decorations: DecorationSet
}

const findKey = new PluginKey<PluginValue>('treaty-find')
const NOTHING: PluginValue = {
  query: undefined,
  finder: undefined,
  matches: [],
  current: -1,
  decorations: DecorationSet.empty
}

interface FindOptions extends WritingOptions {
  onFound?(state: FindState): void
}

export const TreatyFind = Extension.create<FindOptions>({
  name: 'treatyFind',
  addProseMirrorPlugins() {
    const { options } = this
    return [
      new Plugin<PluginValue>({
        key: findKey,
        state: {
          init: () => NOTHING,
          apply: (transaction, value, _, state) => {
            const asked = transaction.getMeta(findKey) as { query: FindQuery | undefined } | undefined
            const query = asked ? asked.query : value.query
            if (!query) return NOTHING
            const finder = asked || !value.finder ? new Finder(query, options.writer) : value.finder
            if (!asked && !isRendering(transaction) && !transaction.selectionSet) return value
            return valueOf(query, finder, state, options)
          }
        },
        props: { decorations: (state) => findKey.getState(state)?.decorations },
        view: () => ({
          update: ({ state }, before) => {
            const value = findKey.getState(state)
            if (value && value !== findKey.getState(before)) options.onFound?.(value)
          }
        })
      })
    ]
  }
})

function valueOf(query: FindQuery, finder: Finder, state: EditorState, { live }: WritingOptions): PluginValue {
  const matches = finder.matchesIn(live)
  const { from, to } = state.selection
  let current = -1
  const decorations = matches.flatMap((match, index) => {
    const range = documentRange(state, match)
    if (!range) return []
    const isCurrent = range.from === from && range.to === to
    if (isCurrent) current = index
    return [Decoration.inline(range.from, range.to, { class: isCurrent ? 'found found-current' : 'found' })]
  })
  return { query, finder, matches, current, decorations: DecorationSet.create(state.doc, decorations) }
}

function documentRange({ doc }: EditorState, { article, from, to }: Match) {
  const found = findArticle(doc, article)
  return found && { from: toDocument(found, from), to: toDocument(found, to) }
}

/** Looks for something else, or for nothing any more. */
export function setFindQuery(view: EditorView, query: FindQuery | undefined): void {
  view.dispatch(view.state.tr.setMeta(findKey, { query }))
}

/** Looks for the same once more, as another writer. */
export function lookAgain(view: EditorView): void {
  const query = findKey.getState(view.state)?.query
  if (query) setFindQuery(view, query)
}

/** Selects the next match behind the caret, or the one before it, and goes round at the ends. */
export function goToMatch(view: EditorView, direction: -1 | 1): void {
  const { matches, current } = findKey.getState(view.state) ?? NOTHING
  if (matches.length === 0) return
  const next = current >= 0 ? current + direction : nearest(view.state, matches, direction)
  const range = documentRange(view.state, matches[(next + matches.length) % matches.length]!)
  if (!range) return
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, range.from, range.to)))
  // The focus is in the panel, and a view without focus does not follow its selection.
  const { node } = view.domAtPos(range.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}

function nearest(state: EditorState, matches: readonly Match[], direction: -1 | 1): number {
  const { from } = state.selection
  const starts = matches.map((match) => documentRange(state, match)?.from ?? 0)
  if (direction < 0) return starts.findLastIndex((start) => start < from)
  const index = starts.findIndex((start) => start >= from)
  return index < 0 ? 0 : index
}

/** Replaces the current match, or selects the next one where none is; then goes on. */
export function replaceCurrent(view: EditorView, options: WritingOptions, by: string): Replaced | undefined {
  const { matches, current, query } = findKey.getState(view.state) ?? NOTHING
  const match = matches[current]
  const replaced = match && query ? replaceMatches(view, options, [match], by, query) : undefined
  goToMatch(view, 1)
  return replaced
}

/** What replacing all matches would do. */
export function previewEvery(view: EditorView, options: WritingOptions, by: string): readonly Replacement[] {
  const { matches, query } = findKey.getState(view.state) ?? NOTHING
  return query ? previewReplacements(options, matches, by, query) : []
}

/** Replaces all matches as one act. */
export function replaceEvery(view: EditorView, options: WritingOptions, by: string): Replaced | undefined {
  const { matches, query } = findKey.getState(view.state) ?? NOTHING
  return query && replaceMatches(view, options, matches, by, query)
}
