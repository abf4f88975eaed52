/**
 * What no comparison ever cuts, as one pattern: dates, amounts, plain cross-references ("Article 9(2)"), opening brackets
 * with what they say, numbers with what they count, defined terms, words with their combining marks, single signs.
 */

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
const NUMBER = String.raw`\p{N}+(?:[.,:/–-]\p{N}+)*`
const ORDINAL = '(?: (?:bis|ter|quater|quinquies|sexies)\\b)?'
const DATE = String.raw`\p{N}{1,2}\s(?:${MONTHS})(?:\s\p{N}{4})?(?!\p{L})|\p{N}{4}年\p{N}{1,2}月(?:\p{N}{1,2}日)?`
const AMOUNT = String.raw`(?:USD|EUR|CNY|US\$|[$€¥])\s?${NUMBER}|${NUMBER}\s?(?:%|per\scent(?!\p{L})|процент(?:а|ов)?(?!\p{L}))`
/** "Article 9(2)", "paragraphs 3 bis", "статьи 5": what they name is a place in the text. */
export const CROSS_REFERENCE = String.raw`(?:Articles?|[Pp]aragraphs?|[Ss]ub-?paragraphs?|Annex(?:es)?|Chapters?|Parts?|Sections?|[Ff]ootnotes?|[Сс]тать(?:я|и|е|ю|ей)|[Пп]ункт(?:а|е|у|ом|ы|ов)?)\s(?:\p{N}+|[IVXLC]+|\([a-z]{1,3}\)|[A-Z])(?![\p{L}\p{N}])${ORDINAL}(?:\([\p{L}\p{N}]{1,4}${ORDINAL}\))*`
/** "[", "[KAZ, UZB: ", "[GEO: delete: ", "[Option 2: " */
export const OPENING = String.raw`\[(?:(?=[A-Z(]|Option|Alt)[^\[\]:\n]{1,80}:\s(?:delete:\s|bracket:\s|move here:\s)?)?`
/** What a number counts is part of it: nobody reads “60” where “30 days” became “60 days”. */
const UNIT = String.raw`(?:\s(?:working\s|calendar\s|рабочих\s|календарных\s)?(?:hours?|days?|weeks?|months?|years?|час(?:а|ов)?|дн(?:я|ей)|день|недел[яиь]|месяц(?:а|ев)?|год(?:а|у)?|лет)(?!\p{L}))?`
const WORD = String.raw`[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’‑-]*`
const HAN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`
const SIGN = String.raw`\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]\p{M}*|[\s\S]`

/** Matches the token that begins where it is told to look; with defined terms, each of them is one. */
export function tokenPattern(terms: readonly string[]): RegExp {
  const names = terms.map((term) => term.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
  const defined = names.length > 0 ? `(?:${names.join('|')})(?![\\p{L}\\p{N}])|` : ''
  return new RegExp(
    `${defined}${DATE}|${AMOUNT}|${CROSS_REFERENCE}|${OPENING}|${NUMBER}${UNIT}|${HAN}[${HAN.slice(1, -1)}\\p{M}]*|${WORD}|${SIGN}`,
    'guy'
  )
}

const UNSPACED = new RegExp(`^${HAN}.`, 'u')

/** More than one letter of a script that is written without spaces. */
export function isUnspaced(words: string): boolean {
  return UNSPACED.test(words)
}
