/**
 * Where days and figures stand in a chart: plain arithmetic, in the units of the drawing. Figures change on the day something
 * happens and stay in between, so a line goes along and then up, never slantwise through days on which nothing was so.
 */

const DAY = 86_400_000

export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Scale {
  /** A day, "2026-03-09". */
  x(day: string): number
  y(value: number): number
  readonly ticks: readonly number[]
  /** The first of the months in between; of a year or more, of the quarters. */
  readonly months: readonly string[]
}

export function scaleOf(days: readonly string[], highest: number, frame: Frame): Scale {
  const [first = '1970-01-01', last = first] = [days[0], days.at(-1)]
  const span = Math.max(1, daysFrom(first, last))
  const ticks = ticksUpTo(highest)
  const top = ticks.at(-1)!
  return {
    x: (day) => frame.left + ((frame.right - frame.left) * daysFrom(first, day)) / span,
    y: (value) => frame.bottom - ((frame.bottom - frame.top) * value) / top,
    ticks,
    months: monthsBetween(first, last)
  }
}

/** From nought up to the first round figure that is high enough. */
export function ticksUpTo(highest: number): readonly number[] {
  const rough = Math.max(1, highest) / 4
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = [1, 2, 5, 10].map((one) => one * unit).find((one) => one >= rough) ?? unit
  const count = Math.max(1, Math.ceil(highest / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = []
  const at = new Date(`${first.slice(0, 7)}-01T00:00:00Z`)
  for (
    at.setUTCMonth(at.getUTCMonth() + 1);
    at.toISOString().slice(0, 10) <= last;
    at.setUTCMonth(at.getUTCMonth() + 1)
  )
    months.push(at.toISOString().slice(0, 10))
  const every = Math.ceil(months.length / 8)
  return months.filter((_, index) => index % every === 0)
}

/** Along to each day, then up or down to its figure; at last along to the end. */
export function stepPath(
  points: readonly (readonly [day: string, value: number])[],
  scale: Scale,
  end: string
): string {
  const [first, ...rest] = points
  if (!first) return ''
  const place = (value: number) => Number(value.toFixed(1))
  const begin = `M${place(scale.x(first[0]))} ${place(scale.y(first[1]))}`
  const steps = rest.map(([day, value]) => `H${place(scale.x(day))}V${place(scale.y(value))}`)
  return `${begin}${steps.join('')}H${place(scale.x(end))}`
}

/** The same heights in the same order, no two closer than `apart`: from the lowest of the drawing up. */
export function spreadOut(heights: readonly number[], apart: number): readonly number[] {
  const spread = [...heights]
  let above = Infinity
  for (const index of heights.map((_, at) => at).toSorted((a, b) => heights[b]! - heights[a]!)) {
    above = Math.min(heights[index]!, above - apart)
    spread[index] = above
  }
  return spread
}
