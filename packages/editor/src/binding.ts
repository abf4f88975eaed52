/**
 * The binding between the composed text and ProseMirror. One path for every change: what the user does is routed to the
 * shared documents, the shared documents are composed, and the composition is rendered; the user's transaction itself
 * is never applied. So what is on the screen is always what everybody else gets to see.
 *
 * Laws: the document is the rendering of the composed text after every dispatch; reading never writes; a remote change
 * touches the nodes and decorations of the articles concerned.
 */
import { Extension } from '@tiptap/core'
import { lineLength, pieceLength } from '@cartif/treaty-text'
import { clampEdit, routePen, routeProposal } from '@cartif/negotiation'
import type { ComposedArticle, RoutedOperation } from '@cartif/negotiation'
import type { LiveChange, LiveInstrument } from '@cartif/live'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import { decorateArticle } from './decorations.ts'
import { editsOf } from './edits.ts'
import type { ArticleEdit, EditRefusal } from './edits.ts'
import { findArticle, findArticleAt, toComposed, toDocument } from './positions.ts'
import { renderArticle } from './render.ts'
import type { Incoming } from './render.ts'
import { replaceArticle } from './replace-article.ts'

/** Carries out routed operations: a layer writer in mode *propose*, a pen writer in mode *pen*. */
export interface Writer {
  readonly mode: 'propose' | 'pen'
  /** Whose words they become, in mode *propose*. */
  readonly holder: string
  carryOut(operations: readonly RoutedOperation[]): void
  newMarkId(): string
}

export type Notice = EditRefusal | 'locked' | 'too-large'

export interface BindingOptions {
  readonly live: LiveInstrument
  readonly writer: Writer | undefined
  readonly names: boolean
  onNotice(notice: Notice): void
}

/** A range larger than this is not struck by typing over it: nobody means that (units). */
const LARGE_EDIT = 4000

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
    if (!transaction.docChanged || transaction.getMeta(RENDER)) return next(transaction)
    carryOutTransaction(this.editor.view, this.options, transaction)
  },

  addProseMirrorPlugins() {
    const { options } = this
    return [
      new Plugin<BindingState>({
        key: bindingKey,
        state: {
          init: (_, state) => ({ decorations: decorateAll(state.doc, options) }),
          apply: (transaction, value) => applyToDecorations(transaction, value, options)
        },
        props: { decorations: (state) => bindingKey.getState(state)?.decorations },
        view: (view) => {
          const stop = options.live.onChange((change) => renderChange(view, options, change))
          return { destroy: stop }
        }
      })
    ]
  }
})

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

/** Routes what a transaction asks for and puts the caret where the user expects it. */
function carryOutTransaction(view: EditorView, options: BindingOptions, transaction: Transaction): void {
  const { writer, live } = options
  if (!writer) return
  const edits = editsOf(transaction, (article, composed) => incomingAt(live, writer, article, composed))
  if (typeof edits === 'string') return options.onNotice(edits)
  if (struckBy(edits) > LARGE_EDIT) return options.onNotice('too-large')
  const { head, anchor } = transaction.before === view.state.doc ? view.state.selection : transaction.selection
  const isBackward = head === anchor && transaction.selection.head < head
  for (const one of edits) edit(view, options, one, isBackward)
}

function struckBy(edits: readonly ArticleEdit[]): number {
  return edits.reduce((sum, { edit: { from, to } }) => sum + to - from, 0)
}

/** Carries out one edit of a composed article; the one door through which anything is written from the editor. */
export function edit(
  view: EditorView,
  options: BindingOptions,
  { article: id, edit: asked }: ArticleEdit,
  isBackward: boolean
): void {
  const { writer, live } = options
  const article = live.findComposed(id)
  if (!writer || !article) return
  if ((live.recordOfArticle(id)?.status ?? 'open') !== 'open') return options.onNotice('locked')
  const wanted = clampEdit(article.segments, asked)
  const operations =
    writer.mode === 'pen'
      ? routePen(id, article.segments, wanted)
      : routeProposal(id, article.segments, wanted, writer.holder)
  if (operations.length > 0) writer.carryOut(operations)
  live.flush()
  placeCaret(view, id, caretAfter(article, wanted, writer, isBackward))
}

