/**
 * Undo: per person and per document. It follows the writer's own transactions in the writer's own document, so it
 * cannot reach anybody else's words, and what has been decided is forgotten, so it cannot reach a decision.
 */
import { Extension } from '@tiptap/core'
import type { LiveInstrument, Shared } from '@cartif/live'
import * as Y from 'yjs'

export interface UndoOptions {
  readonly live: LiveInstrument
  /** Follows the writer's own transactions; absent for those who read. */
  readonly manager: Y.UndoManager | undefined
  readonly holder: string
}

/** An undo manager for what is written in a root by transactions of one origin; letters typed in a go are one step. */
export function createUndoManager(scope: Y.Map<Shared>, origin: unknown): Y.UndoManager {
  return new Y.UndoManager(scope, { trackedOrigins: new Set([origin]), captureTimeout: 600 })
}

export const TreatyUndo = Extension.create<UndoOptions, { stop?: () => void }>({
  name: 'treatyUndo',

  onCreate() {
    const { live, manager, holder } = this.options
    if (!manager) return
    let decided = countDecided(live, holder)
    this.storage.stop = live.onChange(({ record }) => {
      if (!record) return
      const now = countDecided(live, holder)
      if (now !== decided) manager.clear()
      decided = now
    })
  },

  onDestroy() {
    this.storage.stop?.()
    this.options.manager?.destroy()
  },

  addKeyboardShortcuts() {
    const undo = () => step(this.options.manager, (manager) => manager.undo())
    const redo = () => step(this.options.manager, (manager) => manager.redo())
    return { 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }
  }
})

/** The key is taken even when there is nothing to undo: the browser's own undo would tear the page from the text. */
function step(manager: Y.UndoManager | undefined, run: (manager: Y.UndoManager) => void): boolean {
  if (manager) run(manager)
  return true
}

function countDecided(live: LiveInstrument, holder: string): number {
  return live.proposals.filter((one) => one.holder === holder && one.status !== 'tabled').length
}
