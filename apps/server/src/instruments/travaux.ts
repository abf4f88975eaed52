/**
 * The drafting history of one article as a document: what each revision made of it, and between two revisions what was
 * proposed, who supported and opposed it, and what was decided. Comments are no part of it, nor is what is confidential:
 * it is read from the register and the revisions alone.
 */
import { compare, withReferenceWords } from '@cartif/redline'
import type { ArticleChange } from '@cartif/redline'
import type { RegisterRow } from '../storage/register.ts'
import { Problem } from '../http/errors.ts'
import { isAbout } from './history.ts'
import { listRevisions, mustFindRevision } from './revisions.ts'
import type { Room } from './room.ts'
import { storiesOf } from './travaux-stories.ts'
import type { Story } from './travaux-stories.ts'

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

export function readTravaux(room: Room, article: string): Travaux {
  room.settle()
  const sides = [...listRevisions(room).map(revisionSide(room)), liveSide(room)]
  const rows = room.register.list({ instrument: room.info.id, limit: 100_000 }).filter(isAbout(room, article))
  let [before, since]: [Articles, number] = [[], 0]
  const chapters = sides.map(({ articles, until, ...side }): TravauxChapter => {
    const { articles: changes } = withReferenceWords(compare(before, articles))
    const redline = changes.find((one) => one.after?.id === article || one.before?.id === article)
    const stories = storiesOf(room, rows.filter(within(since, until)))
    ;[before, since] = [articles, until]
    return { ...side, stories, redline }
  })
  const last = chapters.findLast(({ redline }) => redline !== undefined)?.redline
  if (!last) throw new Problem('not-found', 'No revision has such an article, nor has the text.')
  const { number, title } = (last.after ?? last.before)!
  const name = [number, title].filter(Boolean).join(' — ')
  return { name, instrument: room.info.title, chapters: chapters.filter(hasSomething) }
}

type Articles = ReturnType<typeof mustFindRevision>['negotiation']['articles']

interface Side extends Pick<TravauxChapter, 'symbol' | 'title' | 'issuedAt'> {
  readonly articles: Articles
  /** The last entry of the register that it knows. */
  readonly until: number
}

function revisionSide(room: Room) {
  const issued = new Map(
    room.register
      .list({ instrument: room.info.id, kind: 'revision-issued', limit: 10_000 })
      .map(({ seq, body }) => [(body as { number: number }).number, seq])
  )
  return ({ number, symbol, title, issuedAt }: ReturnType<typeof listRevisions>[number]): Side => {
    const { articles } = mustFindRevision(room, String(number)).negotiation
    return { symbol, title, issuedAt, articles, until: issued.get(number) ?? 0 }
  }
}

function liveSide(room: Room): Side {
  const { articles } = room.live.negotiation
  return { symbol: 'Since then', title: 'The text as it stands', issuedAt: null, articles, until: Infinity }
}

function within(since: number, until: number): (row: RegisterRow) => boolean {
  return ({ seq }) => seq > since && seq <= until
}

/** A revision in which nothing happened to the article is left out. */
function hasSomething({ stories, redline }: TravauxChapter): boolean {
  return stories.length > 0 || (redline !== undefined && redline.kind !== 'kept') || redline?.renumbered === true
}
