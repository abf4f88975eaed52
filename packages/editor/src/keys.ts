/**
 * The keys that mean something in a treaty text, bound to their commands. Everything else a browser does arrives as a
 * transaction.
 */
import { Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { WritingOptions } from './carry-out-edits.ts'
import { deleteProvision } from './article-commands.ts'
import { beginProvision, changeLevel, deleteCharacter, deleteWord } from './commands.ts'
import type { Command } from './commands.ts'
import { moveProvision } from './moves.ts'

export const TreatyKeys = Extension.create<WritingOptions>({
  name: 'treatyKeys',
  priority: 1100,
  addKeyboardShortcuts() {
    const run = (command: Command) => () => {
      // A key acts on what others have written until now, not on what was shown a frame ago.
      this.options.live.flush()
      followBrowser(this.editor.view)
      return command(this.editor.view, this.options)
    }
    return {
      Enter: run(beginProvision),
      'Shift-Enter': run(beginProvision),
      Backspace: run(deleteCharacter(-1)),
      'Shift-Backspace': run(deleteCharacter(-1)),
      Delete: run(deleteCharacter(1)),
      'Ctrl-Backspace': run(deleteWord(-1)),
      'Ctrl-Delete': run(deleteWord(1)),
      'Alt-Backspace': run(deleteWord(-1)),
      'Alt-Delete': run(deleteWord(1)),
      Tab: run(changeLevel(1)),
      'Shift-Tab': run(changeLevel(-1)),
      'Mod-Shift-Backspace': run(deleteProvision),
      'Alt-ArrowUp': run(moveProvision(-1)),
      'Alt-ArrowDown': run(moveProvision(1))
    }
  }
})

/** The browser tells of a moved caret late; a key pressed right after must not act on where the caret was. */
function followBrowser(view: EditorView): void {
  const shown = view.dom.ownerDocument.getSelection()
  if (
    !shown?.anchorNode ||
    !shown.focusNode ||
    !view.dom.contains(shown.anchorNode) ||
    !view.dom.contains(shown.focusNode)
  )
    return
  const anchor = view.posAtDOM(shown.anchorNode, shown.anchorOffset)
  const head = view.posAtDOM(shown.focusNode, shown.focusOffset)
  const { selection, doc } = view.state
  if (selection.anchor === anchor && selection.head === head) return
  const next = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  if (!next.eq(selection)) view.dispatch(view.state.tr.setSelection(next))
}
