/**
 * What was worked out once is kept under the name of what it was worked out from, the latest asked for longest, up to a
 * weight together. Law: the same name gives the same, never what another name gave; whoever asks while it is being
 * worked out waits for the same work, which is given up when nobody waits any more. Failures are not kept.
 */
import { Problem } from '../http/errors.ts'

interface Flight<T> {
  readonly result: Promise<T>
  readonly control: AbortController
  waiting: number
}

export class KeptWork<T> {
  private readonly most: number
  private readonly weigh: (value: T) => number
  /** The one asked for longest ago first. */
  private readonly kept = new Map<string, T>()
  private readonly flights = new Map<string, Flight<T>>()
  private weight = 0

  constructor(most: number, weigh: (value: T) => number) {
    this.most = most
    this.weigh = weigh
  }

  /** Without a name nothing is kept. */
  async get(name: string | undefined, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (name === undefined) return work(signal)
    const known = this.kept.get(name)
    if (known === undefined) return this.wait(name, this.flights.get(name) ?? this.begin(name, work), signal)
    this.kept.delete(name)
    this.kept.set(name, known)
    return known
  }

  private begin(name: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const control = new AbortController()
    const result = work(control.signal)
    const flight: Flight<T> = { result, control, waiting: 0 }
    this.flights.set(name, flight)
    const land = () => this.flights.get(name) === flight && this.flights.delete(name)
    result.then(
      (value) => land() && this.keep(name, value),
      () => land()
    )
    return flight
  }

  private wait(name: string, flight: Flight<T>, signal: AbortSignal): Promise<T> {
    flight.waiting++
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(new Problem('nobody-waits'))
        if (--flight.waiting > 0) return
        if (this.flights.get(name) === flight) this.flights.delete(name)
        flight.control.abort()
      }
      if (signal.aborted) return leave()
      signal.addEventListener('abort', leave, { once: true })
      const arrive = () => signal.removeEventListener('abort', leave)
      flight.result.then(resolve, reject).finally(arrive)
    })
  }

  private keep(name: string, value: T): void {
    this.kept.set(name, value)
    this.weight += this.weigh(value)
    for (const [oldest, one] of this.kept) {
      if (this.weight <= this.most) return
      this.kept.delete(oldest)
      this.weight -= this.weigh(one)
    }
  }
}
