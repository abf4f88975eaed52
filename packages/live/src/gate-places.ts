/**
 * Where the new items of one frame stand. They are taken in the order in which Yjs can put them: an item may stand on what
 * comes further down in the frame under another client id, as the words of a page that was loaded anew while it was offline
 * stand on those from before. What waits for itself, or for what is not there, is refused, and so is whatever is in the way of
 * others: in a root that is the server's, between neighbours in another order, in a crowd.
 */
import { refuse } from './gate-refusal.ts'
import type { Place, UnitId } from './gate-crowd.ts'
import { FrameOrder } from './gate-order.ts'
import type { GateContext, GateLimits } from './gate.ts'

export interface FrameItem {
  readonly clock: number
  readonly length: number
  /** Garbage stands nowhere. */
  readonly place: Place | undefined
}

interface Queue {
  readonly items: readonly FrameItem[]
  next: number
  /** The next clock that has not been put yet. */
  clock: number
}

export class FramePlaces {
  private readonly context: GateContext
  private readonly limits: GateLimits
  private readonly order: FrameOrder | undefined
  private readonly queues = new Map<number, Queue>()
  /** The last of this frame's items that stand on the same neighbour. */
  private readonly last = new Map<string, UnitId>()
  private readonly walked = new Map<string, number>()
  private count = 0
  private steps = 0

  constructor(context: GateContext, limits: GateLimits) {
    this.context = context
    this.limits = limits
    this.order = context.order && new FrameOrder(context.order)
  }

  /** All items of a client, in order: Yjs looks up the neighbours of those too that it passes over. */
  add(client: number, items: readonly FrameItem[]): void {
    this.queues.set(client, { items, next: 0, clock: this.context.state(client) })
  }

  /** Puts them all, or refuses. */
  check(): void {
    for (const client of this.queues.keys()) this.putUntil(client, Infinity)
  }

  private putUntil(first: number, most: number): void {
    const stack = [{ client: first, most }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { client, most: until } = top
      const queue = this.queues.get(client)
      const item = queue?.items[queue.next]
      if (!queue || !item || queue.clock > until) {
        if (until !== Infinity && this.clockOf(client) <= until) refuse('an origin is unknown')
        stack.pop()
        continue
      }
      const missing = this.missingOf(item)
      if (!missing) this.put(client, queue, item)
      else if (stack.some((one) => one.client === missing[0])) refuse('an origin is unknown')
      else stack.push({ client: missing[0], most: missing[1] })
    }
  }

  private clockOf(client: number): number {
    return this.queues.get(client)?.clock ?? this.context.state(client)
  }

  private missingOf({ place }: FrameItem): UnitId | undefined {
    if (!place) return undefined
    const { left, right, parent } = place
    return [left, right, parent].find((id): id is UnitId => typeof id === 'object' && id[1] >= this.clockOf(id[0]))
  }

  private put(client: number, queue: Queue, { clock, length, place }: FrameItem): void {
    const isNew = clock + length > this.context.state(client)
    if (place && isNew) this.checkPlace(this.continued(place, client, clock), [client, clock], length)
    queue.clock = Math.max(queue.clock, clock + length)
    queue.next++
    this.count++
  }

  /**
   * An item that the document has the beginning of goes on behind that, whatever it says of itself; so the beginning must be
   * there, and in the same text.
   */
  private continued(place: Place, client: number, clock: number): Place {
    const { order, state } = this.context
    const known = state(client)
    if (clock >= known || !order) return place
    const beginning: UnitId = [client, known - 1]
    const list = order.listOf(beginning)
    const { left, right, parent, key = '' } = place
    const said = left ? order.listOf(left) : right ? order.listOf(right) : `${parent} ${key}`
    if (list === undefined || said !== list) refuse('it continues what is not there')
    return { left: beginning, right, parent: undefined, key: undefined }
  }

  private checkPlace(place: Place, id: UnitId, length: number): void {
    const { serverRoot, isReserved } = this.context
    if (serverRoot !== undefined && place.parent === serverRoot) refuse('the root is the server’s')
    for (const at of [place.left, place.right])
      if (at && isReserved?.(at[0], at[1], at[1] + 1)) refuse('the root is the server’s')
    const taken = this.order ? this.order.take(id, length, place, this.limits.steps) : { steps: 0, crowd: this.count }
    if (taken === undefined) return refuse('the neighbours do not stand in this order')
    this.steps += taken.steps + this.stepsInDocument(place) + (this.isFree(place, id) ? 0 : taken.crowd)
    if (this.steps > this.limits.steps) refuse('too much comes to one place')
  }

  /** What comes to a place first, or before the last that came there, is compared with nothing of this frame. */
  private isFree({ left, right, parent, key = '' }: Place, id: UnitId): boolean {
    const name = left ? `${left}` : parent ? `${parent} ${key}` : ''
    const last = this.last.get(name)
    this.last.set(name, id)
    return !last || (right !== undefined && right[0] === last[0] && right[1] === last[1])
  }

  private stepsInDocument(place: Place): number {
    const { crowd } = this.context
    if (!crowd) return 0
    const name = `${place.left}/${place.right}/${place.parent}/${place.key}`
    const known = this.walked.get(name)
    if (known !== undefined) return known
    const steps = crowd(place, this.limits.steps)
    this.walked.set(name, steps)
    return steps
  }
}
