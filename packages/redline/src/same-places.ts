/**
 * Plain cross-references ("Article 9(2)") that name the same place on both sides under another number: they followed a
 * renumbering, and nothing else changed.
 */
import type { Side } from './side.ts'

/** What each name stands for: the place of a provision that alone has it, or below 0 an article, the first being -1. */
type Places = ReadonlyMap<string, number>

export class SamePlaces {
  private readonly a: Side
  private readonly b: Side
  private readonly pairs: ReadonlyMap<number, number>
  private readonly articlePairs: ReadonlyMap<string, string>
  /** Read when the first reference is asked for: most texts change none. */
  private places: { readonly before: Places; readonly after: Places } | undefined

  constructor(a: Side, b: Side, pairs: ReadonlyMap<number, number>, articlePairs: ReadonlyMap<string, string>) {
    this.a = a
    this.b = b
    this.pairs = pairs
    this.articlePairs = articlePairs
  }

  /** Whether the words before and the words after name one place. */
  areSame(before: string, after: string): boolean {
    this.places ??= { before: placesOf(this.a), after: placesOf(this.b) }
    const place = this.places.before.get(before)
    return place !== undefined && this.pairOf(place) === this.places.after.get(after)
  }

  private pairOf(place: number): number {
    if (place >= 0) return this.pairs.get(place) ?? NaN
    const article = this.articlePairs.get(this.a.articles[-1 - place]!.id)
    return article === undefined ? NaN : -1 - this.b.byId.get(article)!.index
  }
}

function placesOf({ provisions, articles }: Side): Places {
  const places = new Map<string, number>()
  const shared = new Set<string>()
  provisions.forEach(({ designation }, place) => {
    if (places.has(designation)) shared.add(designation)
    places.set(designation, place)
  })
  for (const name of shared) places.delete(name)
  for (const { index, number } of articles) if (number !== '') places.set(number, -1 - index)
  return places
}
