/** A long run: many short negotiations, each from a seed of its own, so that none grows old and slow. */
import { planRun } from './plan.ts'
import { simulate } from './simulation.ts'
import type { Failure } from './simulation.ts'
import type { Run } from './step.ts'

/** Steps of one negotiation. */
const LENGTH = 400

export interface Many {
  readonly taken: number
  /** Steps that had an effect, by label. */
  readonly done: ReadonlyMap<string, number>
  readonly failed: { readonly run: Run; readonly failure: Failure } | undefined
}

/** Stops at the first violation. */
export function runMany(seed: number, steps: number, tell: (taken: number) => void = () => {}): Many {
  const done = new Map<string, number>()
  let taken = 0
  for (let number = 0; taken < steps; number++) {
    const run = planRun(seedOf(seed, number), Math.min(LENGTH, steps - taken))
    const outcome = simulate(run)
    for (const [label, count] of outcome.done) done.set(label, (done.get(label) ?? 0) + count)
    if (outcome.failure) return { taken: taken + outcome.failure.at, done, failed: { run, failure: outcome.failure } }
    taken += run.steps.length
    tell(taken)
  }
  return { taken, done, failed: undefined }
}

/** The seed of one of the negotiations. */
export function seedOf(seed: number, number: number): number {
  return (Math.imul(seed, 0x9e3779b1) + number) >>> 0
}

export function printCounts(done: ReadonlyMap<string, number>): string {
  const labels = [...done].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return labels.map(([label, count]) => `  ${label.padEnd(24)} ${count}`).join('\n')
}
