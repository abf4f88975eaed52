/**
 * What an input method is composing. Pinyin, Hangul, a dead key or a word under correction change many times before they
 * are meant; until then they stay on this screen, as the browser has them, and the article they stand in waits with what
 * others write. When the composition ends it becomes one edit.
 *
 * It keeps the article's node as it was and the range that has changed since: [from, to) of that node's content became
 * [from, end) of the present one.
 */
import type { LiveInstrument } from '@cartif/live'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Mapping } from '@tiptap/pm/transform'
import { findArticle, findArticleAt } from './positions.ts'
import { SeenArticle } from './seen-article.ts'

export interface HeldComposition {
  readonly seen: SeenArticle
  /** The article before the composition. */
  readonly before: ProseMirrorNode
  /** What changed, in positions of the document when the article begins at 0; undefined where nothing did. */
  readonly changed: { readonly from: number; readonly to: number; readonly end: number } | undefined
  /** Others have written meanwhile, and it is not shown yet. */
  readonly isStale: boolean
  /** Articles came, went or moved meanwhile. */
  readonly isStructureStale: boolean
  /** What the input method took hold of, such as the word it corrects; like `changed`, without an end. */
  readonly target: { readonly from: number; readonly to: number } | undefined
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export class CompositionHold {
  private held: Mutable<HeldComposition> | undefined

  /** The article that waits. */
  get article(): string | undefined {
    return this.held?.seen.id
  }

  get isStale(): boolean {
    return this.held?.isStale ?? false
  }

  /** From here on the article at the caret waits. The shared documents have to be read and rendered. */
  begin(state: EditorState, live: LiveInstrument): void {
    const found = findArticleAt(state.doc, state.selection.from)
    const article = found && live.findComposed(found.id)
    if (!found || !article || this.held) return
    this.held = {
      seen: new SeenArticle(live, article),
      before: found.node,
      changed: undefined,
      isStale: false,
      isStructureStale: false,
      target: undefined
    }
  }

  /** The first range of the document that the input method takes hold of. */
  noteTarget(doc: ProseMirrorNode, from: number, to: number): void {
    const { held } = this
    const found = held && findArticle(doc, held.seen.id)
    if (!held || !found || held.changed || held.target) return
    if (from > found.begin && to < found.begin + found.node.nodeSize)
      held.target = { from: from - found.begin, to: to - found.begin }
  }

  /** Takes a transaction that changes nothing but the article that waits; it is applied as it is. */
  take(transaction: Transaction): boolean {
    const { held } = this
    const found = held && findArticle(transaction.before, held.seen.id)
    if (!held || !found) return false
    const { begin, node } = found
    let changed = held.changed
    for (const { from, to, end } of changesOf(transaction.mapping)) {
      if (from <= begin || to >= begin + node.nodeSize) return false
      changed = addChange(changed, { from: from - begin, to: to - begin, end: end - begin })
    }
    held.changed = changed
    return true
  }

  /** Whether what others brought to an article has to wait. */
  keeps(article: string, isStructure: boolean): boolean {
    const { held } = this
    if (!held || held.seen.id !== article) return false
    held.isStale = true
    held.isStructureStale ||= isStructure
    return true
  }

  end(): HeldComposition | undefined {
    const { held } = this
    this.held = undefined
    return held
  }
}

type Changed = NonNullable<HeldComposition['changed']>

/** What changed, widened to the word that the input method took hold of, where it is corrected. */
export function wholeWord({ changed, target }: HeldComposition): HeldComposition['changed'] {
  const isCorrection = changed && target && changed.from < changed.to && changed.from < changed.end
  if (!isCorrection || target.from > changed.from || target.to < changed.to) return changed
  return { from: target.from, to: target.to, end: changed.end + target.to - changed.to }
}

/** The ranges each step replaces, in positions right before that step. */
function changesOf(mapping: Mapping): readonly Changed[] {
  const changes: Changed[] = []
  for (const map of mapping.maps) map.forEach((from, to, _, end) => void changes.push({ from, to, end }))
  return changes
}

/** One range that covers what changed so far and a further change of the present content. */
function addChange(before: Changed | undefined, next: Changed): Changed {
  if (!before) return next
  const grown = before.end - before.to
  const nextTo = next.to > before.end ? next.to - grown : before.to
  const to = Math.max(before.to, nextTo)
  return { from: Math.min(before.from, next.from), to, end: to + grown + next.end - next.to }
}
