/**
 * Where a text says a period, an amount or a date, and of what: the noun phrase a period runs from ("after receipt request"), the
 * words around an amount, the name before a date. Places with the same subject should say the same.
 */
import { amountsIn, quantityKey, timesIn } from './quantities.ts'
import type { ScrubProvision, ScrubText } from './scrub-text.ts'
import { singular } from './word-keys.ts'

export interface QuantityPlace {
  readonly provision: ScrubProvision
  readonly from: number
  readonly to: number
  /** Equal for quantities that are the same. */
  readonly value: string
  readonly subject: string
  /** The words in front that say what is to happen. */
  readonly act: ReadonlySet<string>
  /** Whether it runs from what everything runs from, such as the entry into force. */
  readonly isCommon: boolean
  /** Whether it runs from "its receipt", "their composition". */
  readonly isPronoun: boolean
  /** Whether the subject alone says that it is the same. */
  readonly isNamed: boolean
}

export function* quantityPlaces(text: ScrubText, provision: ScrubProvision): Iterable<QuantityPlace> {
  yield* periodsIn(text, provision)
  yield* sumsIn(text, provision)
  yield* datesIn(text, provision)
}

const NAMED = { isCommon: false, isPronoun: false, isNamed: true }
const WAY = /^ (of|after|from|following|before|prior to) /i
const COMMON =
  /^(?:its |the |their )?(?:date of )?(?:the )?(?:entry into force|date|signature|deposit|day|expiry|end)\b/

function* periodsIn(text: ScrubText, provision: ScrubProvision): Iterable<QuantityPlace> {
  for (const { from, to } of timesIn(text, provision)) {
    const { 0: { length } = '', 1: way } = WAY.exec(provision.words.slice(to, to + 20)) ?? []
    if (way === undefined) continue
    const anchor = provision.words
      .slice(to + length, to + 200)
      .split(' ', 7)
      .join(' ')
    const phrase = nounPhrase(anchor)
    if (phrase === '') continue
    const subject = `${/before|prior/i.test(way) ? 'before' : 'after'} ${phrase}`
    const place = { provision, from, to, value: quantityKey(provision.words.slice(from, to)), subject }
    yield {
      ...place,
      act: actBefore(provision, from),
      isCommon: COMMON.test(anchor),
      isPronoun: /^(?:its|their) /.test(anchor),
      isNamed: false
    }
  }
}

function* sumsIn(text: ScrubText, provision: ScrubProvision): Iterable<QuantityPlace> {
  for (const { from, to } of amountsIn(text, provision)) {
    const act = actBefore(provision, from)
    const behind = nounPhrase(provision.words.slice(to, to + 120).trimStart())
    if (act.size + (behind === '' ? 0 : 1) < 2) continue
    const subject = `${[...act].slice(0, 2).join(' ')} · ${behind}`
    yield { provision, from, to, value: quantityKey(provision.words.slice(from, to)), subject, act, ...NAMED }
  }
}

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DATE = new RegExp(
  String.raw`((?:\p{Lu}[\p{L}-]+ ){1,6})(?:of|done on|signed on|dated|adopted on),? (\d{1,2} (?:${MONTH}) \d{4})`,
  'gu'
)

function* datesIn(text: ScrubText, provision: ScrubProvision): Iterable<QuantityPlace> {
  for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matches(provision, DATE)) {
    const to = index + whole.length
    const subject = `date ${name.replace(/^(?:The|This) /, '')}`
    yield { provision, from: to - value.length, to, value, subject, act: new Set(), ...NAMED }
  }
}

const SMALL = wordsOf(
  'the a an of its their his such that which who this any each to by for in on and or with from at be been is are shall may should not'
)
const FRAMES = wordsOf('within later than no more less least most exceed period term up provided maximum minimum party')
const ENDS = /\b(?:and|or|which|that|who|by|unless|if|when|where|in|for|to|with|shall|may|is|are|has|have|per)\b.*$/i

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** "the receipt of the request" is "receipt request". */
function nounPhrase(words: string): string {
  const phrase = /^[\p{L}\uFFFC'’ -]*/u.exec(words)![0].replace(/^(?:that|per) /, '')
  return contentOf(phrase.replace(ENDS, '')).slice(0, 5).join(' ')
}

function contentOf(words: string): readonly string[] {
  return (words.toLowerCase().match(/[\p{L}\uFFFC-]+/gu) ?? []).filter((word) => !SMALL.has(word)).map(singular)
}

/** The last few words that say something before a number, the nearest first. */
function actBefore({ words }: ScrubProvision, at: number): ReadonlySet<string> {
  const sentence = /[^.;:]*$/.exec(words.slice(Math.max(0, at - 120), at))![0]
  const said = contentOf(sentence).filter((word) => !FRAMES.has(word))
  return new Set(said.toReversed().slice(0, 6))
}
