/**
 * Processor time of the thread that serves everybody: what others wait for while something is done. What the threads of the collector,
 * the compiler and the pool do meanwhile keeps nobody waiting. Linux tells it by thread; elsewhere it is that of all of them.
 */
import { existsSync, readFileSync } from 'node:fs'

/** The first thread of a process has its number. */
const FILE = `/proc/self/task/${process.pid}/schedstat`
const isTold = existsSync(FILE)

/** In milliseconds, since some moment. */
export function loopTime(): number {
  if (isTold) return Number(readFileSync(FILE, 'utf8').split(' ')[0]) / 1e6
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
