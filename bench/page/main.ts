/**
 * One editor on one text: ours, Tiptap's collaboration, or no collaboration at all; the same words, schema and style sheet.
 * Times are milliseconds from the update (or the key) to the laid-out page.
 */
import { LayerWriter, LiveInstrument, createDocument, findChangeText, writeArticles } from '@cartif/live'
import { createTreatyEditor, renderDocument, treatySchema } from '@cartif/editor'
import type { Article, Piece } from '@cartif/treaty-text'
import { Editor, getSchema } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { TextSelection } from '@tiptap/pm/state'
import { prosemirrorJSONToYDoc } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

export interface Measured {
  readonly open: number
  readonly remote: readonly number[]
  readonly own: readonly number[]
}

const LETTERS = 60
const WARM_UP = 20
const PER_ARTICLE = 10
const WORDS =
  'Each Party shall publish promptly and in an easily accessible manner the procedures and fees that apply to importation exportation and transit'

const element = document.getElementById('page')!
const schema = getSchema([...treatySchema])

function createArticles(provisions: number): readonly Article[] {
  return Array.from({ length: Math.ceil(provisions / PER_ARTICLE) }, (_, index) => {
    const line: Piece[] = [
      { type: 'mark', id: `h${index}`, kind: 'heading', numbering: 'auto' },
      { type: 'text', text: `Title ${index}` }
    ]
    for (let number = 1; number < PER_ARTICLE; number++) {
      line.push(
        { type: 'mark', id: `p${index}-${number}`, kind: 'paragraph', numbering: 'auto' },
        { type: 'text', text: WORDS }
      )
    }
    return { id: `a${index}`, kind: 'article', order: `a${String(index).padStart(5, '0')}`, line }
  })
}

function createLive(provisions: number) {
  const documents = {
    text: new Y.Doc(),
    record: new Y.Doc(),
    layers: new Map(['kaz', 'pak'].map((holder) => [holder, new Y.Doc()]))
  }
  for (const doc of [documents.text, documents.record, ...documents.layers.values()]) createDocument(doc, {})
  writeArticles(documents.text, createArticles(provisions))
  return documents
}

function layOut(): void {
  void element.offsetHeight
}

function time(work: () => void): number {
  const started = performance.now()
  work()
  layOut()
  return performance.now() - started
}

function repeat(work: (index: number) => number): readonly number[] {
  return Array.from({ length: WARM_UP + LETTERS }, (_, index) => work(index)).slice(WARM_UP)
}

function typeLetters(editor: Editor, at: number): readonly number[] {
  editor.view.focus()
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)))
  return repeat(() => time(() => editor.view.dispatch(editor.state.tr.insertText('x'))))
}

function middleOf(editor: Editor): number {
  const positions: number[] = []
  editor.state.doc.descendants(
    (node, position) => void (node.type.name === 'provision' && positions.push(position + 20))
  )
  return positions[Math.floor(positions.length / 2)]!
}

function measureOurs(provisions: number): Measured {
  const documents = createLive(provisions)
  const live = new LiveInstrument(documents)
  let suffix = 0
  const options = { newSuffix: () => `s${++suffix}`, now: () => '2026-01-01T00:00:00Z' }
  const middle = live.composed[Math.floor(live.composed.length / 2)]!
  const other = new LayerWriter(live, { holder: 'pak', by: 'pak', ...options })
  const proposal = other.propose([
    { kind: 'splice', in: middle.id, from: 20, to: 20, at: 20, place: 'a0', line: [{ type: 'text', text: 'words ' }] }
  ])
  const state = [documents.text, documents.record, ...documents.layers.values()].map((doc) =>
    Y.encodeStateAsUpdate(doc)
  )
  const mine = {
    text: new Y.Doc(),
    record: new Y.Doc(),
    layers: new Map([...documents.layers.keys()].map((holder) => [holder, new Y.Doc()]))
  }
  let treaty!: ReturnType<typeof createTreatyEditor>
  const open = time(() => {
    ;[mine.text, mine.record, ...mine.layers.values()].forEach((doc, index) => Y.applyUpdate(doc, state[index]!))
    treaty = createTreatyEditor({
      element,
      live: new LiveInstrument(mine),
      writer: { holder: 'kaz', mode: 'propose', user: 'kaz' },
      label: 'Text',
      onNotice: () => undefined,
      ...options
    })
  })
  const change = [
    ...(
      documents.layers.get('pak')!.getMap<Y.Map<unknown>>('proposals').get(proposal)!.get('changes') as Y.Map<unknown>
    ).keys()
  ][0]!
  const remote = repeatRemote(
    documents.layers.get('pak')!,
    mine.layers.get('pak')!,
    findChangeText(documents, proposal, change)!
  )
  return { open, remote, own: typeLetters(treaty.editor, middleOf(treaty.editor)) }
}

function repeatRemote(from: Y.Doc, to: Y.Doc, text: Y.Text | Y.XmlText): readonly number[] {
  return repeat(() => {
    const before = Y.encodeStateVector(from)
    text.insert(3, 'x')
    const update = Y.encodeStateAsUpdate(from, before)
    return time(() => Y.applyUpdate(to, update))
  })
}

function measureTiptap(provisions: number): Measured {
  const json = renderDocument(schema, new LiveInstrument(createLive(provisions))).toJSON()
  const peer = prosemirrorJSONToYDoc(schema, json, 'default')
  const state = Y.encodeStateAsUpdate(peer)
  const mine = new Y.Doc()
  let editor!: Editor
  const open = time(() => {
    Y.applyUpdate(mine, state)
    editor = new Editor({
      element,
      injectCSS: false,
      extensions: [...treatySchema, Collaboration.configure({ document: mine })]
    })
  })
  const articles = peer.getXmlFragment('default').toArray() as Y.XmlElement[]
  const provision = articles[Math.floor(articles.length / 2)]!.toArray()[4] as Y.XmlElement
  return {
    open,
    remote: repeatRemote(peer, mine, provision.toArray()[0] as Y.XmlText),
    own: typeLetters(editor, middleOf(editor))
  }
}

/** ProseMirror without collaboration: what is left when nothing has to be agreed with anybody. */
function measureFloor(provisions: number): Measured {
  const json = renderDocument(schema, new LiveInstrument(createLive(provisions))).toJSON()
  let editor!: Editor
  const open = time(() => {
    editor = new Editor({ element, injectCSS: false, content: json, extensions: [...treatySchema] })
  })
  const at = middleOf(editor)
  const remote = repeat(() => time(() => editor.view.dispatch(editor.state.tr.insertText('x', at - 500, at - 500))))
  return { open, remote, own: typeLetters(editor, at) }
}

const MEASURES = { floor: measureFloor, ours: measureOurs, tiptap: measureTiptap }
Object.assign(window, { measure: (kind: keyof typeof MEASURES, provisions: number) => MEASURES[kind](provisions) })
