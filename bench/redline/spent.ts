/**
 * What an act takes, in milliseconds: by the clock, and by the processor. On a machine that others use too the clock says
 * how long everybody took; what the processor spent on the act, its threads included, is the act's own.
 */
import { cpuUsage } from 'node:process'

export interface Spent {
  readonly ms: number
  /** User and system time. */
  readonly cpu: number
}

/** Of this process. */
export function spent(act: () => unknown): Spent {
  const before = cpuUsage()
  const started = performance.now()
  act()
  const ms = performance.now() - started
  const { user, system } = cpuUsage(before)
  return { ms, cpu: (user + system) / 1000 }
}

/** The middle of each, and the least. */
export function medians(all: readonly Spent[]): Spent & { readonly least: number } {
  const middle = (of: readonly number[]) => of.toSorted((a, b) => a - b)[of.length >> 1]!
  const times = all.map(({ ms }) => ms)
  return { ms: middle(times), cpu: middle(all.map(({ cpu }) => cpu)), least: Math.min(...times) }
}