/** Where the caret stands after an edit, in composed units: behind new words, or on the side it came from. */
function caretAfter(
  article: ComposedArticle,
  { from, to, line }: ArticleEdit['edit'],
  writer: Writer,
  isBackward: boolean
): number {
  const inserted = lineLength(line)
  if (inserted === 0 && isBackward) return from
  let at = 0
  let kept = 0
  for (const { piece, inserted: brought } of article.segments) {
    const end = at + pieceLength(piece)
    const overlap = Math.min(end, to) - Math.max(at, from)
    const isOwn =
      writer.mode === 'pen' ? brought.length === 0 : brought[brought.length - 1]?.proposal.holder === writer.holder
    if (overlap > 0 && !isOwn) kept += overlap
    at = end
  }
  return from + kept + inserted
}

export function placeCaret(view: EditorView, article: string, composed: number): void {
  const found = findArticle(view.state.doc, article)
  if (!found) return
  const selection = TextSelection.near(view.state.doc.resolve(toDocument(found, composed)), -1)
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
}

/** The composed position of the selection's ends, when both are in one article. */
export function composedSelection(state: EditorState): { article: string; from: number; to: number } | undefined {
  const { from, to } = state.selection
  const start = findArticleAt(state.doc, from)
  if (!start || to > start.begin + start.node.nodeSize) return undefined
  return { article: start.id, from: toComposed(start, from), to: toComposed(start, to) }
}

/** New provisions begin like the one they come in at; a heading is followed by a paragraph. */
export function incomingAt(live: LiveInstrument, writer: Writer, article: string, composed: number): Incoming {
  let at = 0
  let kind: Incoming['kind'] = 'paragraph'
  let numbering: Incoming['numbering'] = 'auto'
  for (const { piece } of live.findComposed(article)?.segments ?? []) {
    if (at >= composed) break
    if (piece.type === 'mark') {
      kind = piece.kind === 'heading' ? 'paragraph' : piece.kind
      numbering = piece.numbering === 'none' && piece.kind !== 'heading' ? 'none' : 'auto'
    }
    at += pieceLength(piece)
  }
  return { kind, numbering, newMarkId: () => writer.newMarkId() }
}

/** Renders what changed in the shared documents; only the articles concerned are touched. */
function renderChange(view: EditorView, options: BindingOptions, change: LiveChange): void {
  const { live } = options
  const transaction = view.state.tr
  const outline = outlineById(live)
  const ids = change.structure || change.record ? live.composed.map(({ id }) => id) : [...change.articles]
  if (change.structure) removeGone(transaction, new Set(ids))
  for (const id of ids) {
    const article = live.findComposed(id)
    if (!article) continue
    replaceArticle(
      transaction,
      renderArticle(view.state.schema, article, contextOf(live, outline, article)),
      live,
      change.structure
    )
  }
  transaction.setMeta(RENDER, change.articles).setMeta('addToHistory', false)
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

function decorateAll(doc: ProseMirrorNode, { live, names }: BindingOptions): DecorationSet {
  const decorations = live.composed.flatMap((article) => {
    const found = findArticle(doc, article.id)
    return found ? decorateArticle(article, found, names) : []
  })
  return DecorationSet.create(doc, decorations)
}

function applyToDecorations(transaction: Transaction, value: BindingState, options: BindingOptions): BindingState {
  const changed = transaction.getMeta(RENDER) as ReadonlySet<string> | undefined
  if (!changed) return value
  let decorations = value.decorations.map(transaction.mapping, transaction.doc)
  for (const id of changed) {
    const found = findArticle(transaction.doc, id)
    const article = options.live.findComposed(id)
    if (!found || !article) continue
    decorations = decorations.remove(decorations.find(found.begin, found.begin + found.node.nodeSize))
    decorations = decorations.add(transaction.doc, decorateArticle(article, found, options.names))
  }
  return { decorations }
}
