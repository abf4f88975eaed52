/** A transaction that was made before others' changes were shown, said again on the document that shows them. */
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'

/**
 * The steps of `transaction` on the document of `state`, to which `over` led from the document it was made on. A step
 * about what is gone is left out. The selection is mapped along.
 */
export function rebase(transaction: Transaction, over: readonly Transaction[], state: EditorState): Transaction {
  const { steps } = transaction
  // Back over the own steps, forth over the others'; each own step that is said again undoes its way back.
  const path = new Mapping(steps.map((step) => step.getMap().invert()).toReversed())
  for (const { mapping } of over) path.appendMapping(mapping)
  const rebased = state.tr
  steps.forEach((step, index) => {
    const undone = steps.length - 1 - index
    const mapped = step.map(path.slice(undone + 1))
    if (mapped && !rebased.maybeStep(mapped).failed) path.appendMap(mapped.getMap(), undone)
  })
  return rebased.setSelection(transaction.selection.map(rebased.doc, path))
}
