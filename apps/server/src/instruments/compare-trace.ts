/** What a change of a redline can be recognised by in the register: the words that went and came, and their origins. */
import { ancestorsOf, lineWords } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import type { ArticleChange, Change, Hunk, ProvisionChange, Redline } from '@cartif/redline'
import { AROUND } from './struck-words.ts'

export interface Trace {
  /** The ids of the article, before and after. */
  readonly articles: readonly string[]
  /** The ids of the provision, before and after, and of those that it continues. */
  readonly provisions: readonly string[]
  readonly origins: readonly string[]
  /** Without the signs of brackets; '' for none. */
  readonly removed: string
  readonly inserted: string
  /** The letters right before and right behind it that stayed, as far as a few; '' for none. */
  readonly gap: { readonly lead: string; readonly trail: string }
  /** It is about the article as a whole. */
  readonly isWhole: boolean
  readonly isBracket: boolean
}

/** `redline` with the words of references, as changes count its hunks. */
export function traceOf(redline: Redline, { at, isBracket, kind }: Change): Trace {
  const article = redline.articles[at.article]!
  const change = at.provision === undefined ? undefined : article.provisions[at.provision]
  const articles = [article.before?.id, article.after?.id, change?.before?.article, change?.after?.article]
  const hunks = change ? hunksOf(change, at.hunks, isBracket, kind === 'moved') : article.provisions.flatMap(allOf)
  const ids = change ? [] : [article.after?.id ?? article.before!.id]
  return {
    articles: [...new Set(articles)].filter((id) => id !== undefined),
    provisions: change ? provisionsIn(change) : [],
    origins: [...new Set([...ids, ...marksOf(change ? [change] : article.provisions), ...originsOf(hunks)])],
    removed: wordsOf(hunks, 'insert'),
    inserted: wordsOf(hunks, 'delete'),
    gap: change && !isBracket ? gapAround(change, at.hunks) : { lead: '', trail: '' },
    isWhole: change === undefined && isWholeKind(article),
    isBracket
  }
}

function provisionsIn({ before, after }: ProvisionChange): readonly string[] {
  const marks = [before?.mark, after?.mark].filter((mark) => mark !== undefined)
  return [...new Set(marks.flatMap((mark) => [mark.id, ...ancestorsOf(mark)]))]
}

/** What stands between the change and the ones beside it, on the side after. */
function gapAround({ hunks }: ProvisionChange, own: readonly number[]): Trace['gap'] {
  if (own.length === 0) return { lead: '', trail: '' }
  const stayed = (hunk: Hunk | undefined) => (hunk?.op === 'equal' ? lineWords(hunk.line).replace(/\s+/g, ' ') : '')
  return {
    lead: stayed(hunks[Math.min(...own) - 1]).slice(-AROUND),
    trail: stayed(hunks[Math.max(...own) + 1]).slice(0, AROUND)
  }
}

function isWholeKind({ kind }: ArticleChange): boolean {
  return kind === 'deleted' || kind === 'moved' || kind === 'inserted'
}

function allOf({ hunks }: ProvisionChange): readonly Hunk[] {
  return hunks
}

/** Those of the change; of brackets, and of what moved, also what stands between them. */
function hunksOf(
  { hunks }: ProvisionChange,
  own: readonly number[],
  isBracket: boolean,
  isMove: boolean
): readonly Hunk[] {
  if (isMove) return hunks
  if (!isBracket) return own.map((index) => hunks[index]!)
  return hunks.slice(Math.min(...own), Math.max(...own) + 1)
}

/** Only of what is new as a provision: a mark that stayed says nothing of its words. */
function marksOf(changes: readonly ProvisionChange[]): readonly string[] {
  return changes
    .filter(({ kind }) => kind === 'inserted' || kind === 'moved' || kind === 'deleted')
    .flatMap(({ before, after }) => (after ?? before)!.mark?.origin ?? [])
}

function originsOf(hunks: readonly Hunk[]): readonly string[] {
  return hunks.flatMap(({ line }) => line.flatMap(({ origin }) => origin ?? []))
}

/** The words of one side; what only the other has is left out, and so is what brackets say of themselves. */
function wordsOf(hunks: readonly Hunk[], without: 'insert' | 'delete'): string {
  const lines = hunks.filter(({ op }) => op !== without).map(({ line }): Line => line)
  return lines
    .map(lineWords)
    .join('')
    .replace(/\[(?:[^[\]:]{1,60}: )?(?:(?:delete|bracket): )?|\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
