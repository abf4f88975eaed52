/**
 * Brings one article of the document to a new rendering with as few steps as there are differences, so that carets,
 * selections and the DOM of everything else stay as they are.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import type { LiveInstrument } from '@cartif/live'
import type { ArticlePosition } from './positions.ts'

/**
 * Replaces the article that is found in the transaction's document, or puts it where it belongs. Returns whether it stood there
 * with the provisions it has, so that all that is drawn in it has been mapped along.
 */
export function replaceArticle(
  transaction: Transaction,
  found: ArticlePosition | undefined,
  node: ProseMirrorNode,
  live: LiveInstrument
): boolean {
  if (!found) {
    transaction.insert(placeOf(transaction.doc, live, String(node.attrs['id'])), node)
    return false
  }
  setAttributes(transaction, found.begin, found.node, node)
  const isSame = haveSameProvisions(found.node, node)
  if (isSame) replaceWords(transaction, found.begin, found.node, node)
  else replaceDifference(transaction, found.begin + 1, found.node, node)
  return isSame
}

/** Where an article belongs: before the first article of the document that comes after it. */
function placeOf(doc: ProseMirrorNode, live: LiveInstrument, id: string): number {
  const order = new Map(live.composed.map((article, index) => [article.id, index]))
  const own = order.get(id) ?? Number.MAX_SAFE_INTEGER
  let begin = 0
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index)
    if (node.attrs['id'] !== id && (order.get(String(node.attrs['id'])) ?? -1) > own) return begin
    begin += node.nodeSize
  }
  return begin
}

function haveSameProvisions(before: ProseMirrorNode, after: ProseMirrorNode): boolean {
  if (before.childCount !== after.childCount) return false
  for (let index = 0; index < before.childCount; index++) {
    const [old, fresh] = [before.child(index), after.child(index)]
    if (old !== fresh && old.attrs['id'] !== fresh.attrs['id']) return false
  }
  return true
}

/** Provision by provision, from the last, so that earlier positions hold. */
function replaceWords(transaction: Transaction, begin: number, before: ProseMirrorNode, after: ProseMirrorNode): void {
  let at = begin + 1 + before.content.size
  for (let index = before.childCount - 1; index >= 0; index--) {
    const old = before.child(index)
    const fresh = after.child(index)
    at -= old.nodeSize
    if (old.eq(fresh)) continue
    replaceDifference(transaction, at + 1, old, fresh)
    setAttributes(transaction, at, old, fresh)
  }
}

function setAttributes(transaction: Transaction, at: number, before: ProseMirrorNode, after: ProseMirrorNode): void {
  for (const [key, value] of Object.entries(after.attrs)) {
    if (before.attrs[key] !== value) transaction.setNodeAttribute(at, key, value)
  }
}

/** One step from the first to the last difference; the content of `before` begins at `at` in the document. */
function replaceDifference(
  transaction: Transaction,
  at: number,
  before: ProseMirrorNode,
  after: ProseMirrorNode
): void {
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || !end) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const slice = after.slice(start, end.b + overlap)
  transaction.step(new ReplaceStep(at + start, at + end.a + overlap, slice))
}
