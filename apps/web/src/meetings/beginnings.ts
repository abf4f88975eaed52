/** When the items of an agenda begin, if each takes the time it has. */
import type { Meeting } from './meetings-json.ts'
import { dayIn, timeIn } from './times.ts'

type Timed = Pick<Meeting, 'starts' | 'ends' | 'zone'> & {
  readonly agenda: readonly Pick<Meeting['agenda'][number], 'minutes'>[]
}

/** In the zone of the meeting; undefined after an item that has no time, and for meetings of several days: nobody sits through. */
export function beginningsOf({ agenda, starts, ends, zone }: Timed): readonly (string | undefined)[] {
  let at: number | undefined = Date.parse(starts)
  if (dayIn(starts, zone) !== dayIn(ends, zone)) at = undefined
  return agenda.map(({ minutes }) => {
    const begins = at
    at = at === undefined || minutes === null ? undefined : at + minutes * 60_000
    return begins === undefined ? undefined : timeIn(new Date(begins).toISOString(), zone)
  })
}

/** "2 h 15 min" */
export function sayMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}
