/**
 * How a report speaks of delegations. With attribution they are named, in the order of their codes; without, they are counted, and
 * no word tells one from another. Offices are named in both: the Chair's text is the Chair's.
 */
import { partyName } from '@cartif/negotiation'
import type { Attribution } from './kinds.ts'

export interface Naming {
  readonly attribution: Attribution
  /** "Kazakhstan and Pakistan", or "two delegations" */
  name(holders: readonly string[]): string
}

export function namingFor(attribution: Attribution): Naming {
  return { attribution, name: attribution === 'attributed' ? nameAll : countAll }
}

function nameAll(holders: readonly string[]): string {
  return joinWords(holders.toSorted().map(nameInSentence))
}

function countAll(holders: readonly string[]): string {
  const parties = holders.filter(isParty)
  const offices = holders.filter((holder) => !isParty(holder)).map(nameInSentence)
  const counted = parties.length === 0 ? [] : [`${countWord(parties.length)} ${plural(parties.length, 'delegation')}`]
  return joinWords([...offices, ...counted])
}

function isParty(holder: string): boolean {
  return holder.length === 3
}

/** Some countries have an article in a sentence. */
export function nameInSentence(holder: string): string {
  const name = partyName(holder)
  return /^(?:People’s|Kyrgyz) /.test(name) ? `the ${name}` : name
}

/** "a, b and c" */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const

export function countWord(count: number): string {
  return WORDS[count] ?? String(count)
}

export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`
}

/** "1 article", "12 articles" */
export function countOf(count: number, noun: string): string {
  return `${count} ${plural(count, noun)}`
}

/** "is" or "are" */
export function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}

/** "the Regional Trade Group", "the Working Group on Trade Facilitation" */
export function groupWords(name: string): string {
  return /(?:Group|Committee)$/.test(name) ? `the ${name}` : `the Working Group on ${name}`
}

/** "28 November 2026", in UTC */
export function dateInWords(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** "7–11 December 2026", "12 October to 20 November 2026" */
export function daysInWords(begins: string, ends: string): string {
  const [first, last] = [dateInWords(begins), dateInWords(ends)]
  if (first === last) return last
  const [day, ...month] = first.split(' ')
  if (last.endsWith(month.join(' '))) return `${day}–${last}`
  return last.endsWith(month.at(-1)!) ? `${day} ${month[0]} to ${last}` : `${first} to ${last}`
}

export function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
