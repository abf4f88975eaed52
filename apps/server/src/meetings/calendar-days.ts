/** Days and time zones as they are written in a calendar, checked before they are kept. */
import { Problem } from '../http/errors.ts'

/** "2026-03-17", a day that there is. */
export function mustBeDay(day: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)) || toDay(Date.parse(day)) !== day)
    throw new Problem('invalid-request', `${day} is no day of the calendar.`)
  return day
}

/** IANA: "Asia/Almaty". */
export function mustBeZone(zone: string): string {
  if (!isZone(zone)) throw new Problem('invalid-request', `${zone} is no time zone.`)
  return zone
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
    return true
  } catch {
    return false
  }
}

function toDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
