/**
 * The keys of undo and redo; what they do is the history of the live documents (UndoHistory). What is taken back or done
 * again is brought into view with the caret: nothing goes or comes where its writer does not see it.
 */
import { Extension } from '@tiptap/core'
import type { Editor } from '@tiptap/core'
import type { LiveInstrument } from '@cartif/live'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorWriter } from './editor-writer.ts'
import { findArticleAt } from './positions.ts'
import { scrollToArticle } from './scroll-to-article.ts'

interface UndoOptions {
  readonly live: LiveInstrument
  /** Absent for those who read. */
  readonly writer: EditorWriter | undefined
}

export const TreatyUndo = Extension.create<UndoOptions>({
  name: 'treatyUndo',

  onDestroy() {
    this.options.writer?.destroy()
  },

  /** The keys are taken even when there is nothing to undo: the browser's own undo would tear the page from the text. */
  addKeyboardShortcuts() {
    const { editor, options } = this
    const undo = () => step(editor, options, 'takeBack')
    const redo = () => step(editor, options, 'redo')
    return { 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }
  }
})

function step(editor: Editor, { live, writer }: UndoOptions, way: 'takeBack' | 'redo'): true {
  if (!writer) return true
  // What others have written meanwhile is shown before, so that all that changes now is the writer's.
  live.flush()
  const before = editor.state.doc
  const articles = new Set<string>()
  const stop = live.onChange((change) => change.articles.forEach((id) => articles.add(id)))
  writer[way]()
  stop()
  showChanged(editor, before, articles)
  return true
}

/** Where only brackets came or went, the words are the same: then their article is brought into view. */
function showChanged({ view }: Editor, before: ProseMirrorNode, articles: ReadonlySet<string>): void {
  const { doc, selection } = view.state
  const start = before.content.findDiffStart(doc.content)
  const end = before.content.findDiffEnd(doc.content)
  const changed = start === null || !end ? undefined : Math.min(Math.max(start, end.b), doc.content.size)
  const here = findArticleAt(doc, selection.head)?.id
  const there = changed === undefined ? [...articles][0] : findArticleAt(doc, changed)?.id
  if (there !== undefined && there !== here && !articles.has(here ?? '')) scrollToArticle(view, there, 'center')
  if (changed === undefined) return
  view.dispatch(view.state.tr.setSelection(TextSelection.near(doc.resolve(changed), -1)).scrollIntoView())
}
