/** The schedules as the server gives them: the articles, what may be read of the parties' commitments, and who has shared theirs. */
import type { Statement } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

export interface StatedArticle {
  readonly id: string
  readonly number: string
  readonly title: string
  /** '' where it stands in none. */
  readonly chapter: string
  readonly version: string
}

export interface Commitment extends Statement {
  /** Its code, in small letters. */
  readonly party: string
  readonly article: string
  readonly name: string
  readonly by: string
  readonly at: string
  readonly stale: boolean
  readonly gone: boolean
}

interface SharedSchedule {
  readonly party: string
  readonly by: string
  readonly at: string
}

interface SchedulesJson {
  readonly articles: readonly StatedArticle[]
  readonly commitments: readonly Commitment[]
  readonly shared: readonly SharedSchedule[]
}

/** How long others' changes may stay unseen, in milliseconds. */
const FRESH = 20_000

export class Schedules {
  readonly articles: readonly StatedArticle[]
  readonly commitments: readonly Commitment[]
  private readonly shared: ReadonlyMap<string, SharedSchedule>
  private readonly byPlace: ReadonlyMap<string, Commitment>

  constructor({ articles, commitments, shared }: SchedulesJson) {
    this.articles = articles
    this.commitments = commitments.map((one) => ({ ...one, party: one.party.toLowerCase() }))
    this.shared = new Map(shared.map((one) => [one.party.toLowerCase(), one]))
    this.byPlace = new Map(this.commitments.map((one) => [`${one.party} ${one.article}`, one]))
  }

  find(party: string, article: string): Commitment | undefined {
    return this.byPlace.get(`${party} ${article}`)
  }

  sharing(party: string): SharedSchedule | undefined {
    return this.shared.get(party)
  }

  of(party: string): readonly Commitment[] {
    return this.commitments.filter((one) => one.party === party)
  }
}

export function useSchedules(instrument: string) {
  return useQuery({
    queryKey: ['commitments', instrument],
    queryFn: () => call<SchedulesJson>(`/api/instruments/${instrument}/commitments`),
    select: toSchedules,
    refetchInterval: FRESH
  })
}

const toSchedules = (json: SchedulesJson) => new Schedules(json)

/** Whether somebody reads a schedule that is not shared: one's own, or any at the chair's table. */
export function readsUnshared(
  reader: { readonly role: string; readonly party: string | null },
  party: string
): boolean {
  return reader.party === party || reader.role === 'chair' || reader.role === 'secretariat'
}

/** The articles chapter by chapter, in the order of the text. */
export function byChapter<T extends { readonly chapter: string }>(
  articles: readonly T[]
): readonly { readonly chapter: string; readonly articles: readonly T[] }[] {
  const chapters: { chapter: string; articles: T[] }[] = []
  for (const article of articles) {
    const last = chapters.at(-1)
    if (last?.chapter === article.chapter) last.articles.push(article)
    else chapters.push({ chapter: article.chapter, articles: [article] })
  }
  return chapters
}
