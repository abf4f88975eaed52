/** Periods, shares and sums of money as treaties write them: "30 days", "sixty working days", "two thirds", "USD 1,000". */

const WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty|twenty-one|thirty|forty-five|sixty|ninety|one hundred and twenty|one hundred and eighty'
const NUMBER = String.raw`(?:\[?\d{1,3}(?:[ ,]?\d{3})*(?:\.\d+)?\]?|(?:${WORDS})(?: \(\d+\))?)`
const UNIT = String.raw`(?:calendar |working |business |consecutive )?(?:days?|weeks?|months?|years?|hours?)`

/** "30 days", "six months". */
export const QUANTITY = String.raw`${NUMBER} ${UNIT}\b`
/** "USD 1,000", "5 per cent". */
export const AMOUNT = String.raw`(?:(?:USD|EUR|US\$|SDR|CNY|KZT|\$|€) ?${NUMBER}(?: (?:million|billion))?|${NUMBER} ?(?:per ?cent|%)|${NUMBER} (?:United States |US )?dollars)`

export function isTime(words: string): boolean {
  return new RegExp(`${UNIT}$`, 'i').test(words)
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
