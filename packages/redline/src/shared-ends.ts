/** What two texts have in common at their two ends. */

export interface Ends {
  /** Units that both begin with. */
  readonly same: number
  /** Units that both end with; the two may overlap. */
  readonly sameBehind: number
  /** Units of whole sentences that both begin with, and others that both end with: most changes are small. */
  readonly lead: number
  readonly tail: number
}

export function sharedEnds(a: string, b: string): Ends {
  const shortest = Math.min(a.length, b.length)
  const same = sameFromStart(a, b, shortest)
  let lead = same
  while (lead > 0 && !isSentenceEnd(a, lead)) lead--
  const sameBehind = sameFromEnd(a, b, shortest)
  let tail = Math.min(sameBehind, shortest - lead)
  while (tail > 0 && !isSentenceEnd(a, a.length - tail)) tail--
  return { same, sameBehind, lead, tail }
}

export function sameFromStart(a: string, b: string, most: number): number {
  let count = 0
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count++
  return count
}

export function sameFromEnd(a: string, b: string, most: number): number {
  let count = 0
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  return count
}

/** Behind a full stop or semicolon, in front of its space. */
function isSentenceEnd(words: string, at: number): boolean {
  const sign = words.charCodeAt(at - 1)
  return (sign === 46 || sign === 59) && words.charCodeAt(at) === 32
}
