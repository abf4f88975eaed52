/**
 * Who stands in the bar by name in a full room: who has the floor or asks for it, then others as long as there is room. The bar
 * has buttons too, and those are never cut: on a narrower screen fewer stand by name, and the others under a number.
 */
import type { Present } from './presence.ts'

/** How many stand in a bar of this width (pixels), the number of the others among them. */
export function mostIn(width: number): number {
  return width >= 1720 ? 8 : width >= 1560 ? 5 : width >= 1400 ? 4 : 2
}

export function fitting(
  people: readonly Present[],
  speaker: Present | undefined,
  speakers: readonly Present[],
  most: number
): readonly [shown: readonly Present[], rest: readonly Present[]] {
  if (people.length <= most) return [people, []]
  const first = people.filter((one) => one === speaker || speakers.includes(one))
  const others = people.filter((one) => !first.includes(one))
  const shown = [...first, ...others].slice(0, Math.max(most - 1, 0))
  return [shown, people.filter((one) => !shown.includes(one))]
}
