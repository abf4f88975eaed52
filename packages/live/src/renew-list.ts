/**
 * A list made anew, in which every member that is what it was is the same object as before: what is different is found at a glance,
 * and what lives from letter to letter is neither kept twice nor compared again. Equal members are told from both ends, so what
 * lies between the first and the last difference is new.
 */
export function renewList<T>(
  before: readonly T[],
  after: readonly T[],
  areEqual: (a: T, b: T) => boolean
): readonly T[] {
  const renewed = [...after]
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && areEqual(before[start]!, after[start]!)) {
    renewed[start] = before[start]!
    start++
  }
  for (let end = 1; end <= most - start; end++) {
    const old = before[before.length - end]!
    if (!areEqual(old, after[after.length - end]!)) break
    renewed[after.length - end] = old
  }
  return renewed
}
