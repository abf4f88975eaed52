/**
 * The title of an agreement or organisation written nearly as it is: one word changed, misspelt, missing, or in another order.
 * Rationale: a treaty is cited by its title; a near miss cites nothing. Known titles are in known-names.ts, others come with the
 * options. Whole phrases are compared, so that "Agreement on Trade Facilitation and Investment" is left alone.
 */
import { KNOWN_AGREEMENTS, KNOWN_BODIES } from '../known-names.ts'
import type { Found, Rule } from '../rule.ts'
import { isRunning } from '../scrub-text.ts'
import type { ScrubProvision, ScrubText } from '../scrub-text.ts'
import { isCapitalised, tokensOf } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { editDistance } from '../word-keys.ts'

const say = (words: string) => `Article 1 — Relations\n1.  The Parties reaffirm the ${words}.`

export const agreementNames: Rule = {
  name: 'agreement-name',
  title: 'Names of agreements',
  faulty: [
    {
      text: say('Agreement on Trade Facilitations'),
      finds: ['Agreement on Trade Facilitations'],
      fixed: 'The Parties reaffirm the Agreement on Trade Facilitation.'
    },
    {
      text: say('Agreement on the Application of Sanitary and Phitosanitary Measures'),
      finds: ['Agreement on the Application of Sanitary and Phitosanitary Measures']
    },
    { text: say('Agreement on Technical Barriers for Trade'), finds: ['Agreement on Technical Barriers for Trade'] },
    {
      text: say('General Agreement on Trade and Tariffs 1994'),
      finds: ['General Agreement on Trade and Tariffs 1994']
    },
    {
      text: say('Marrakech Agreement Establishing the World Trade Organization'),
      finds: ['Marrakech Agreement Establishing the World Trade Organization']
    },
    { text: say('rules of the World Trade Organisation'), finds: ['World Trade Organisation'] },
    {
      text: say('Agreement on Sanitary and Phytosanitary Measures'),
      finds: ['Agreement on Sanitary and Phytosanitary Measures']
    },
    {
      text: say('Agreement on Application of Sanitary and Phytosanitary Measures'),
      finds: ['Agreement on Application of Sanitary and Phytosanitary Measures']
    }
  ],
  clean: [
    { text: say('Agreement on Trade Facilitation and the Agreement on Technical Barriers to Trade') },
    { text: say('Agreement on Trade Facilitation and Investment') },
    { text: say('General Agreement on Tariffs and Trade 1994 and the General Agreement on Trade in Services') },
    { text: say('World Organisation for Animal Health and the World Trade Organization') },
    { text: say('Agreement on Agriculture and other agreements on trade facilitation') },
    { text: say('Partnership Agreement on Trade of the Region') }
  ],
  *find(text) {
    const index = text.once(indexTitles)
    for (const provision of text.provisions.filter(isRunning)) yield* titlesIn(text, provision, index)
  }
}

interface Title {
  readonly name: string
  readonly words: readonly string[]
}

/** By each of their words. */
type Titles = ReadonlyMap<string, readonly Title[]>

function indexTitles({ agreements }: ScrubText): Titles {
  const names = new Set([
    ...KNOWN_AGREEMENTS,
    ...KNOWN_BODIES.filter((name) => name.split(' ').length > 2),
    ...agreements
  ])
  const byWord = new Map<string, Title[]>()
  for (const name of names) {
    const title = { name, words: tokensOf(name).map(({ word }) => word) }
    for (const word of new Set(title.words)) byWord.set(word, [...(byWord.get(word) ?? []), title])
  }
  return byWord
}

/** From each capitalised word, the titles that share the most words with what follows are compared with it. */
function* titlesIn(text: ScrubText, provision: ScrubProvision, titles: Titles): Iterable<Found> {
  const { tokens } = provision
  for (let first = 0; first < tokens.length; first++) {
    text.work++
    if (!isCapitalised(tokens[first]!.word)) continue
    const exact = exactAt(text, provision, tokens, first, titles)
    if (exact > 0) {
      first += exact - 1
      continue
    }
    const near = nearAt(text, provision, first, titles)
    if (!near) continue
    yield near.found
    first = near.last
  }
}

