/** A publication as the public reads it in a language: the standing version, its words and its figures, and nobody's name. */
import { publishedAt, standingVersion } from './publication.ts'
import type { Language, Publication, PublicationKind, PublicWords } from './publication.ts'

export interface PublicEntry {
  readonly id: string
  readonly kind: PublicationKind
  readonly happenedOn: string
  readonly publishedAt: string
  readonly words: PublicWords
  /** Another one than was asked for where it is not translated. */
  readonly language: Language
  readonly facts: readonly string[]
  /** The day on which the figures were counted. */
  readonly countedOn: string
}

/** What is public, the newest first. */
export function publicEntries(all: readonly Publication[], language: Language): readonly PublicEntry[] {
  return all
    .flatMap((one) => toEntry(one, language) ?? [])
    .toSorted((a, b) =>
      a.happenedOn === b.happenedOn ? compare(b.publishedAt, a.publishedAt) : compare(b.happenedOn, a.happenedOn)
    )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function toEntry(publication: Publication, wanted: Language): PublicEntry | undefined {
  const standing = standingVersion(publication)
  if (!standing) return undefined
  const { kind, happenedOn, words, facts, at } = standing
  const language = words[wanted] === null ? 'en' : wanted
  return {
    id: publication.id,
    kind,
    happenedOn,
    publishedAt: publishedAt(publication)!,
    words: words[language] ?? words.en,
    language,
    facts: facts.map((fact) => fact[language]),
    countedOn: at.slice(0, 10)
  }
}
