/** The keys of undo and redo; what they do is the history of the live documents (UndoHistory). */
import { Extension } from '@tiptap/core'
import type { EditorWriter } from './editor-writer.ts'

interface UndoOptions {
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
    const undo = () => {
      this.options.writer?.takeBack()
      return true
    }
    const redo = () => {
      this.options.writer?.redo()
      return true
    }
    return { 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }
  }
})
