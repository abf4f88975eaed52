/**
 * The binding between the composed text and ProseMirror. One path for every change: what the user does is routed to the
 * shared documents, the shared documents are composed, and the composition is rendered; the user's transaction itself
 * is never applied. So what is on the screen is always what everybody else gets to see.
 *
 * Laws: the document is the rendering of the composed text after every dispatch; reading never writes; a remote change
 * touches the nodes and decorations of the articles concerned.
 */
import { Extension } from '@tiptap/core'
import type { ComposedArticle } from '@cartif/negotiation'
import type { LiveChange, LiveInstrument } from '@cartif/live'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import { editAll, incomingAt, tellRemoved } from './carry-out-edits.ts'
import type { Surface, WritingOptions } from './carry-out-edits.ts'
import { decorateArticle } from './decorations.ts'
import { editsOf } from './edits.ts'
import { carryOutCut, recogniseDrag, recognisePaste, takeBackCut } from './moves.ts'
import type { CompositionHold } from './composition-hold.ts'
import { findArticle } from './positions.ts'
import { renderArticle } from './render.ts'
import { replaceArticle } from './replace-article.ts'

export interface BindingOptions extends WritingOptions {
  readonly names: boolean
  /** What an input method is composing. */
  readonly hold: CompositionHold
}

interface BindingState {
  readonly decorations: DecorationSet
}

const bindingKey = new PluginKey<BindingState>('treaty-binding')

/** Set on the binding's own transactions: everything else that changes the document is routed. */
const RENDER = 'treaty-render'

export const TreatyBinding = Extension.create<BindingOptions, { stop?: () => void }>({
  name: 'treatyBinding',
  priority: 1000,

  dispatchTransaction({ transaction, next }) {
    if (!isAct(transaction)) return next(transaction)
    if (isComposed(this.editor.view, transaction) && this.options.hold.take(transaction)) return next(transaction)
    carryOutTransaction(this.editor.view, this.options, transaction)
  },

  addProseMirrorPlugins() {
    return [bindingPlugin(this.options)]
  }
})

/** Keeps brackets, labels and strikes, and renders what changes in the shared documents. */
export function bindingPlugin(options: BindingOptions): Plugin<BindingState> {
  return new Plugin<BindingState>({
    key: bindingKey,
    state: {
      init: (_, state) => ({ decorations: decorateDocument(state.doc, options.live, options.names) }),
      apply: (transaction, value) => applyToDecorations(transaction, value, options)
    },
    props: { decorations: (state) => bindingKey.getState(state)?.decorations },
    view: (view) => ({ destroy: options.live.onChange((change) => renderChange(view, options, change)) })
  })
}

/** Whether a transaction changes the document and is not the binding's own: then it is routed, not applied. */
export function isAct(transaction: Transaction): boolean {
  return transaction.docChanged && !transaction.getMeta(RENDER)
}

/** Whether a transaction comes from an input method that is at work, or was until a moment ago. */
function isComposed(view: EditorView, transaction: Transaction): boolean {
  return view.composing || transaction.getMeta('composition') !== undefined
}

/** The whole document, rendered from the composed text. */
export function renderDocument(schema: EditorState['schema'], live: LiveInstrument): ProseMirrorNode {
  const outline = outlineById(live)
  const articles = live.composed.map((article) => renderArticle(schema, article, contextOf(live, outline, article)))
  return schema.topNodeType.create(null, articles)
}

function contextOf(
  live: LiveInstrument,
  outline: ReadonlyMap<string, LiveInstrument['outline'][number]>,
  article: ComposedArticle
) {
  const status = live.recordOfArticle(article.id)?.status ?? 'open'
  return { outline: outline.get(article.id), status, targets: live.targets }
}

