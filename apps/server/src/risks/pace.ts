/** How fast a negotiation goes, from the chronicle of its days: what was tabled week by week, and since when nothing has happened. */
import type { Figures } from '../monitoring/figures.ts'
import { daysBetween } from '../monitoring/median.ts'

type Told = Pick<Figures, 'asOf' | 'days'>

/** Days in the weeks that are compared. */
const SPAN = 28
const DAY = 24 * 60 * 60_000

/** Days since the last act that counts; 0 where there was none. */
export function daysQuiet({ days, asOf }: Told): number {
  const last = days.at(-1)?.day
  return last === undefined ? 0 : daysBetween(`${last}T00:00:00Z`, asOf)
}

/** By how many percent fewer proposals were tabled in the last four weeks than in the four before; 0 where they were not fewer. */
export function fallOf(all: readonly Told[]): number {
  const [before, now] = [sumOf(all, 2 * SPAN, SPAN), sumOf(all, SPAN, 0)]
  return before === 0 || now >= before ? 0 : Math.round((100 * (before - now)) / before)
}

/** Tabled between so many days ago and so many. */
function sumOf(all: readonly Told[], from: number, to: number): number {
  return all.reduce((sum, one) => sum + tabledUntil(one, to) - tabledUntil(one, from), 0)
}

/** In the evening so many days ago. */
function tabledUntil({ days, asOf }: Told, ago: number): number {
  const day = new Date(Date.parse(asOf) - ago * DAY).toISOString().slice(0, 10)
  return days.findLast((one) => one.day <= day)?.tabled ?? 0
}
