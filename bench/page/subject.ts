/** What is measured: an editor on the negotiating text that letters can come to. */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import type { Place } from './negotiating-text.ts'

export interface Subject {
  /** Reads what was stored, where anything is shared. */
  load(): void
  /** From what was read to an editor on the page. */
  open(element: HTMLElement): EditorView
  /** Draws what is not drawn yet, where a text is not drawn as a whole. */
  finishOpening?(): void
  /** Letters typed elsewhere, in one transaction of one document each; the work they make here is what is measured. */
  receive(places: readonly Place[]): () => void
  /** Prepares letters typed one by one by many people; `deliver` takes the next as it comes from the server. */
  prepareStream(places: readonly Place[]): Stream
}

export interface Stream {
  deliver(index: number): void
}

/** The position in a document of a place of the text. */
export function positionOf(doc: ProseMirrorNode, place: Place): number {
  let position = 0
  for (let index = 0; index < place.article; index++) position += doc.child(index).nodeSize
  const article = doc.child(place.article)
  for (let index = 0; index < place.provision; index++) position += article.child(index).nodeSize
  return position + 2 + place.before + place.within
}

/** The same decorations as our editor has, carried along as a plugin carries them. */
export function carryDecorations(decorate: (doc: ProseMirrorNode) => DecorationSet): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_, state) => decorate(state.doc),
      apply: (transaction, decorations) =>
        transaction.getMeta(plugin)
          ? decorate(transaction.doc)
          : transaction.docChanged
            ? decorations.map(transaction.mapping, transaction.doc)
            : decorations
    },
    props: { decorations: (state) => plugin.getState(state) }
  })
  return plugin
}

/** Brackets, strikes and words brought, over all plugins; carets and the mark of their article are not counted. */
export function countDecorations({ state }: EditorView): number {
  let count = 0
  for (const plugin of state.plugins) {
    const found = plugin.props.decorations?.call(plugin, state)
    if (found instanceof DecorationSet) count += found.find(undefined, undefined, (spec) => 'look' in spec).length
  }
  return count
}
