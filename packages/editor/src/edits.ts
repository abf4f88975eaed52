/** What a ProseMirror transaction asks for, as edits of composed articles. */
import { ReplaceStep } from '@tiptap/pm/transform'
import type { Transaction } from '@tiptap/pm/state'
import type { ComposedEdit } from '@cartif/negotiation'
import type { Incoming } from './render.ts'
import { lineOfSlice } from './render.ts'
import { toComposed } from './positions.ts'

export interface ArticleEdit {
  readonly article: string
  readonly edit: ComposedEdit
}

/** Why a transaction is not carried out; the words are the caller's. */
export type EditRefusal = 'across-articles' | 'formatting' | 'unknown-step'

/**
 * The edits of a transaction in positions of the document before it, last first, so that carrying out one does not move
 * the next. An edit across articles is one edit for each article; only words go, no article does.
 */
export function editsOf(
  transaction: Transaction,
  incoming: (article: string, composed: number) => Incoming
): readonly ArticleEdit[] | EditRefusal {
  const edits: { from: number; edits: ArticleEdit[] }[] = []
  for (let index = 0; index < transaction.steps.length; index++) {
    const step = transaction.steps[index]!
    if (!(step instanceof ReplaceStep)) return step.toJSON()['stepType'] === 'addMark' ? 'formatting' : 'unknown-step'
    const back = transaction.mapping.slice(0, index).invert()
    const from = back.map(step.from, -1)
    const to = back.map(step.to, 1)
    edits.push({ from, edits: editsOfRange(transaction, from, to, step, incoming) })
  }
  return edits.toSorted((a, b) => b.from - a.from).flatMap((one) => one.edits)
}

function editsOfRange(
  transaction: Transaction,
  from: number,
  to: number,
  step: ReplaceStep,
  incoming: (article: string, composed: number) => Incoming
): ArticleEdit[] {
  const doc = transaction.before
  const edits: ArticleEdit[] = []
  let begin = 0
  doc.forEach((node) => {
    const end = begin + node.nodeSize
    const article = { id: String(node.attrs['id']), node, begin }
    if (from < end && to >= begin && (from < to ? to > begin : from > begin)) {
      const start = toComposed(article, Math.max(from, begin + 1))
      const stop = toComposed(article, Math.min(to, end - 1))
      const isLast = to <= end
      const line = isLast ? lineOfSlice(step.slice, incoming(article.id, start)) : []
      if (stop > start || line.length > 0) edits.push({ article: article.id, edit: { from: start, to: stop, line } })
    }
    begin = end
  })
  return edits.reverse()
}
