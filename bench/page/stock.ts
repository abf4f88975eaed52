/** The stock bindings on a document of their own that holds the same nodes: y-prosemirror, and Tiptap's collaboration. */
import { Editor, Extension } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { DecorationSet, EditorView } from '@tiptap/pm/view'
import { treatySchema } from '@cartif/editor'
import { initProseMirrorDoc, prosemirrorToYDoc, ySyncPlugin } from 'y-prosemirror'
import * as Y from 'yjs'
import type { Place } from './negotiating-text.ts'
import { ATTRIBUTES } from './plain.ts'
import type { Rendering } from './plain.ts'
import { carryDecorations } from './subject.ts'
import type { Subject } from './subject.ts'

const ROOT = 'default'

export function createYProsemirror(rendering: Rendering): Subject {
  const shared = new SharedDocument(rendering)
  const decorations = carryDecorations((doc) => DecorationSet.create(doc, [...rendering.decorations]))
  return shared.subject((element) => {
    const fragment = shared.mine.getXmlFragment(ROOT)
    const { doc, mapping } = initProseMirrorDoc(fragment, rendering.schema)
    const plugins = [ySyncPlugin(fragment, { mapping }), decorations]
    return new EditorView(element, { state: EditorState.create({ doc, plugins }), attributes: ATTRIBUTES })
  })
}

export function createTiptap(rendering: Rendering): Subject {
  const shared = new SharedDocument(rendering)
  // Its document is empty at first; decorations can be drawn once it has been read.
  const isRead = (doc: ProseMirrorNode) => doc.content.size > 0
  const decorations = carryDecorations((doc) =>
    isRead(doc) ? DecorationSet.create(doc, [...rendering.decorations]) : DecorationSet.empty
  )
  const carrying = Extension.create({ name: 'carrying', addProseMirrorPlugins: () => [decorations] })
  return shared.subject((element) => {
    const { view } = new Editor({
      element,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      extensions: [...treatySchema, Collaboration.configure({ document: shared.mine }), carrying],
      editorProps: { attributes: ATTRIBUTES }
    })
    view.dispatch(view.state.tr.setMeta(decorations, true))
    return view
  })
}

class SharedDocument {
  readonly mine = new Y.Doc()
  private readonly peer: Y.Doc
  private readonly stored: Uint8Array

  constructor({ schema, json }: Rendering) {
    this.peer = prosemirrorToYDoc(ProseMirrorNode.fromJSON(schema, json), ROOT)
    this.stored = Y.encodeStateAsUpdate(this.peer)
    // What a connection does with every update of one's own.
    this.mine.on('update', () => undefined)
  }

  subject(open: (element: HTMLElement) => EditorView): Subject {
    return {
      load: () => Y.applyUpdate(this.mine, this.stored),
      open,
      receive: (places) => {
        const update = this.type(places, 1)
        return () => Y.applyUpdate(this.mine, update)
      },
      prepareStream: (places) => {
        const updates = places.map((place, index) => this.type([place], 100 + (index % 50)))
        return { deliver: (index) => Y.applyUpdate(this.mine, updates[index]!) }
      }
    }
  }

  private type(places: readonly Place[], writer: number): Uint8Array {
    const before = Y.encodeStateVector(this.peer)
    places.forEach(({ article, provision, before: phrase, within, letter }, index) => {
      this.peer.clientID = writer + index
      const node = this.peer.getXmlFragment(ROOT).get(article) as Y.XmlElement
      const words = (node.get(provision) as Y.XmlElement).get(0) as Y.XmlText
      words.insert(phrase + within, letter)
    })
    return Y.encodeStateAsUpdate(this.peer, before)
  }
}
