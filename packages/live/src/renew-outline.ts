/**
 * An outline made anew, in which every article that is called what it was called is the same object as before: whoever
 * shows an article sees at a glance that nothing is different.
 */
import type { OutlineArticle } from '@cartif/treaty-text'

export function renewOutline(
  before: readonly OutlineArticle[],
  after: readonly OutlineArticle[]
): readonly OutlineArticle[] {
  const known = new Map(before.map((entry) => [entry.id, entry]))
  return after.map((entry) => {
    const old = known.get(entry.id)
    return old && areEqual(old, entry) ? old : entry
  })
}

/** Plain data, compared in depth. */
function areEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => areEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}
