/** The time that is left of something, second by second. */
import { useEffect, useState } from 'react'
import { formatDate, formatTime } from '../shared/api.ts'

/** Milliseconds; changes every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** "4:09 left" */
export function sayTimeLeft(until: string, now: number): string {
  const seconds = Math.round((Date.parse(until) - now) / 1000)
  if (seconds <= 0) return 'the time is over'
  if (seconds > 2 * 60 * 60) return `until ${formatDate(until)}, ${formatTime(until)}`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`
}
