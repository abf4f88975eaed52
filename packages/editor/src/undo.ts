/**
 * Undo: per person and per document. It follows the writer's own transactions in the writer's own document, so it
 * cannot reach anybody else's words, and what has been decided is forgotten, so it cannot reach a decision.
 */
import { Extension } from '@tiptap/core'
import type { LiveInstrument, Shared } from '@cartif/live'
import * as Y from 'yjs'

export interface UndoOptions {
  readonly live: LiveInstrument
  /** The root the writer writes, and the origin of its transactions. */
  readonly scope: Y.Map<Shared> | undefined
  readonly origin: unknown
  readonly holder: string
}

export const TreatyUndo = Extension.create<UndoOptions, { manager?: Y.UndoManager; stop?: () => void }>({
  name: 'treatyUndo',

  onCreate() {
    const { live, scope, origin, holder } = this.options
    if (!scope) return
    const manager = new Y.UndoManager(scope, { trackedOrigins: new Set([origin]), captureTimeout: 600 })
    this.storage.manager = manager
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
    this.storage.manager?.destroy()
  },

  addKeyboardShortcuts() {
    const undo = () => step(this.storage.manager, (manager) => manager.undo())
    const redo = () => step(this.storage.manager, (manager) => manager.redo())
    return { 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }
  }
})

/** The key is taken even when there is nothing to undo: the browser's own undo would tear the page from the text. */
function step(manager: Y.UndoManager | undefined, run: (manager: Y.UndoManager) => void): boolean {
  if (manager) run(manager)
  return true
}

function countDecided(live: LiveInstrument, holder: string): number {
  return live.negotiation.proposals.filter((one) => one.holder === holder && one.status !== 'tabled').length
}
