/** A thread that does what a pool has to live with: answers, refuses, fails, ends in the middle, never comes back. */
import { parentPort } from 'node:worker_threads'
import type { Order, Report } from '../worker-pool.ts'

parentPort!.on('message', ({ kind, input }: Order) => {
  if (kind === 'end') process.exit(1)
  if (kind === 'never') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  parentPort!.postMessage(reportOf(kind, input))
})

function reportOf(kind: string, input: unknown): Report {
  if (kind === 'refuse') return { code: 'too-long-to-compare', detail: 'Too long.', extra: { words: 7 } }
  return kind === 'fail' ? { failure: 'it broke' } : { result: input }
}
