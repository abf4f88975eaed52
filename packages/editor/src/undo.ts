/** The keys of undo and redo; what they do is the history of the live documents (UndoHistory). */
import { Extension } from '@tiptap/core'
import type { UndoHistory } from '@cartif/live'

export interface UndoOptions {
  /** Absent for those who read. */
  readonly history: UndoHistory | undefined
}

export const TreatyUndo = Extension.create<UndoOptions>({
  name: 'treatyUndo',

  onDestroy() {
    this.options.history?.destroy()
  },

  /** The keys are taken even when there is nothing to undo: the browser's own undo would tear the page from the text. */
  addKeyboardShortcuts() {
    const undo = () => {
      this.options.history?.undo()
      return true
    }
    const redo = () => {
      this.options.history?.redo()
      return true
    }
    return { 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }
  }
})
