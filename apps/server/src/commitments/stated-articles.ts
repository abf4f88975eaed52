/**
 * The articles and annexes that are in the text, with the version of their words: what parties state something of, and what is
 * mapped to other agreements. An article that is only proposed is not among them.
 */
import { standingVersion } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import type { Room } from '../instruments/room.ts'

export interface StatedArticle {
  readonly id: string
  /** "Article 9" */
  readonly number: string
  readonly title: string
  /** The chapter it stands in, by number and title; '' where there is none. */
  readonly chapter: string
  /** Another one whenever its words are others. */
  readonly version: string
}

export function statedArticles({ live }: Room): readonly StatedArticle[] {
  let chapter = ''
  return live.outline.flatMap(({ id, kind, number, title }) => {
    if (kind === 'chapter') chapter = [number, title].filter(Boolean).join(' — ')
    if (kind !== 'article' && kind !== 'annex') return []
    const version = standingVersion(live, id)
    return version === undefined
      ? []
      : [{ id, number, title, chapter: kind === 'annex' ? 'Annexes' : chapter, version }]
  })
}

/** By its id, or by what it is called at present. */
export function findArticle(articles: readonly StatedArticle[], name: string): StatedArticle | undefined {
  return articles.find(({ id, number }) => id === name || number === name)
}

/** With `seen`, it must still read as it did. */
export function mustFindArticle(room: Room, name: string, seen?: string): StatedArticle {
  const found = findArticle(statedArticles(room), name)
  if (!found) throw new Problem('not-found', 'There is no such article in the text.')
  if (seen === undefined || seen === found.version) return found
  const detail = `The words of ${found.number} have changed since you saw them.`
  throw new Problem('wording-changed', detail, { seen, current: found.version })
}
