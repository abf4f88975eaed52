/** Words of a provision one by one, and what stands around them. */

/** A word at [from, to); letters, digits and an apostrophe inside, no hyphen. */
export interface Token {
  readonly from: number
  readonly to: number
  readonly word: string
}

const WORD = /[\p{L}\p{N}]+(?:['’](?=\p{L})\p{L}+)*/gu

export function tokensOf(words: string): readonly Token[] {
  return [...words.matchAll(WORD)].map(({ 0: word, index }) => ({ from: index, to: index + word.length, word }))
}

export function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

/** "WTO", "USD", but not "A". */
export function isAcronym(word: string): boolean {
  return word.length > 1 && !/[^\p{Lu}\p{N}]/u.test(word)
}

const DETERMINERS = new Set(
  'the a an each any every no such that this these those another other its their said all both'.split(' ')
)

/** Whether a word announces the name of a thing: "the", "each", "such". */
export function isDeterminer(word: string | undefined): boolean {
  return word !== undefined && DETERMINERS.has(word.toLowerCase())
}

/** Whether a sentence, or what reads like one, begins at an offset. */
export function beginsSentence(words: string, at: number): boolean {
  let before = at
  while (before > 0 && /[\s“"‘'«([*]/.test(words[before - 1]!)) before--
  return before === 0 || /[.!?:;—–\uFFFC]/.test(words[before - 1]!)
}
