/**
 * A few threads for what would keep everybody waiting, and a queue in front of them that is bounded. Law: whoever asks is
 * answered once: with what was worked out, or with a refusal when the queue is full, when it takes too long, or when
 * nobody waits for it any more; a thread whose work is given up is ended, and another takes its place when it is needed.
 */
import { Worker } from 'node:worker_threads'
import { ERRORS, Problem } from '../http/errors.ts'
import type { ErrorCode } from '../http/errors.ts'
import { PACKAGE_ROOT } from '../package-root.ts'

export interface PoolOptions {
  /** What a thread runs: it answers each `Order` with a `Report`. */
  readonly main: URL
  readonly threads: number
  /** So many may wait. */
  readonly queue: number
  /** In milliseconds, once it has begun. */
  readonly longest: number
}

/** What a thread is told when it comes up. */
export interface Beginning {
  readonly main: string
  /** Nobody waits for it yet. */
  readonly isEarly: boolean
}

export interface Order {
  readonly kind: string
  readonly input: unknown
}

/** What a thread says of its order; a refusal by its code. */
export type Report =
  | { readonly result: unknown }
  | { readonly code: string; readonly detail: string; readonly extra: Readonly<Record<string, unknown>> }
  | { readonly failure: string }

interface Job extends Order {
  resolve(result: unknown): void
  reject(reason: unknown): void
}

interface Seat {
  readonly worker: Worker
  job: Job | undefined
  timer: NodeJS.Timeout | undefined
}

/** Of its heap, in megabytes: what needs more is ended, not the server. */
const MEMORY = 1024
/** Begins a thread whose program is TypeScript. */
const START = new URL('src/workers/start.mjs', PACKAGE_ROOT)

export class WorkerPool {
  private readonly options: PoolOptions
  private readonly seats = new Set<Seat>()
  private readonly waiting: Job[] = []
  private isStopped = false

  constructor(options: PoolOptions) {
    this.options = options
  }

  /** How many orders are being worked on. */
  get busy(): number {
    return [...this.seats].filter(({ job }) => job).length
  }

  /** Brings a thread up before anybody needs it. */
  start(): void {
    if (this.seats.size === 0 && !this.isStopped) this.open(true)
  }

  /** Throws a Problem where it is refused, or whatever the thread said of its failure. */
  run(kind: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.isStopped || signal?.aborted) return reject(new Problem('nobody-waits'))
      if (this.waiting.length >= this.options.queue && !this.freeSeat()) return reject(new Problem('too-busy'))
      const job: Job = { kind, input, resolve, reject }
      signal?.addEventListener('abort', () => this.giveUp(job, new Problem('nobody-waits')), { once: true })
      this.waiting.push(job)
      this.next()
    })
  }

  async stop(): Promise<void> {
    this.isStopped = true
    for (const job of this.waiting.splice(0)) job.reject(new Problem('nobody-waits'))
    await Promise.all([...this.seats].map((seat) => this.close(seat, new Problem('nobody-waits'))))
  }

  private next(): void {
    while (this.waiting.length > 0 && !this.isStopped) {
      const seat = this.freeSeat() ? (this.idleSeat() ?? this.open(false)) : undefined
      if (!seat) return
      this.begin(seat, this.waiting.shift()!)
    }
  }

  private freeSeat(): boolean {
    return this.seats.size < this.options.threads || this.idleSeat() !== undefined
  }

  private idleSeat(): Seat | undefined {
    return [...this.seats].find(({ job }) => !job)
  }

  private begin(seat: Seat, job: Job): void {
    seat.job = job
    seat.timer = setTimeout(() => this.giveUp(job, new Problem('took-too-long')), this.options.longest)
    try {
      seat.worker.postMessage({ kind: job.kind, input: job.input } satisfies Order)
    } catch (error) {
      this.finish(seat, () => job.reject(error))
    }
  }

  /** What waits is taken out of the queue; what is being worked on ends with its thread. */
  private giveUp(job: Job, problem: Problem): void {
    const place = this.waiting.indexOf(job)
    if (place >= 0) this.waiting.splice(place, 1)
    const seat = [...this.seats].find((one) => one.job === job)
    if (seat) void this.close(seat, problem)
    job.reject(problem)
    this.next()
  }

  private open(isEarly: boolean): Seat {
    const { main } = this.options
    const worker = new Worker(main.pathname.endsWith('.ts') ? START : main, {
      execArgv: [],
      workerData: { main: main.href, isEarly } satisfies Beginning,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY }
    })
    const seat: Seat = { worker, job: undefined, timer: undefined }
    this.seats.add(seat)
    worker.unref()
    worker.on('message', (report: Report) => this.take(seat, report))
    worker.on('error', (error) => this.close(seat, error))
    worker.on('exit', () => this.close(seat, new Error('the thread ended')))
    return seat
  }

  private take(seat: Seat, report: Report): void {
    const { job } = seat
    if (!job) return
    if ('result' in report) this.finish(seat, () => job.resolve(report.result))
    else this.finish(seat, () => job.reject(errorOf(report)))
  }

  private finish(seat: Seat, tell: () => void): void {
    clearTimeout(seat.timer)
    seat.job = undefined
    tell()
    this.next()
  }

  private async close(seat: Seat, reason: unknown): Promise<void> {
    if (!this.seats.delete(seat)) return
    clearTimeout(seat.timer)
    seat.job?.reject(reason)
    await seat.worker.terminate()
    this.next()
  }
}

function errorOf(report: Exclude<Report, { readonly result: unknown }>): Error {
  if ('failure' in report) return new Error(report.failure)
  return report.code in ERRORS
    ? new Problem(report.code as ErrorCode, report.detail, report.extra)
    : new Error(report.detail)
}
