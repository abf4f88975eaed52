/** Puts the editor together: schema, binding, keys, carets, undo. It knows nothing of React and fetches nothing. */
import { Editor } from '@tiptap/core'
import { Text } from './text.ts'
import type { LiveInstrument } from '@cartif/live'
import type { Awareness } from 'y-protocols/awareness'
import { TreatyBinding, setNames } from './binding.ts'
import type { Notice, Writer, WritingOptions } from './carry-out-edits.ts'
import { TreatyArticleActs } from './article-acts.ts'
import {
  deleteArticle,
  deleteProvision,
  insertArticle,
  keepArticle,
  mayTouch,
  moveArticle,
  ownActs
} from './article-commands.ts'
import type { NewKind } from './article-commands.ts'
import { EditorWriter } from './editor-writer.ts'
import { TreatyComposition } from './composition.ts'
import { CompositionHold } from './composition-hold.ts'
import { TreatyCarets } from './carets.ts'
import type { FindQuery, Replaced, Replacement } from './find.ts'
import {
  TreatyFind,
  goToMatch,
  lookAgain,
  previewEvery,
  replaceCurrent,
  replaceEvery,
  setFindQuery
} from './find-plugin.ts'
import type { FindState } from './find-plugin.ts'
import { TreatyInsert, putBrackets, putFootnote, putReference } from './insert.ts'
import { changeLevel } from './commands.ts'
import type { Command } from './commands.ts'
import { TreatyKeys } from './keys.ts'
import { moveProvision } from './moves.ts'
import { TreatyPaste, copyNotation } from './paste.ts'
import {
  Emphasis,
  Strong,
  TreatyArticle,
  TreatyDocument,
  TreatyProvision,
  TreatyReference,
  Underline
} from './schema.ts'
import { scrollToArticle } from './scroll-to-article.ts'
import { Opening, WHOLE_TEXT } from './opening.ts'
import { selectedSegments } from './selected-segments.ts'
import type { SelectedSegment } from './selected-segments.ts'
import { TreatyUndo } from './undo.ts'

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
  /** Told whenever the matches of what is looked for are others, or another one is selected. */
  onFound?(state: FindState): void
  /** Asks the writer for the target of a cross-reference; insertReference takes the answer. */
  onChooseReference?(): void
  /** A fresh suffix for ids: lower-case letters and digits, hard to guess twice. */
  newSuffix(): string
  /** ISO 8601 */
  now(): string
}

export interface TreatyEditor {
  readonly editor: Editor
  /** Draws what is not drawn yet of a long text, which else comes in slices while the page is free. */
  finishOpening(): void
  /** Brings an article into view. */
  scrollTo(article: string): void
  /** Whether the browser's spell checker marks words; it does not unless asked (docs/decisions/0013). */
  checkSpelling(isOn: boolean): void
  /** Whether brackets say whose they are. */
  showNames(isOn: boolean): void
  /** Goes on writing in the other way, in the same text and at the same place. */
  changeOver(mode: 'propose' | 'pen'): void
  /** What is selected, stretch by stretch of one standing; for a caret the stretch it stands in. */
  selectedSegments(): readonly SelectedSegment[]
  /** Copies the selection as bracketed text. */
  copyNotation(): void
  /** Inserts a footnote behind the selection and puts the caret into it. */
  insertFootnote(): void
  /** Puts brackets around the selected words. */
  putBrackets(): void
  /** Inserts a cross-reference to an article or provision in the place of the selection. */
  insertReference(target: string): void
  /** Acts on whole articles; absent for those who read. */
  readonly articles: ArticleControls | undefined
  readonly provision: ProvisionControls | undefined
  readonly find: FindControls
  destroy(): void
}

/** Acts on whole articles: proposed by a delegation, done by the pen. */
export interface ArticleControls {
  readonly mode: 'propose' | 'pen'
  /** Begins an article after another and puts the caret into its heading. */
  insert(kind: NewKind, after: string): void
  /** To right after another, or before all of them. */
  move(article: string, after: string | undefined): void
  delete(article: string): void
  /** Takes back that the article should go or move. */
  keep(article: string): void
  mayTouch(article: string): boolean
  /** Whether there is something of the writer's own to take back. */
  hasOwnActs(article: string): boolean
}

/** Acts on the provision around the caret, with what stands under it. */
export interface ProvisionControls {
  /** Past its neighbour. */
  move(direction: -1 | 1): void
  changeLevel(by: -1 | 1): void
  delete(): void
}

export interface FindControls {
  /** Looks for words and highlights them; for nothing any more when there is no query. */
  look(query: FindQuery | undefined): void
  /** Selects the next match, or the one before. */
  go(direction: -1 | 1): void
  /** Replaces the selected match and goes on. */
  replace(by: string): Replaced | undefined
  /** What replacing all would do, place by place. */
  preview(by: string): readonly Replacement[]
  /** Replaces all as one act. */
  replaceAll(by: string): Replaced | undefined
  /** Takes back the last act where it is still one of replacing; false where something was done since. */
  takeBackReplaced(): boolean
}

