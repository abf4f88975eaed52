/**
 * A long run: many short negotiations, each from a seed of its own, so that none grows old and slow. They know nothing of
 * each other, so as many are taken at once as there are processors; the first that fails, in their order, is the one told.
 */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { planRun } from './plan.ts'
import { simulate } from './simulation.ts'
import type { Run } from './step.ts'
import type { Law } from './violation.ts'

/** Steps of one negotiation. */
const LENGTH = 400

/** What became of one negotiation; plain data, so that it can come from another process. */
export interface Result {
  readonly number: number
  readonly taken: number
  readonly done: readonly (readonly [label: string, count: number])[]
  readonly broken: Broken | undefined
}

interface Broken {
  readonly law: Law
  readonly message: string
  /** The step after which the law did not hold. */
  readonly at: number
}

export interface Many {
  readonly taken: number
  /** Steps that had an effect, by label. */
  readonly done: ReadonlyMap<string, number>
  /** The first that broke a law. */
  readonly failed: { readonly run: Run; readonly broken: Broken } | undefined
}

/** One negotiation after the other; stops at the first violation. */
export function runMany(seed: number, steps: number): Many {
  const results: Result[] = []
  for (let number = 0; number * LENGTH < steps; number++) {
    const result = runOne(seed, steps, number)
    results.push(result)
    if (result.broken) break
  }
  return gather(seed, steps, results)
}

/** The same on all processors. */
export async function runManyAtOnce(seed: number, steps: number, tell: (taken: number) => void): Promise<Many> {
  const results: Result[] = []
  const count = Math.ceil(steps / LENGTH)
  let next = 0
  let end = count
  const work = async () => {
    const worker = fork(fileURLToPath(new URL('many-worker.ts', import.meta.url)))
    while (next < end) {
      const result = await ask(worker, { seed, steps, number: next++ })
      if (result.broken) end = Math.min(end, result.number)
      results.push(result)
      tell(results.reduce((sum, { taken }) => sum + taken, 0))
    }
    worker.disconnect()
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), count) }, work))
  return gather(seed, steps, results)
}

export interface Asked {
  readonly seed: number
  readonly steps: number
  readonly number: number
}

function ask(worker: ChildProcess, asked: Asked): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`the process for negotiation ${asked.number} has ended`))
    worker.once('exit', onExit)
    worker.once('message', (result) => {
      worker.off('exit', onExit)
      resolve(result as Result)
    })
    worker.send(asked)
  })
}

export function runOne(seed: number, steps: number, number: number): Result {
  const run = planOne(seed, steps, number)
  const { done, failure } = simulate(run)
  const broken = failure && { law: failure.violation.law, message: failure.violation.message, at: failure.at }
  return { number, taken: failure?.at ?? run.steps.length, done: [...done], broken }
}

function planOne(seed: number, steps: number, number: number): Run {
  return planRun(seedOf(seed, number), Math.min(LENGTH, steps - number * LENGTH))
}

function gather(seed: number, steps: number, results: readonly Result[]): Many {
  const done = new Map<string, number>()
  for (const [label, count] of results.flatMap((one) => one.done)) done.set(label, (done.get(label) ?? 0) + count)
  const taken = results.reduce((sum, one) => sum + one.taken, 0)
  const first = results.toSorted((a, b) => a.number - b.number).find(({ broken }) => broken)
  const failed = first?.broken && { run: planOne(seed, steps, first.number), broken: first.broken }
  return { taken, done, failed }
}

/** The seed of one of the negotiations. */
function seedOf(seed: number, number: number): number {
  return (Math.imul(seed, 0x9e3779b1) + number) >>> 0
}

export function printCounts(done: ReadonlyMap<string, number>): string {
  const labels = [...done].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return labels.map(([label, count]) => `  ${label.padEnd(24)} ${count}`).join('\n')
}
