/**
 * Locks: what is agreed, an article or one provision of it, is not touched by proposals being accepted, by reopening or
 * by the pen. Opening it again is an act of its own.
 */
import type { LiveInstrument, NewChange } from '@cartif/live'
import type { Change } from '@cartif/negotiation'
import { lineLength, provisionsOf } from '@cartif/treaty-text'
import type { Article, Line, Provision } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'

export function isLocked(live: LiveInstrument, articleOrProvision: string): boolean {
  return (live.recordOfArticle(articleOrProvision)?.status ?? 'open') !== 'open'
}

/** What of an article is locked: all of it, or the provisions, each from its mark to its last word. */
export function lockedPartsOf(live: LiveInstrument, { id, line }: Article): 'all' | readonly Line[] {
  if (isLocked(live, id)) return 'all'
  return lockedProvisions(live, line).map((provision) => [provision.mark, ...provision.line])
}

/** Throws a Problem where a change would touch what is agreed. */
export function checkLocks(live: LiveInstrument, changes: readonly (Change | NewChange)[]): void {
  for (const change of changes) {
    const locked = findLocked(live, change)
    if (locked === undefined) continue
    const name = live.designations.get(locked) ?? locked
    throw new Problem('article-locked', `${name} is agreed; open it again first.`, { locked, name })
  }
}

function findLocked(live: LiveInstrument, change: Change | NewChange): string | undefined {
  if (change.kind === 'insert-article') return undefined
  const isWhole = change.kind === 'delete-article' || change.kind === 'move-article'
  const article = isWhole ? change.article : live.articleOf(change.in)
  if (article === undefined) return undefined
  if (isLocked(live, article)) return article
  const line = live.findArticle(article)?.line ?? []
  const provisions = lockedProvisions(live, line)
  if (isWhole) return provisions[0]?.mark.id
  if (change.in !== article) return undefined
  return provisions.find((provision) => touches(change, provision))?.mark.id
}

function lockedProvisions(live: LiveInstrument, line: Line): readonly Provision[] {
  return provisionsOf(line).filter(({ mark }) => (live.recordOfProvision(mark)?.status ?? 'open') !== 'open')
}

/** Words brought at the end of a provision belong to it, unless a mark stands before them. */
function touches(change: (Change | NewChange) & { kind: 'splice' | 'bracket' }, { from, to }: Provision): boolean {
  if (change.from < change.to && change.from < to && change.to > from - 1) return true
  if (change.kind === 'bracket' || lineLength(change.line) === 0) return false
  return change.at >= from && (change.at < to || (change.at === to && change.line[0]?.type !== 'mark'))
}