const LONGEST = 14

function exactAt(text: ScrubText, provision: ScrubProvision, tokens: readonly Token[], first: number, titles: Titles) {
  const candidates = titles.get(tokens[first]!.word) ?? []
  text.work += candidates.length
  const begin = tokens[first]!.from
  const found = candidates.filter(
    ({ name }) =>
      provision.words.startsWith(name, begin) && !/^[\p{L}\d]/u.test(provision.words.slice(begin + name.length))
  )
  return Math.max(0, ...found.map(({ words }) => words.length))
}

function nearAt(text: ScrubText, provision: ScrubProvision, first: number, titles: Titles) {
  const stretch = provision.tokens.slice(first, first + LONGEST + 1)
  const shared = new Map<Title, number>()
  for (const { word } of stretch)
    for (const title of titles.get(word) ?? []) {
      text.work++
      shared.set(title, (shared.get(title) ?? 0) + 1)
    }
  const likely = [...shared]
    .filter(([{ words }, count]) => count >= Math.max(2, words.length - 3))
    .map(([title]) => title)
  for (const { name, words } of likely.toSorted((a, b) => b.words.length - a.words.length)) {
    for (const length of [0, 1, -1, 2, 3].map((fewer) => words.length - fewer)) {
      const taken = provision.tokens.slice(first, first + length)
      if (taken.length !== length || length < 3 || !isNear(text, taken, words, provision)) continue
      const [from, to] = [taken[0]!.from, taken.at(-1)!.to]
      const message = `The title is “${name}”.`
      const found: Found = { severity: 'error', provision, from, to, message, fix: { from, to, text: name } }
      return { found, last: first + length - 1 }
    }
  }
  return undefined
}

/** The same words in another order, or letter by letter nearly the same; no sentence ends in between. */
function isNear(
  text: ScrubText,
  taken: readonly Token[],
  words: readonly string[],
  { words: all }: ScrubProvision
): boolean {
  const written = taken.map(({ word }) => word)
  if (/[.;:()]/.test(all.slice(taken[0]!.from, taken.at(-1)!.to))) return false
  if (!isCapitalised(written.at(-1)!) && !/^\d/.test(written.at(-1)!)) return false
  if (goesOn(all.slice(taken.at(-1)!.to)) && written.at(-1) === words.at(-1)) return false
  const [a, b] = [written.join(' '), words.join(' ')]
  text.work += b.length
  if (a === b) return false
  if (isSameSet(written, words) || isShortened(written, words)) return true
  const different = words.filter((word) => !written.includes(word)).length
  const strange = written.filter((word) => !words.includes(word) && isCapitalised(word))
  return (
    different <= 2 &&
    strange.every((word) => isForOneOf(word, words)) &&
    editDistance(a, b, Math.min(5, Math.ceil(b.length / 9))) < Infinity
  )
}

/** Another word of the title follows, so this is a longer title. */
function goesOn(behind: string): boolean {
  return /^ (?:on|of|for) (?:the )?\p{Lu}/u.test(behind)
}

/** The title with up to three of its words left out between the first and the last. */
function isShortened(written: readonly string[], words: readonly string[]): boolean {
  if (written.length < 5 || written.length >= words.length || written[0] !== words[0]) return false
  let at = 0
  for (const word of words) if (word === written[at]) at++
  return at === written.length && written.at(-1) === words.at(-1)
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.length > 3 && a.toSorted().join(' ') === b.toSorted().join(' ')
}

/** A strange word is some word of the title misspelt or inflected. */
function isForOneOf(word: string, words: readonly string[]): boolean {
  return words.some((meant) => meant.length > 3 && editDistance(word.toLowerCase(), meant.toLowerCase(), 3) < Infinity)
}
