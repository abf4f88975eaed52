/**
 * The drafting history of one article as a document: what each revision made of it, and between two revisions what was
 * proposed, who supported and opposed it, and what was decided. Comments are no part of it, nor is what is confidential:
 * it is read from the register and the revisions alone.
 */
import type { ArticleChange } from '@cartif/redline'
import type { RegisterRow } from '../storage/register.ts'
import { Problem } from '../http/errors.ts'
import { isAbout } from './history.ts'
import type { Workers } from '../workers/workers.ts'
import { lettersIn } from './compare-sides.ts'
import { issuedArticles, listRevisions } from './revisions.ts'
import type { Revision } from './revisions.ts'
import type { Room } from './room.ts'
import { storiesOf } from './travaux-stories.ts'
import type { Story } from './travaux-stories.ts'
import type { ArticleHistoryInput } from './travaux-task.ts'

export interface TravauxChapter {
  readonly symbol: string
  readonly title: string
  /** ISO 8601; null for the text as it stands. */
  readonly issuedAt: string | null
  /** The acts since the chapter before, oldest first. */
  readonly stories: readonly Story[]
  /** The article against the chapter before, with the words of references; undefined where it is in neither. */
  readonly redline: ArticleChange | undefined
}

export interface Travaux {
  /** As it is called now, or was last called: "Article 9 — Publication". */
  readonly name: string
  readonly instrument: string
  readonly chapters: readonly TravauxChapter[]
}

export async function readTravaux(
  room: Room,
  article: string,
  { workers, signal }: { readonly workers: Workers; readonly signal: AbortSignal }
): Promise<Travaux> {
  room.settle()
  const sides = [...listRevisions(room).map(revisionSide(room)), liveSide(room)]
  const rows = room.register.list({ instrument: room.info.id, limit: 100_000 }).filter(isAbout(room, article))
  let since = 0
  const told = sides.map(({ until }) => {
    const stories = storiesOf(room, rows.filter(within(since, until)))
    since = until
    return stories
  })
  const texts = sides.map(({ text }) => text)
  const size = texts.reduce((sum, text) => sum + (typeof text === 'string' ? text.length : lettersIn(text)), 0)
  const redlines = await workers.run('article-history', { article, texts }, { size, signal })
  const chapters = sides.map(({ symbol, title, issuedAt }, index): TravauxChapter => {
    return { symbol, title, issuedAt, stories: told[index]!, redline: redlines[index] }
  })
  const last = chapters.findLast(({ redline }) => redline !== undefined)?.redline
  if (!last) throw new Problem('not-found', 'No revision has such an article, nor has the text.')
  const { number, title } = (last.after ?? last.before)!
  const name = [number, title].filter(Boolean).join(' — ')
  return { name, instrument: room.info.title, chapters: chapters.filter(hasSomething) }
}

interface Side extends Pick<TravauxChapter, 'symbol' | 'title' | 'issuedAt'> {
  readonly text: ArticleHistoryInput['texts'][number]
  /** The last entry of the register that it knows. */
  readonly until: number
}

function revisionSide(room: Room) {
  const issued = new Map(
    room.register
      .list({ instrument: room.info.id, kind: 'revision-issued', limit: 10_000 })
      .map(({ seq, body }) => [(body as { number: number }).number, seq])
  )
  return ({ number, symbol, title, issuedAt }: Revision): Side => {
    return { symbol, title, issuedAt, text: issuedArticles(room, number), until: issued.get(number) ?? 0 }
  }
}

function liveSide(room: Room): Side {
  const text = room.live.negotiation.articles
  return { symbol: 'Since then', title: 'The text as it stands', issuedAt: null, text, until: Infinity }
}

function within(since: number, until: number): (row: RegisterRow) => boolean {
  return ({ seq }) => seq > since && seq <= until
}

/** A revision in which nothing happened to the article is left out. */
function hasSomething({ stories, redline }: TravauxChapter): boolean {
  return stories.length > 0 || (redline !== undefined && redline.kind !== 'kept') || redline?.renumbered === true
}
