/**
 * Periods, shares and sums of money as treaties write them: "30 days", "sixty working days", "USD 1,000", "5 per cent". Numbers are
 * found first, then what stands around each: one pattern for all of it takes tens of milliseconds to compile, which whoever
 * scrubs first would wait for.
 */
import type { ScrubProvision, ScrubText } from './scrub-text.ts'

/** The words [from, to) of a provision. */
export interface Quantity {
  readonly provision: ScrubProvision
  readonly from: number
  readonly to: number
}

const VALUES = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fourteen: 14,
    fifteen: 15,
    eighteen: 18,
    twenty: 20,
    'twenty-one': 21,
    thirty: 30,
    'forty-five': 45,
    sixty: 60,
    ninety: 90,
    'one hundred and twenty': 120,
    'one hundred and eighty': 180
  })
)

const DIGITS = String.raw`(?:\d{1,3}(?:[ ,]\d{3})+|\d+)(?:\.\d+)?`
/** The longest first: "one hundred and twenty" begins with "one". */
const IN_WORDS = [...VALUES.keys()].toSorted((a, b) => b.length - a.length).join('|')
const NUMBER = new RegExp(String.raw`\[${DIGITS}\]|${DIGITS}|\b(?:${IN_WORDS})\b(?: \(\d+\))?`, 'gi')
const TIME = /^\]? (?:calendar |working |business |consecutive )?(?:days?|weeks?|months?|years?|hours?)\b/i
const CURRENCY = /(?:USD|EUR|US\$|SDR|CNY|KZT|\$|€) ?\[?$/i
const SCALE = /^\]?(?: (?:million|billion))?/i
const SHARE = /^\]?(?: ?(?:per ?cent|%)| (?:United States |US )?dollars)/i
const IN_WORD = /[\p{L}\d]$/u
/** In characters: more than stands before or behind a number that belongs to it. */
const AROUND = 32

/** "30 days", "six months". */
export function timesIn(text: ScrubText, provision: ScrubProvision): readonly Quantity[] {
  return numbersIn(text, provision).flatMap((number) => {
    const unit = TIME.exec(behind(number))?.[0]
    return unit === undefined || isInWord(number) ? [] : [{ ...number, to: number.to + unit.length }]
  })
}

/** "USD 1,000", "5 per cent". */
export function amountsIn(text: ScrubText, provision: ScrubProvision): readonly Quantity[] {
  return numbersIn(text, provision).flatMap((number) => {
    const currency = CURRENCY.exec(provision.words.slice(Math.max(0, number.from - AROUND), number.from))?.[0] ?? ''
    const unit = (currency === '' ? SHARE : SCALE).exec(behind(number))?.[0]
    const amount = { provision, from: number.from - currency.length, to: number.to + (unit?.length ?? 0) }
    return unit === undefined || isInWord(amount) ? [] : [amount]
  })
}

function numbersIn(text: ScrubText, provision: ScrubProvision): readonly Quantity[] {
  return text.once(findNumbers).get(provision) ?? []
}

function findNumbers(text: ScrubText): ReadonlyMap<ScrubProvision, readonly Quantity[]> {
  return new Map(
    text.provisions.map((provision) => {
      const found = [...text.matches(provision, NUMBER)]
      return [provision, found.map(({ 0: { length }, index }) => ({ provision, from: index, to: index + length }))]
    })
  )
}

function behind({ provision, to }: Quantity): string {
  return provision.words.slice(to, to + AROUND)
}

/** Whether it is the end of something longer: of "A30", of "someone". */
function isInWord({ provision, from }: Quantity): boolean {
  return IN_WORD.test(provision.words.slice(Math.max(0, from - 2), from))
}

/** The same for quantities that are the same: "thirty (30) days" and "30 days", "USD 50" and "50 US dollars". */
export function quantityKey(words: string): string {
  const plain = words
    .toLowerCase()
    .replace(/ \(\d+\)/, '')
    .replace(/[[\]]/g, '')
    .replace(/(?:united states |us )?dollars|us\$|\$/, 'usd')
    .replace(/per ?cent/, '%')
  const digits = /\d[\d ,.]*\d|\d/.exec(plain)?.[0]
  const word = digits === undefined ? [...VALUES.keys()].findLast((one) => plain.startsWith(one)) : undefined
  const number = digits?.replace(/[ ,]/g, '') ?? VALUES.get(word ?? '')
  const unit = plain
    .replace(digits ?? word ?? '', '')
    .trim()
    .replace(/s$/, '')
  return `${number} ${unit}`
}
