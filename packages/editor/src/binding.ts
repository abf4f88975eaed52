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
import { Slice } from '@tiptap/pm/model'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { DecorationSet } from '@tiptap/pm/view'
import type { Decoration, EditorView } from '@tiptap/pm/view'
import { editAll, incomingAt, tellRemoved } from './carry-out-edits.ts'
import type { Surface, WritingOptions } from './carry-out-edits.ts'
import { decorateArticle, redecorateArticle } from './decorations.ts'
import type { DrawnArticle } from './decorations.ts'
import { editsOf } from './edits.ts'
import { carryOutCut, recogniseDrag, recognisePaste, takeBackCut } from './moves.ts'
import { CaretArticle, drawArticle, drawNode } from './caret-article.ts'
import type { CompositionHold } from './composition-hold.ts'
import { articleIn, findArticle, inPlaces, noteArticle } from './positions.ts'
import type { ArticlePosition } from './positions.ts'
import { renderArticle } from './render.ts'
import { hasSameContext, isUpToDate, rememberRendering, renderingOf } from './rendering.ts'
import type { Rendering } from './rendering.ts'
import { rewordArticle } from './reword-article.ts'
import { drawQuickly } from './quick-articles.ts'
import { mapDecorations, quickDecorations } from './quick-decorations.ts'
import { rebase } from './rebase.ts'
import { catchUp, followChanges } from './render-once.ts'
import { misplacedArticles } from './order-articles.ts'
import { replaceArticle } from './replace-article.ts'

export interface BindingOptions extends WritingOptions {
  /** Whether brackets say whose they are, to begin with (setNames). */
  readonly names: boolean
  /** What an input method is composing. */
  readonly hold: CompositionHold
  /** Articles of a long text whose turn to be drawn comes later (opening.ts). */
  readonly undrawn?: Set<string>
}

interface BindingState {
  readonly decorations: DecorationSet
  /** The same, for the view. */
  readonly quick: DecorationSet
  readonly names: boolean
}

const bindingKey = new PluginKey<BindingState>('treaty-binding')

/** Set on the binding's own transactions: everything else that changes the document is routed. */
const RENDER = 'treaty-render'

/** Set to whether brackets are to say whose they are. */
const NAMES = 'treaty-names'

export const TreatyBinding = Extension.create<BindingOptions, { stop?: () => void }>({
  name: 'treatyBinding',
  priority: 1000,

  dispatchTransaction({ transaction, next }) {
    if (isRendering(transaction)) return show(this.editor.view, transaction)
    if (!isAct(transaction)) return next(transaction)
    if (isComposed(this.editor.view, transaction) && this.options.hold.take(transaction)) return next(transaction)
    carryOutTransaction(this.editor.view, this.options, transaction)
  },

  addProseMirrorPlugins() {
    return [bindingPlugin(this.options)]
  }
})

/** What Tiptap would do besides is for listeners that nobody is. */
function show(view: EditorView, transaction: Transaction): void {
  if (!view.isDestroyed) view.updateState(view.state.apply(transaction))
}

/** Keeps brackets, labels and strikes, and renders what changes in the shared documents. */
export function bindingPlugin(options: BindingOptions): Plugin<BindingState> {
  return new Plugin<BindingState>({
    key: bindingKey,
    state: {
      init: (_, { doc }) => drawnSo(decorateDocument(doc, options.live, options.names), options.names),
      apply: (transaction, value) => applyToDecorations(transaction, value, options)
    },
    props: {
      decorations: (state) => bindingKey.getState(state)?.quick,
      nodeViews: { article: drawArticle, provision: drawNode }
    },
    view: (view) => {
      const caret = new CaretArticle(view)
      drawQuickly(view)
      const update = () => {
        drawQuickly(view)
        caret.update(view)
      }
      return { update, destroy: followSharedDocuments(view, options) }
    }
  })
}

function drawnSo(decorations: DecorationSet, names: boolean): BindingState {
  return { decorations, quick: quickDecorations(decorations), names }
}

/** Renders on a surface what changes in the shared documents, from now on; returns how to stop. */
export function followSharedDocuments(surface: Surface, options: BindingOptions): () => void {
  return followChanges(surface, options.live, (change) => renderChange(surface.state, options, change))
}

export function decorationsOf(state: EditorState): DecorationSet | undefined {
  return bindingKey.getState(state)?.decorations
}

/** Whether brackets say whose they are. */
export function areNamesShown(state: EditorState): boolean {
  return bindingKey.getState(state)?.names ?? true
}

/** Draws the brackets anew, with names or without; the text and the selection stay. */
export function setNames(surface: Surface, names: boolean): void {
  if (areNamesShown(surface.state) !== names) surface.dispatch(surface.state.tr.setMeta(NAMES, names))
}

