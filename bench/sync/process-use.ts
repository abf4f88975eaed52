/** What a process has used so far, as the kernel counts it. */
import { readFileSync } from 'node:fs'

export interface ProcessUse {
  /** Seconds of processor time. */
  readonly seconds: number
  /** Megabytes in memory. */
  readonly megabytes: number
}

/** Ticks of the kernel's clock in a second. */
const TICKS = 100

export function useOf(pid: number): ProcessUse {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS, megabytes: Number(resident?.[1] ?? 0) / 1024 }
}
