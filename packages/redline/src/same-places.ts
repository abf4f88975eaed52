/**
 * Plain cross-references ("Article 9(2)") that name the same place on both sides under another number: they followed a
 * renumbering, and nothing else changed.
 */
import type { Side } from './side.ts'

export class SamePlaces {
  private readonly before: ReadonlyMap<string, string>
  private readonly after: ReadonlyMap<string, string>
  private readonly pairs: ReadonlyMap<string, string>

  constructor(a: Side, b: Side, pairs: ReadonlyMap<number, number>, articlePairs: ReadonlyMap<string, string>) {
    this.before = placesOf(a)
    this.after = placesOf(b)
    const provisions = [...pairs].map(([from, to]) => [`p${from}`, `p${to}`] as const)
    this.pairs = new Map([...provisions, ...[...articlePairs].map(([from, to]) => [`a${from}`, `a${to}`] as const)])
  }

  /** Whether the words before and the words after name one place. */
  areSame(before: string, after: string): boolean {
    const place = this.before.get(before)
    return place !== undefined && this.pairs.get(place) === this.after.get(after)
  }
}

/** What each name stands for: `a` and the id of an article, or `p` and the place of a provision that alone has it. */
function placesOf(side: Side): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  const shared = new Set<string>()
  side.provisions.forEach(({ designation }, place) => {
    if (places.has(designation)) shared.add(designation)
    places.set(designation, `p${place}`)
  })
  for (const name of shared) places.delete(name)
  for (const { id, number } of side.articles) if (number !== '') places.set(number, `a${id}`)
  return places
}
