/** Which bracket closes which, over a whole file by one stack; those without a partner are characters. */

export interface BracketMatches {
  /** From the offset of an opening bracket to that of its closing one, and back. */
  readonly partner: ReadonlyMap<number, number>
  readonly unmatchedOpeners: readonly number[]
  readonly unmatchedClosers: readonly number[]
  readonly opening: number
  readonly closing: number
  readonly depth: number
}

/** Backslashes take the next character out of it. One pass. */
export function matchBrackets(source: string): BracketMatches {
  const partner = new Map<number, number>()
  const stack: number[] = []
  const unmatchedClosers: number[] = []
  const found = { opening: 0, closing: 0, depth: 0 }
  for (let at = 0; at < source.length; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (character === '[') {
      found.opening++
      stack.push(at)
      found.depth = Math.max(found.depth, stack.length)
    } else if (character === ']') {
      found.closing++
      const opener = stack.pop()
      if (opener === undefined) unmatchedClosers.push(at)
      else partner.set(opener, at).set(at, opener)
    }
  }
  return { partner, unmatchedOpeners: stack, unmatchedClosers, ...found }
}

/** What a report says of a bracketed text; `options` counts "Option 1", "Option II", "Option iv", space or not. */
export function bracketStatistics(source: string) {
  const { partner, unmatchedOpeners, unmatchedClosers, opening, closing, depth } = matchBrackets(source)
  return {
    opening,
    closing,
    pairs: partner.size / 2,
    depth,
    unmatchedOpeners: unmatchedOpeners.length,
    unmatchedClosers: unmatchedClosers.length,
    options: (source.match(/\bOption\s*(?:\d+|[IVX]+|[ivx]{2,})/g) ?? []).length
  }
}
