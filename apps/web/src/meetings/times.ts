/**
 * Times of meetings as people read them: in the zone of the meeting, named by its city, and in one's own where that is another. A time
 * that is typed is one of the meeting's zone; what is kept is the instant.
 */

/** Where delegations are, and UTC. */
export const ZONES = [
  'Asia/Almaty',
  'Asia/Ashgabat',
  'Asia/Baku',
  'Asia/Bishkek',
  'Asia/Dushanbe',
  'Asia/Kabul',
  'Asia/Karachi',
  'Asia/Manila',
  'Asia/Shanghai',
  'Asia/Tashkent',
  'Asia/Tbilisi',
  'Asia/Ulaanbaatar',
  'UTC'
] as const

/** "Asia/Almaty" is "Almaty". */
export function nameOfZone(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

export function ownZone(): string {
  return new Intl.DateTimeFormat('en').resolvedOptions().timeZone
}

interface Span {
  readonly starts: string
  readonly ends: string
  readonly zone: string
}

/** "Mon 2 March 2026, 09:30–11:00", or "8–11 September 2026, from 10:00". */
export function sayWhen({ starts, ends, zone }: Span): string {
  const [first, last] = [dayIn(starts, zone), dayIn(ends, zone)]
  if (first === last) return `${longDay(starts, zone)}, ${timeIn(starts, zone)}–${timeIn(ends, zone)}`
  return `${sayDays(first, last)}, from ${timeIn(starts, zone)}`
}

/** "14:30 in your own time", where that is another. */
export function sayOwnTime({ starts, zone }: Span, own = ownZone()): string | undefined {
  const isSame = timeIn(starts, zone) === timeIn(starts, own) && dayIn(starts, zone) === dayIn(starts, own)
  if (isSame) return undefined
  const day = dayIn(starts, zone) === dayIn(starts, own) ? '' : `${shortDay(starts, own)}, `
  return `${day}${timeIn(starts, own)} where you are`
}

/** "17–19 March 2026"; days as "2026-03-17". */
export function sayDays(begins: string, ends: string): string {
  const [from, to] = [utc(begins), utc(ends)]
  const format = (date: Date, options: Intl.DateTimeFormatOptions) =>
    date.toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' })
  const last = format(to, { day: 'numeric', month: 'long', year: 'numeric' })
  if (begins === ends) return last
  if (begins.slice(0, 7) === ends.slice(0, 7)) return `${format(from, { day: 'numeric' })}–${last}`
  const isSameYear = begins.slice(0, 4) === ends.slice(0, 4)
  const first = format(from, { day: 'numeric', month: 'long', ...(isSameYear ? {} : { year: 'numeric' }) })
  return `${first} – ${last}`
}

/** "March 2026", of the day on which it begins. */
export function monthOf({ starts, zone }: Pick<Span, 'starts' | 'zone'>): string {
  return new Date(starts).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: zone })
}

/** "8" or "8–11", with "Tue" where it is one day. */
export function shortDays({ starts, ends, zone }: Span): { readonly days: string; readonly weekday: string } {
  const day = (iso: string) => new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', timeZone: zone })
  const weekday = (iso: string) => new Date(iso).toLocaleDateString('en-GB', { weekday: 'short', timeZone: zone })
  const isOneDay = dayIn(starts, zone) === dayIn(ends, zone)
  if (isOneDay) return { days: day(starts), weekday: weekday(starts) }
  return { days: `${day(starts)}–${day(ends)}`, weekday: `${weekday(starts)}–${weekday(ends)}` }
}

/** As a field for date and time takes it: "2026-03-02T09:30". */
export function toField(iso: string, zone: string): string {
  return `${dayIn(iso, zone)}T${timeIn(iso, zone)}`
}

/** The instant of what was typed; in the hour that a clock leaves out, the one after it. */
export function toInstant(field: string, zone: string): string {
  const wanted = Date.parse(`${field}:00Z`)
  // Once from the offset of about that time, once more from the one found: a clock may change in between.
  const guess = wanted - offsetAt(wanted, zone)
  return new Date(wanted - offsetAt(guess, zone)).toISOString()
}

/** "2026-03-02" */
export function dayIn(iso: string, zone: string): string {
  return new Date(iso).toLocaleDateString('sv-SE', { timeZone: zone })
}

export function timeIn(iso: string, zone: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone })
}

/** Of the clocks in a zone before UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const iso = new Date(instant).toISOString()
  return Date.parse(`${dayIn(iso, zone)}T${timeIn(iso, zone)}:00Z`) - Math.floor(instant / 60_000) * 60_000
}

function longDay(iso: string, zone: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const
  return new Date(iso).toLocaleDateString('en-GB', options).replace(',', '')
}

function shortDay(iso: string, zone: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone })
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
