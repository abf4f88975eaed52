/**
 * Locks: what is agreed, an article or one provision of it, is not touched by proposals being accepted, by reopening or
 * by the pen. Opening it again is an act of its own.
 */
import type { LiveInstrument, NewChange } from '@cartif/live'
import type { Change } from '@cartif/negotiation'
import { areLinesEqual, lineLength, provisionsOf } from '@cartif/treaty-text'
import type { Article, Line, Provision } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'

export function isLocked(live: LiveInstrument, articleOrProvision: string): boolean {
  return (live.recordOfArticle(articleOrProvision)?.status ?? 'open') !== 'open'
}

/** What of an article is locked: all of it, or the provisions, each from its mark to its last word. */
function lockedPartsOf(live: LiveInstrument, { id, line }: Article): 'all' | readonly Line[] {
  if (isLocked(live, id)) return 'all'
  return lockedProvisions(live, line).map((provision) => [provision.mark, ...provision.line])
}

/** Whether an article, or a provision of it, is agreed. */
export function holdsAgreed(live: LiveInstrument, article: Article): boolean {
  return isLocked(live, article.id) || lockedProvisions(live, article.line).length > 0
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

/** Throws a Problem where what is agreed would not stand as it was agreed: words may come to it without touching it. */
export function checkStanding(live: LiveInstrument, after: readonly Article[]): void {
  const later = new Map(after.map((article) => [article.id, article]))
  for (const article of live.negotiation.articles) {
    if (!breaksLock(live, article, later.get(article.id))) continue
    const name = live.designations.get(article.id) ?? article.id
    throw new Problem('article-locked', `${name} holds what is agreed; open it again first.`, {
      locked: article.id,
      name
    })
  }
}

/** Whether something agreed in an article does not stand any more. */
export function breaksLock(live: LiveInstrument, before: Article, now: Article | undefined): boolean {
  if (before === now) return false
  const parts = lockedPartsOf(live, before)
  if (parts === 'all') return !areSameArticles(before, now)
  return parts.some((line) => !now || !hasPart(now.line, line))
}

export function areSameArticles(a: Article | undefined, b: Article | undefined): boolean {
  if (a === b) return true
  return a !== undefined && b !== undefined && a.kind === b.kind && a.order === b.order && areLinesEqual(a.line, b.line)
}

/** Whether a provision, from its mark to its last word, stands unchanged in a line. */
function hasPart(line: Line, part: Line): boolean {
  const mark = part[0]
  const index = line.findIndex((piece) => piece.type === 'mark' && mark?.type === 'mark' && piece.id === mark.id)
  if (index < 0) return false
  const end = line.findIndex((piece, at) => at > index && piece.type === 'mark')
  return areLinesEqual(line.slice(index, end < 0 ? undefined : end), part)
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
