/** What has happened since a day that is chosen, as the one who chooses it counts days: from midnight where they are. */
import { formatDate } from '../shared/api.ts'

interface Dated {
  /** ISO 8601 */
  readonly at: string
}

/** "2026-03-09", the day before the one it is. */
export function dayBefore(now: Date): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((one) => String(one).padStart(2, '0'))
  return `${day.getFullYear()}-${month}-${date}`
}

/** The acts from the beginning of the day on; all of them where it is no day. */
export function actsSince<T extends Dated>(rows: readonly T[], day: string): readonly T[] {
  const begin = Date.parse(`${day}T00:00`)
  return Number.isNaN(begin) ? rows : rows.filter(({ at }) => Date.parse(at) >= begin)
}

/** By day, the newest first, as are the acts in each. */
export function daysOf<T extends Dated>(rows: readonly T[]): readonly (readonly [day: string, rows: readonly T[]])[] {
  const days = new Map<string, T[]>()
  for (const row of rows.toReversed()) {
    const day = formatDate(row.at)
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days]
}
