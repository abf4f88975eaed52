/**
 * Whether words may go to the public: no draft text, no name of a delegate, no position of a country. A quotation is found by its
 * words, whatever stands between them; a position by a country and a stance in one sentence. What is refused is shown with its place,
 * so that whoever writes can say it otherwise.
 */
import { PARTIES, PARTY_FACTS } from '@cartif/negotiation'
import { runsOf, wordsIn } from './guarded-words.ts'
import type { GuardedWords } from './guarded-words.ts'
import { LANGUAGES } from './publication.ts'
import type { Language, PublicationWords } from './publication.ts'

export type PublicFaultKind = 'draft-text' | 'name' | 'position' | 'bracket'

export interface PublicFault {
  readonly kind: PublicFaultKind
  readonly language: Language
  readonly field: 'title' | 'summary' | 'text'
  /** The words that cannot be said. */
  readonly words: string
}

const FIELDS = ['title', 'summary', 'text'] as const

export function checkPublic({ words }: Pick<PublicationWords, 'words'>, guarded: GuardedWords): readonly PublicFault[] {
  return LANGUAGES.flatMap((language) => {
    const said = words[language]
    return said === null ? [] : FIELDS.flatMap((field) => faultsIn(said[field], guarded, { language, field }))
  })
}

type Place = Pick<PublicFault, 'language' | 'field'>

function faultsIn(text: string, guarded: GuardedWords, place: Place): readonly PublicFault[] {
  const fault = (kind: PublicFaultKind) => (words: string) => ({ kind, ...place, words })
  return [
    ...quotesIn(text, guarded).map(fault('draft-text')),
    ...guarded.names.filter((name) => hasName(text, name)).map(fault('name')),
    ...positionsIn(text).map(fault('position')),
    ...(text.match(/\[[^\]]*\]|\bproposal (?:no\.? ?)?\d+|предложени\p{L}* № ?\d+/giu) ?? []).map(fault('bracket'))
  ]
}

/** One for each stretch of words that stand so in a text or a proposal. */
function quotesIn(text: string, { runs }: GuardedWords): readonly string[] {
  const words = wordsIn(text)
  const lengths = new Set(runs.flatMap((one) => [...one.keys()]))
  const found = [...lengths].flatMap((length) =>
    runsOf(words, length).flatMap((run, at) =>
      runs.some((one) => one.get(length)?.has(run)) ? [{ from: at, to: at + length }] : []
    )
  )
  const stretches: { from: number; to: number }[] = []
  for (const { from, to } of found.toSorted((a, b) => a.from - b.from)) {
    const last = stretches.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else stretches.push({ from, to })
  }
  return stretches.map(({ from, to }) => words.slice(from, to).join(' '))
}

/** As a word of its own, written as the name is. */
function hasName(text: string, name: string): boolean {
  return new RegExp(`(?<![\\p{L}])${escapePattern(name)}(?![\\p{L}])`, 'u').test(text)
}

const STANCES =
  /\b(?:support(?:s|ed)?|oppos(?:e|es|ed|ition)|object(?:s|ed|ion|ions)?|reserv(?:e|es|ed|ation|ations)|propos(?:e|es|ed|al|als)|insist(?:s|ed)?|reject(?:s|ed)?|refus(?:e|es|ed)|positions?)\b|поддерж|возраж|возраз|выступ\p{L}+ против|оговорк|предлож|настаива|настоя|отклон|отказ|позици/iu

const COUNTRIES: readonly RegExp[] = [
  ...PARTIES.map(([, name]) => new RegExp(`\\b${name.replace('’', "['’]")}\\b`, 'iu')),
  ...PARTIES.map(([code]) => new RegExp(`\\b${code.toUpperCase()}\\b`, 'u')),
  // The last letters are those that a case changes.
  ...PARTY_FACTS.map(({ ru }) => new RegExp(ru.split(' ').map(stemOf).join('\\s+'), 'iu'))
]

function stemOf(word: string): string {
  return `${word.slice(0, Math.max(4, word.length - 3))}\\p{L}*`
}

function positionsIn(text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?…])\s+|\n/)
  return sentences.filter((one) => STANCES.test(one) && COUNTRIES.some((country) => country.test(one)))
}

function escapePattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
