/** Places order what several changes bring at one point, and articles in an instrument: fractional indices. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** A key strictly between two others; null is the open end. Where there is no room (equal keys) the lower one again. */
export function placeBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) return before
  return generateKeyBetween(before, after)
}

/** Keys for a whole sequence. */
export function placesFor(count: number): readonly string[] {
  return generateNKeysBetween(null, null, count)
}

/** Whether a string from an untrusted layer is a key the functions above can work with. */
export function isPlace(value: string): boolean {
  if (value.length > 200) return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    return false
  }
}
