/** Puts the editor together: schema, binding, keys, carets, undo. It knows nothing of React and fetches nothing. */
import { Editor } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { Text } from './text.ts'
import { LayerWriter, PenWriter, articlesOf, proposalsOf } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import type { Awareness } from 'y-protocols/awareness'
import { TreatyBinding, renderDocument } from './binding.ts'
import type { Notice, Writer } from './carry-out-edits.ts'
import { TreatyCaretArticle } from './caret-article.ts'
import { TreatyComposition } from './composition.ts'
import { CompositionHold } from './composition-hold.ts'
import { TreatyCarets } from './carets.ts'
import { TreatyInsert, putFootnote, putReference } from './insert.ts'
import { TreatyKeys } from './keys.ts'
import { TreatyPaste } from './paste.ts'
import {
  Emphasis,
  Strong,
  TreatyArticle,
  TreatyDocument,
  TreatyProvision,
  TreatyReference,
  Underline
} from './schema.ts'
import { TreatyUndo, createUndoManager } from './undo.ts'

/** The nodes and marks of a treaty text. */
export const treatySchema = [
  TreatyDocument,
  TreatyArticle,
  TreatyProvision,
  TreatyReference,
  Text,
  Emphasis,
  Strong,
  Underline
] as const

export interface TreatyEditorOptions {
  readonly element: HTMLElement
  readonly live: LiveInstrument
  /** Absent for those who read. */
  readonly writer?: { readonly holder: string; readonly mode: 'propose' | 'pen'; readonly user: string } | undefined
  readonly awareness?: Awareness | undefined
  /** Whether brackets say whose they are; true unless told otherwise. */
  readonly names?: boolean
  /** The accessible name of the text. */
  readonly label: string
  onNotice(notice: Notice): void
  /** Asks the writer for the target of a cross-reference; insertReference takes the answer. */
  onChooseReference?(): void
  /** A fresh suffix for ids: lower-case letters and digits, hard to guess twice. */
  newSuffix(): string
  /** ISO 8601 */
  now(): string
}

export interface TreatyEditor {
  readonly editor: Editor
  /** Brings an article into view. */
  scrollTo(article: string): void
  /** Inserts a footnote behind the selection and puts the caret into it. */
  insertFootnote(): void
  /** Inserts a cross-reference to an article or provision in the place of the selection. */
  insertReference(target: string): void
  destroy(): void
}

export function createTreatyEditor(options: TreatyEditorOptions): TreatyEditor {
  const { live, awareness } = options
  const writer = createWriter(options)
  const hold = new CompositionHold()
  const { onNotice, names = true } = options
  const binding = { live, writer: writer?.writer, names, hold, onNotice }
  const extensions = [
    ...treatySchema,
    TreatyBinding.configure(binding),
    TreatyComposition.configure(binding),
    TreatyCaretArticle,
    TreatyKeys.configure(binding),
    TreatyPaste.configure(binding),
    TreatyInsert.configure({ ...binding, onChooseReference: () => options.onChooseReference?.() }),
    TreatyCarets.configure({ live, awareness, hold }),
    TreatyUndo.configure({ live, manager: writer?.manager, holder: options.writer?.holder ?? '' })
  ]
  const editor = new Editor({
    element: options.element,
    // Works out what went, a second time, for a listener that nobody is.
    enableCoreExtensions: { delete: false },
    editable: writer !== undefined,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    extensions,
    editorProps: { attributes: attributesOf(options.label, writer !== undefined) }
  })
  showText(editor, live)
  return {
    editor,
    scrollTo: (article) => scrollTo(editor, article),
    insertFootnote: () => void (putFootnote(editor.view, binding) && editor.view.focus()),
    insertReference: (target) => void (putReference(editor.view, binding, target) && editor.view.focus()),
    destroy: () => editor.destroy()
  }
}

/**
 * The text comes in one piece, with its decorations: Tiptap draws what it is given before it has heard of any plugin, and
 * would draw it again. Nobody can have typed into the empty document before, in which everything is selected.
 */
function showText({ view, schema }: Editor, live: LiveInstrument): void {
  const { plugins } = view.state
  view.updateState(EditorState.create({ doc: renderDocument(schema, live), plugins: [...plugins] }))
}

function attributesOf(label: string, canWrite: boolean): Record<string, string> {
  return {
    class: 'treaty-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    spellcheck: 'false',
    translate: 'no',
    ...(canWrite ? {} : { 'aria-readonly': 'true' })
  }
}

function createWriter({ live, writer, newSuffix, now }: TreatyEditorOptions) {
  if (!writer) return undefined
  const { holder, mode } = writer
  const pen = mode === 'pen' ? new PenWriter(live.documents.text, `pen-${writer.user}-${newSuffix()}`) : undefined
  const layer = live.documents.layers.get(holder)
  if (!pen && !layer) return undefined
  const carrying = pen ?? new LayerWriter(live, { holder, by: writer.user, newSuffix, now }, layer)
  const manager = createUndoManager(pen ? articlesOf(live.documents.text) : proposalsOf(layer!), carrying)
  const own: Writer = {
    mode,
    holder,
    newMarkId: () => `m-${newSuffix()}`,
    carryOut: (operations) => carrying.carryOut(operations),
    actOnArticle: (act) => carrying.actOnArticle(act),
    beginAct: () => manager.stopCapturing()
  }
  return { writer: own, manager }
}

function scrollTo(editor: Editor, article: string): void {
  editor.view.dom.querySelector(`[data-id="${CSS.escape(article)}"]`)?.scrollIntoView({ block: 'start' })
}
