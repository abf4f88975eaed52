/**
 * What was still to come when the demonstration was written is told from the day it is seeded: such dates move by whole weeks, all of
 * them by the same, so that a weekday stays a weekday and what comes first comes first. What had happened by then stays as it was. The
 * time of day and its offset are kept: no country of the demonstration sets its clocks forward.
 */
import { readFileSync } from 'node:fs'

/** The day on which the demonstration was written: its acts are before it. */
const WRITTEN = '2026-11-28'
const DAY = 86_400_000
const DATE = /^\d{4}-\d{2}-\d{2}(?=$|T)/

/** By how many whole weeks, never backwards; the first meeting to come is never behind the day of seeding. */
export function weeksSince(now: string): number {
  return Math.max(0, Math.ceil((Date.parse(now.slice(0, 10)) - Date.parse(WRITTEN)) / (7 * DAY)))
}

/** "2026-12-07T10:00:00+04:00", as many weeks later; anything else, and what is past, as it is. */
export function laterBy(weeks: number): (value: unknown) => unknown {
  return (value) => {
    const date = typeof value === 'string' ? DATE.exec(value)?.[0] : undefined
    if (date === undefined || date <= WRITTEN) return value
    return new Date(Date.parse(date) + weeks * 7 * DAY).toISOString().slice(0, 10) + (value as string).slice(10)
  }
}

/** A file of the demonstration, with what is to come told from a day. */
export function readTold(file: URL, now: string): unknown {
  const later = laterBy(weeksSince(now))
  return JSON.parse(readFileSync(file, 'utf8'), (_, value: unknown) => later(value))
}
