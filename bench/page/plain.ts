/**
 * The floor: plain ProseMirror without collaboration. The same schema, nodes, words, decorations and style sheet; what
 * is left when nothing has to be agreed with anybody.
 */
import { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Schema } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { DecorationSet, EditorView } from '@tiptap/pm/view'
import type { Decoration } from '@tiptap/pm/view'
import type { Peer, Place } from './negotiating-text.ts'
import { carryDecorations, positionOf } from './subject.ts'
import type { Subject } from './subject.ts'

export interface Rendering {
  readonly schema: Schema
  readonly json: unknown
  readonly decorations: readonly Decoration[]
}

export const ATTRIBUTES = { class: 'treaty-text', role: 'textbox', 'aria-multiline': 'true', spellcheck: 'false' }

/** The others' computers work beside it as they do beside all the rest, so that everybody's garbage is collected with theirs. */
export function createPlain({ schema, json, decorations }: Rendering, peer: Peer): Subject {
  const stored = JSON.stringify(json)
  let read: unknown
  let view!: EditorView
  const insert = (places: readonly Place[]) => {
    const { tr, doc } = view.state
    const marks = view.state.storedMarks
    const found = places.map((place) => ({ at: positionOf(doc, place), letter: place.letter }))
    for (const { at, letter } of found.sort((a, b) => b.at - a.at)) tr.insertText(letter, at, at)
    view.dispatch(tr.setStoredMarks(marks))
  }
  return {
    load: () => void (read = JSON.parse(stored)),
    open: (element) => {
      const doc = ProseMirrorNode.fromJSON(schema, read)
      const plugins = [carryDecorations((shown) => DecorationSet.create(shown, [...decorations]))]
      const state = EditorState.create({ doc, plugins })
      return (view = new EditorView(element, { state, attributes: ATTRIBUTES }))
    },
    receive: (places) => {
      peer.type(places, 1)
      return () => insert(places)
    },
    prepareStream: (places) => ({ deliver: (index) => insert([places[index]!]) })
  }
}