export function createTreatyEditor(options: TreatyEditorOptions): TreatyEditor {
  const { live, awareness } = options
  const writer = createWriter(options)
  const hold = new CompositionHold()
  let replacing: unknown
  const replacingBy = (replace: () => Replaced | undefined) => {
    writer?.beginAct()
    const replaced = replace()
    replacing = writer?.lastAct()
    return replaced
  }
  const { onNotice, names = true } = options
  const binding = { live, writer, names, hold, undrawn: new Set<string>(), onNotice }
  const extensions = [
    ...treatySchema,
    TreatyBinding.configure(binding),
    TreatyComposition.configure(binding),
    TreatyKeys.configure(binding),
    TreatyPaste.configure(binding),
    TreatyInsert.configure({ ...binding, onChooseReference: () => options.onChooseReference?.() }),
    TreatyCarets.configure({ live, awareness, hold }),
    TreatyFind.configure({ ...binding, onFound: (state) => options.onFound?.(state) }),
    TreatyArticleActs.configure(binding),
    TreatyUndo.configure({ live, writer })
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
  const opening = new Opening(editor.view, binding)
  editor.view.dom.addEventListener('keydown', (event) => mayConcernAll(event) && opening.finish(), { capture: true })
  editor.view.dom.addEventListener(WHOLE_TEXT, () => opening.finish())
  return {
    editor,
    finishOpening: () => opening.finish(),
    scrollTo: (article) => {
      opening.finish()
      scrollToArticle(editor.view, article)
    },
    checkSpelling: (isOn) =>
      editor.setOptions({ editorProps: { attributes: attributesOf(options.label, writer !== undefined, isOn) } }),
    selectedSegments: () => selectedSegments(editor.state, live),
    copyNotation: () => void copyNotation(editor.view, binding),
    insertFootnote: () => void (putFootnote(editor.view, binding) && editor.view.focus()),
    putBrackets: () => void (putBrackets(editor.view, binding) && editor.view.focus()),
    insertReference: (target) => void (putReference(editor.view, binding, target) && editor.view.focus()),
    showNames: (isOn) => setNames(editor.view, isOn),
    changeOver: (mode) => {
      writer?.changeOver(mode)
      // What may be replaced is another matter with the pen.
      lookAgain(editor.view)
    },
    articles: writer && articleControls(editor, binding, writer),
    provision: writer && provisionControls(editor, binding),
    find: {
      look: (query) => {
        opening.finish()
        setFindQuery(editor.view, query)
      },
      go: (direction) => goToMatch(editor.view, direction),
      replace: (by) => replacingBy(() => replaceCurrent(editor.view, binding, by)),
      preview: (by) => previewEvery(editor.view, binding, by),
      replaceAll: (by) => replacingBy(() => replaceEvery(editor.view, binding, by)),
      takeBackReplaced: () => takeBackIfLast(live, writer, replacing)
    },
    destroy: () => {
      opening.stop()
      editor.destroy()
    }
  }
}

/** Takes back an act unless another was done since. */
function takeBackIfLast(live: LiveInstrument, writer: Writer | undefined, act: unknown): boolean {
  live.flush()
  return writer !== undefined && act !== undefined && writer.lastAct() === act && writer.takeBack()
}

/** Whoever acts on all of a text has all of it before them: it is selected, copied and struck as a whole, and has its end. */
function mayConcernAll({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || key === 'End' || key === 'PageDown'
}

function articleControls(editor: Editor, options: WritingOptions, writer: Writer): ArticleControls {
  const { live } = options
  return {
    get mode() {
      return writer.mode
    },
    insert: (kind, after) => {
      editor.view.focus()
      const id = insertArticle(editor.view, options, kind, after)
      if (id === undefined) return
      scrollToArticle(editor.view, id, 'center')
      editor.view.dispatch(editor.state.tr.setSelection(editor.state.selection))
    },
    move: (article, after) => void moveArticle(options, article, after),
    delete: (article) => void deleteArticle(options, article),
    keep: (article) => void keepArticle(options, article),
    mayTouch: (article) => mayTouch(live, writer, article),
    hasOwnActs: (article) => ownActs(live.findComposed(article), writer).length > 0
  }
}

function provisionControls(editor: Editor, options: WritingOptions): ProvisionControls {
  const run = (command: Command) => {
    editor.view.focus()
    command(editor.view, options)
  }
  return {
    move: (direction) => run(moveProvision(direction)),
    changeLevel: (by) => run(changeLevel(by)),
    delete: () => run(deleteProvision)
  }
}

function attributesOf(label: string, canWrite: boolean, isSpellingChecked = false): Record<string, string> {
  return {
    class: 'treaty-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    spellcheck: String(isSpellingChecked),
    translate: 'no',
    ...(canWrite ? {} : { 'aria-readonly': 'true' })
  }
}

function createWriter({ live, writer, newSuffix, now }: TreatyEditorOptions): EditorWriter | undefined {
  const isPossible = writer && (writer.mode === 'pen' || live.documents.layers.has(writer.holder))
  return isPossible ? new EditorWriter({ live, ...writer, newSuffix, now }) : undefined
}
