/**
 * When two words are the same word: the singular and the plural, the British and the American spelling, a slip of the pen.
 * Rough on purpose: these say where to look, never what is right.
 */

/** "agencies" is "agency", "branches" "branch"; "process" stays. */
export function singular(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$/, '')
  if (/[^aeiou]ies$/.test(lower) && lower.length > 4) return `${lower.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(lower)) return lower.slice(0, -2)
  return /[^su]s$/.test(lower) && lower.length > 3 ? lower.slice(0, -1) : lower
}

/** Equal for words that are the same but for number, capitals and the ways English is spelt. */
export function wordKey(word: string): string {
  return singular(word)
    .replace(/iz(?=e|a|i)/g, 'is')
    .replace(/our(?=$|ed$|able$)/, 'or')
    .replace(/programme$/, 'program')
    .replace(/centre$/, 'center')
}

export function phraseKey(words: readonly string[]): string {
  return words.map(wordKey).join(' ')
}

/**
 * Letters to change, add, drop or swap with their neighbour to make one word the other; more than `most` is Infinity. Costs
 * a · most, not a · b.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => (column <= most ? column : Infinity))
  for (let row = 1; row <= a.length; row++) {
    const next = Array.from({ length: b.length + 1 }, () => Infinity)
    if (row <= most) next[0] = row
    for (let column = Math.max(1, row - most); column <= Math.min(b.length, row + most); column++) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      next[column] = Math.min(
        last[column]! + 1,
        next[column - 1]! + 1,
        last[column - 1]! + (isSame ? 0 : 1),
        isSwap ? before[column - 2]! + 1 : Infinity
      )
    }
    before = last
    last = next
  }
  return last[b.length]! <= most ? last[b.length]! : Infinity
}

/** Whether a word is likely to be another one written wrongly. */
export function isSlipOf(written: string, meant: string): boolean {
  const [a, b] = [written.toLowerCase(), meant.toLowerCase()]
  if (a === b || b.length < 4) return false
  return editDistance(a, b, b.length < 8 ? 1 : 2) < Infinity
}
