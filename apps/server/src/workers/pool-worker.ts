/** A thread of the pool: carries out one order after the other. It reads no file, no clock and no database. */
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../http/errors.ts'
import { runTask } from './tasks.ts'
import type { TaskInput, TaskKind } from './tasks.ts'
import { warmUp } from './warm-up.ts'
import type { Beginning, Order, Report } from './worker-pool.ts'

parentPort!.on('message', ({ kind, input }: Order) => {
  void carryOut(kind as TaskKind, input as TaskInput<TaskKind>).then((report) => parentPort!.postMessage(report))
})
if ((workerData as Beginning).isEarly) warmUp()

async function carryOut<Kind extends TaskKind>(kind: Kind, input: TaskInput<Kind>): Promise<Report> {
  try {
    return { result: await runTask(kind, input) }
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, detail: error.message, extra: error.extra }
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
