/**
 * Going out when the system asks for it: in order, and within ten seconds even where something hangs. What is acknowledged is
 * on disk at every moment, so whoever is impatient and asks twice loses nothing but good manners.
 */

/** Milliseconds. */
const PATIENCE = 10_000

/** Exit code of a stop that was cut short. */
const CUT_SHORT = 1

interface Process {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  exit(code: number): void
}

export function stopOnSignals(process: Process, stop: () => Promise<void>): void {
  let isStopping = false
  const go = () => {
    if (isStopping) return process.exit(CUT_SHORT)
    isStopping = true
    setTimeout(() => process.exit(CUT_SHORT), PATIENCE).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(CUT_SHORT)
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, go)
}