/** Whether a transaction changes the document and is not the binding's own: then it is routed, not applied. */
export function isAct(transaction: Transaction): boolean {
  return transaction.docChanged && !transaction.getMeta(RENDER)
}

/** Whether a transaction comes from an input method that is at work, or was until a moment ago. */
function isComposed(view: EditorView, transaction: Transaction): boolean {
  return view.composing || transaction.getMeta('composition') !== undefined
}

/** Whether a transaction shows what has changed in the shared documents, or how it is shown, with or without another letter. */
export function isRendering(transaction: Transaction): boolean {
  return transaction.getMeta(RENDER) !== undefined || transaction.getMeta(NAMES) !== undefined
}

/** Whether a rendering brought nothing but other words into brackets that stand. */
export function isOnlyWords(transaction: Transaction): boolean {
  return (transaction.getMeta(RENDER) as RenderingDone | undefined)?.isOnlyWords ?? false
}

/** The whole document, or these articles of it, rendered from the composed text. */
export function renderDocument(
  schema: EditorState['schema'],
  live: LiveInstrument,
  only?: ReadonlySet<string>
): ProseMirrorNode {
  const outline = outlineById(live)
  const wanted = only ? live.composed.filter(({ id }) => only.has(id)) : live.composed
  const articles = wanted.map((article) => renderArticle(schema, article, contextOf(live, outline, article)))
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

/** Carries out what a transaction asks for, on what others have written until now; whatever steps it has, it is one act. */
export function carryOutTransaction(surface: Surface, options: WritingOptions, asked: Transaction): void {
  const { writer, live } = options
  if (!writer) return
  const { head, anchor } = surface.state.selection
  const isBackward = head === anchor && asked.selection.head < head
  const seen = catchUp(surface, live)
  const transaction = seen.length > 0 ? rebase(asked, seen, surface.state) : asked
  const removed = new Set<string>()
  const found = editsOf(transaction, (article, composed) => ({
    ...incomingAt(live, writer, article, composed),
    removed
  }))
  tellRemoved(options, removed)
  if (typeof found === 'string') return options.onNotice({ kind: found })
  const cause = asked.getMeta('uiEvent') as unknown
  if (cause === 'cut') return carryOutCut(surface, options, found.edits)
  if (cause === 'paste' && takeBackCut(surface, options, found.edits)) return
  const { edits, ...more } =
    cause === 'paste' ? recognisePaste(live, writer, found.edits) : { edits: recogniseDrag(live, writer, found.edits) }
  editAll(surface, options, edits, { ...more, caret: found.caret, isBackward })
}

/** Renders what changed in the shared documents, but for the article that somebody composes in. */
function renderChange(state: EditorState, options: BindingOptions, change: LiveChange): Transaction {
  const { live, hold, undrawn } = options
  const { structure, statuses } = change
  const all = structure ? live.composed.map(({ id }) => id) : [...change.articles, ...statuses]
  const articles = new Set(all.filter((id) => !undrawn?.has(id) && !hold.keeps(id, structure)))
  if (structure && hold.article !== undefined) hold.keeps(hold.article, true)
  return renderArticles(state, options, { articles, structure })
}

interface WantedRendering {
  readonly articles: ReadonlySet<string>
  /** Whether they are the next ones of a text that is not drawn to its end yet. */
  readonly areNext?: boolean
  /** Articles may have moved, come or gone; of those that are there, only `articles` are put elsewhere. */
  readonly structure: boolean
}

/** Brings articles of the document to what is composed now; of each, what is different. */
export function renderArticles(
  state: EditorState,
  { live, hold }: BindingOptions,
  { articles, structure, areNext = false }: WantedRendering
): Transaction {
  const transaction = state.tr
  if (areNext && isBehindAll(live, state.doc, articles)) return appendArticles(transaction, live, articles)
  if (structure) {
    const order = live.composed.map(({ id }) => id)
    removeArticles(transaction, misplacedArticles(transaction.doc, order, articles, hold.article))
  }
  const drawn: RenderingDone['drawn'] = new Map()
  let isOnlyWords = !structure
  for (const id of inPlaces(transaction.doc, articles))
    isOnlyWords = renderInto(transaction, live, id, drawn) && isOnlyWords
  const done: RenderingDone = { drawn, isOnlyWords }
  return transaction.setMeta(RENDER, done).setStoredMarks(state.storedMarks)
}

/** Whether the first of these articles comes after everything that is drawn; they come in the order of the text. */
function isBehindAll(live: LiveInstrument, doc: ProseMirrorNode, articles: ReadonlySet<string>): boolean {
  const last = live.composed.findIndex(({ id }) => id === doc.lastChild?.attrs['id'])
  const [first] = articles
  return doc.childCount === 0 || (last >= 0 && live.composed.findIndex(({ id }) => id === first) > last)
}

/** Puts articles at the end, all in one step. */
function appendArticles(transaction: Transaction, live: LiveInstrument, articles: ReadonlySet<string>): Transaction {
  const { content } = renderDocument(transaction.doc.type.schema, live, articles)
  const { storedMarks, doc } = transaction
  const { size } = doc.content
  const done: RenderingDone = { drawn: new Map(), isOnlyWords: false, appended: content.childCount }
  const step = new ReplaceStep(size, size, new Slice(content, 0, 0))
  return transaction.step(step).setMeta(RENDER, done).setStoredMarks(storedMarks)
}

interface RenderingDone {
  /** So many articles at the end have not been there before. */
  readonly appended?: number
  /** The articles whose decorations may be others, and what those were drawn for, where they could be mapped along. */
  readonly drawn: Map<string, DrawnArticle | undefined>
  readonly isOnlyWords: boolean
}

/** Returns whether nothing but words was different. */
function renderInto(
  transaction: Transaction,
  live: LiveInstrument,
  id: string,
  drawn: RenderingDone['drawn']
): boolean {
  const article = live.findComposed(id)
  if (!article) return false
  const now = { article, context: contextOf(live, outlineById(live), article) }
  const present = findArticle(transaction.doc, id)
  const before = present && renderingOf(present.node)
  if (before && isUpToDate(before, now)) return true
  const reworded =
    before && hasSameContext(before.context, now.context) && rewordInto(transaction, present, before, now)
  if (reworded) {
    const { provision } = reworded
    if (provision !== undefined) drawn.set(id, { article: before.article, node: present.node, provision })
    return true
  }
  const node = renderArticle(transaction.doc.type.schema, article, now.context, present?.node)
  const isInPlace = replaceArticle(transaction, present, node, live)
  const shown = isInPlace ? transaction.doc.child(present!.index) : findArticle(transaction.doc, id)?.node
  if (shown) rememberRendering(shown, now)
  drawn.set(id, isInPlace && before ? { article: before.article, node: present!.node } : undefined)
  return false
}

/** Where no more than words are others. */
function rewordInto(transaction: Transaction, present: ArticlePosition, before: Rendering, now: Rendering) {
  const { begin, index } = present
  const reworded = rewordArticle(transaction, present, before.article, now.article, now.context)
  if (!reworded) return undefined
  const { node } = noteArticle(transaction.doc, articleIn(transaction.doc, index, begin))
  rememberRendering(node, now)
  return reworded
}

type Outline = LiveInstrument['outline']
const outlines = new WeakMap<Outline, ReadonlyMap<string, Outline[number]>>()

/** The outline by article; made once for each outline, not for each letter. */
function outlineById({ outline }: LiveInstrument): ReadonlyMap<string, Outline[number]> {
  let found = outlines.get(outline)
  if (!found) outlines.set(outline, (found = new Map(outline.map((entry) => [entry.id, entry]))))
  return found
}

function removeArticles(transaction: Transaction, removed: ReadonlySet<string>): void {
  if (removed.size === 0) return
  for (let index = transaction.doc.childCount - 1, end = transaction.doc.content.size; index >= 0; index--) {
    const node = transaction.doc.child(index)
    const begin = end - node.nodeSize
    if (removed.has(String(node.attrs['id']))) transaction.delete(begin, end)
    end = begin
  }
}

/** The decorations of the whole document. */
export function decorateDocument(doc: ProseMirrorNode, live: LiveInstrument, names: boolean): DecorationSet {
  return DecorationSet.create(doc, decorateFrom(doc, 0, live, names))
}

/** The decorations of all articles but the first ones. */
function decorateFrom(doc: ProseMirrorNode, first: number, live: LiveInstrument, names: boolean): Decoration[] {
  const decorations: Decoration[] = []
  doc.forEach((_, begin, index) => {
    if (index < first) return
    const position = articleIn(doc, index, begin)
    const article = live.findComposed(position.id)
    if (article) decorations.push(...decorateArticle(article, position, names))
  })
  return decorations
}

function applyToDecorations(transaction: Transaction, value: BindingState, { live }: BindingOptions): BindingState {
  const { doc } = transaction
  const asked = transaction.getMeta(NAMES) as boolean | undefined
  if (asked !== undefined) return drawnSo(decorateDocument(doc, live, asked), asked)
  const done = transaction.getMeta(RENDER) as RenderingDone | undefined
  if (!transaction.docChanged && !done) return value
  let decorations = mapDecorations(value.decorations, transaction)
  if (done?.appended) {
    const added = decorateFrom(doc, doc.childCount - done.appended, live, value.names)
    return drawnSo(decorations.add(doc, added), value.names)
  }
  for (const [id, before] of done?.drawn ?? []) {
    const found = findArticle(doc, id)
    const article = live.findComposed(id)
    if (found && article) decorations = redecorateArticle(decorations, doc, article, found, value.names, before)
  }
  return drawnSo(decorations, value.names)
}