/** Carries out what a transaction asks for; whatever steps it has, it is one act. */
export function carryOutTransaction(surface: Surface, options: WritingOptions, transaction: Transaction): void {
  const { writer, live } = options
  if (!writer) return
  const removed = new Set<string>()
  const found = editsOf(transaction, (article, composed) => ({
    ...incomingAt(live, writer, article, composed),
    removed
  }))
  tellRemoved(options, removed)
  if (typeof found === 'string') return options.onNotice({ kind: found })
  const { head, anchor } = surface.state.selection
  const isBackward = head === anchor && transaction.selection.head < head
  const cause = transaction.getMeta('uiEvent') as unknown
  if (cause === 'cut') return carryOutCut(surface, options, found.edits)
  if (cause === 'paste' && takeBackCut(surface, options, found.edits)) return
  const edits = cause === 'paste' ? recognisePaste(live, writer, found.edits) : recogniseDrag(live, writer, found.edits)
  editAll(surface, options, edits, { caret: found.caret, isBackward })
}

/** Renders what changed in the shared documents; only the articles concerned are touched. */
export function renderChange(view: Surface, options: BindingOptions, change: LiveChange): void {
  const { live, hold } = options
  const all = change.structure || change.record ? live.composed.map(({ id }) => id) : [...change.articles]
  const articles = new Set(all.filter((id) => !hold.keeps(id, change.structure)))
  if (change.structure && hold.article !== undefined) hold.keeps(hold.article, true)
  const decorated = new Set([...change.articles].filter((id) => articles.has(id)))
  renderArticles(view, options, { articles, decorated, structure: change.structure })
}

interface Rendering {
  readonly articles: ReadonlySet<string>
  /** Those of them whose words or brackets may be others. */
  readonly decorated: ReadonlySet<string>
  /** Articles may have moved, come or gone. */
  readonly structure: boolean
}

/** Brings articles of the document to what is composed now. */
export function renderArticles(
  view: Surface,
  options: BindingOptions,
  { articles, decorated, structure }: Rendering
): void {
  const { live, hold } = options
  const transaction = view.state.tr
  const outline = outlineById(live)
  if (structure) removeGone(transaction, new Set([...live.composed.map(({ id }) => id), hold.article ?? '']))
  for (const id of articles) {
    const article = live.findComposed(id)
    if (!article) continue
    replaceArticle(
      transaction,
      renderArticle(view.state.schema, article, contextOf(live, outline, article)),
      live,
      structure
    )
  }
  transaction.setMeta(RENDER, decorated).setMeta('addToHistory', false)
  view.dispatch(transaction)
}

type Outline = LiveInstrument['outline']
const outlines = new WeakMap<Outline, ReadonlyMap<string, Outline[number]>>()

/** The outline by article; made once for each outline, not for each letter. */
function outlineById({ outline }: LiveInstrument): ReadonlyMap<string, Outline[number]> {
  let found = outlines.get(outline)
  if (!found) outlines.set(outline, (found = new Map(outline.map((entry) => [entry.id, entry]))))
  return found
}

function removeGone(transaction: Transaction, present: ReadonlySet<string>): void {
  for (let index = transaction.doc.childCount - 1, end = transaction.doc.content.size; index >= 0; index--) {
    const node = transaction.doc.child(index)
    const begin = end - node.nodeSize
    if (!present.has(String(node.attrs['id']))) transaction.delete(begin, end)
    end = begin
  }
}

/** The decorations of the whole document. */
export function decorateDocument(doc: ProseMirrorNode, live: LiveInstrument, names: boolean): DecorationSet {
  const decorations = live.composed.flatMap((article) => {
    const found = findArticle(doc, article.id)
    return found ? decorateArticle(article, found, names) : []
  })
  return DecorationSet.create(doc, decorations)
}

function applyToDecorations(transaction: Transaction, value: BindingState, options: BindingOptions): BindingState {
  const changed = transaction.getMeta(RENDER) as ReadonlySet<string> | undefined
  if (!changed && !transaction.docChanged) return value
  let decorations = value.decorations.map(transaction.mapping, transaction.doc)
  if (!changed) return { decorations }
  for (const id of changed) {
    const found = findArticle(transaction.doc, id)
    const article = options.live.findComposed(id)
    if (!found || !article) continue
    decorations = decorations.remove(decorations.find(found.begin, found.begin + found.node.nodeSize))
    decorations = decorations.add(transaction.doc, decorateArticle(article, found, options.names))
  }
  return { decorations }
}
