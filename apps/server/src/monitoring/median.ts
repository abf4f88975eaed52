/** Days and medians: what is said of time in brackets. The median, because one old bracket says nothing of the others. */

const DAY = 86_400_000

/** Whole days from one moment to a later one; both ISO 8601. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY))
}

/** The middle one, or the mean of the two in the middle; null of nothing. */
export function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
