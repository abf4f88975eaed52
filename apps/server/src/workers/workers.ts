/**
 * Where heavy work goes: what is small is worked out at once, what is not in a thread of the pool. Which of the two says
 * nothing about the result.
 */
import { availableParallelism } from 'node:os'
import { runTask } from './tasks.ts'
import type { TaskInput, TaskKind, TaskResult } from './tasks.ts'
import { WorkerPool } from './worker-pool.ts'
import { IS_BUILT, PACKAGE_ROOT } from '../package-root.ts'

/** In letters: up to so many, working it out costs the loop less than a few hundredths of a second. */
const SMALL = 60_000
/** Writing a letter to a Word file costs so many times what comparing it does. */
const IN_WORD = 10
const LONGEST = 60_000
const QUEUE = 16

export class Workers {
  private readonly pool: WorkerPool

  constructor(pool = new WorkerPool(poolOptions())) {
    this.pool = pool
  }

  /** How much is being worked on in threads. */
  get busy(): number {
    return this.pool.busy
  }

  /** Makes the first heavy work as fast as a later one. */
  warm(): void {
    this.pool.start()
  }

  /** `size`: of the texts, in letters. Throws a Problem when too much waits, it takes too long, or nobody waits for it. */
  run<Kind extends TaskKind>(
    kind: Kind,
    input: TaskInput<Kind>,
    { size, signal }: { readonly size: number; readonly signal: AbortSignal }
  ): Promise<TaskResult<Kind>> {
    if (size * (kind.endsWith('-docx') ? IN_WORD : 1) <= SMALL) return runTask(kind, input)
    return this.pool.run(kind, input, signal) as Promise<TaskResult<Kind>>
  }

  stop(): Promise<void> {
    return this.pool.stop()
  }
}

/** One processor is left to the loop, where there are several. */
function poolOptions() {
  const threads = Math.max(1, Math.min(4, availableParallelism() - 1))
  const main = new URL(IS_BUILT ? 'dist/pool-worker.js' : 'src/workers/pool-worker.ts', PACKAGE_ROOT)
  return { main, threads, queue: QUEUE, longest: LONGEST }
}
