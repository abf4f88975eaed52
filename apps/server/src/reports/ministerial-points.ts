/**
 * Which open issues go to Ministers: those on which delegations stand against each other, and those that the Chair has set aside or
 * left open. An issue that is merely old is for a working group. Where most delegations have spoken comes first.
 */
import { guidancePoints } from './guidance.ts'
import type { GuidancePoint } from './guidance.ts'
import type { ReportInstrument } from './material.ts'

/** More than this no table of Ministers goes through. */
export const MOST_POINTS = 12

export const MINISTERIAL_RULE =
  'Points are listed on which delegations stand against each other, or which the Chair has set aside or left open after going over them; first those on which most delegations have spoken. Each option is told as the sentence would read. Silence is not counted as support.'

export interface MinisterialPoint extends GuidancePoint {
  /** Of the instrument. */
  readonly title: string
}

export function ministerialPoints(instruments: readonly ReportInstrument[]): readonly MinisterialPoint[] {
  return instruments
    .flatMap(({ figures: { title }, issues }) => guidancePoints(issues, []).map((point) => ({ ...point, title })))
    .toSorted((a, b) => spokenOn(b) - spokenOn(a) || b.days - a.days)
}

function spokenOn({ alternatives }: GuidancePoint): number {
  const said = alternatives.flatMap(({ holder, supports, considers, reserves, opposes }) => [
    holder,
    ...supports,
    ...considers,
    ...reserves,
    ...opposes
  ])
  return new Set(said).size
}
