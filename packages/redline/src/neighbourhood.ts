/**
 * Which provisions may be like a given one: found through the rarest of its keys, so that what everybody says finds
 * nobody. A key stands for a pair or a run of words. The cost is that of the keys, however many provisions there are.
 */

export type Keys = Int32Array

/** So many of a provision's rarest keys are looked up, each in at most so many provisions; the best of these are told. */
const LOOKED_UP = 24
const MOST_PLACES = 300
const TOLD = 12

export class Neighbourhood {
  /** By hash: the number of a key from 1 on, 0 where there is none. Its length is a power of two. */
  private readonly table: Int32Array
  private readonly keys: Int32Array
  private count = 0
  /** By number of key: where its places begin in `places`; they end where the next key's begin. */
  private readonly starts: Int32Array
  /** By number of key ascending, then by place. */
  private readonly places: Int32Array
  /** By place: how many of the keys looked up it has. All 0 between look-ups. */
  private readonly shared: Uint8Array

  /** `places`: ascending, and for each the keys that it has. */
  constructor(places: readonly number[], keysOf: readonly Keys[]) {
    const total = keysOf.reduce((sum, keys) => sum + keys.length, 0)
    this.table = new Int32Array(1 << (33 - Math.clz32(total + 1)))
    this.keys = new Int32Array(total + 1)
    const numbers = new Int32Array(total)
    const counts = new Int32Array(total + 2)
    let at = 0
    for (const keys of keysOf) for (const key of keys) counts[(numbers[at++] = this.add(key))]!++
    this.starts = startsOf(counts)
    this.places = new Int32Array(total)
    const next = this.starts.slice()
    at = 0
    keysOf.forEach(({ length }, index) => {
      for (const end = at + length; at < end; at++) this.places[next[numbers[at]!]!++] = places[index]!
    })
    this.shared = new Uint8Array((places.at(-1) ?? 0) + 1)
  }

  /** Places that share most of the rarest keys, the best first. */
  nearest(keys: Keys): readonly number[] {
    const touched: number[] = []
    for (const key of this.rarest(keys)) {
      const [start, end] = [this.starts[key]!, this.starts[key + 1]!]
      if (end - start > MOST_PLACES) break
      for (let at = start; at < end; at++) {
        const place = this.places[at]!
        if (this.shared[place]!++ === 0) touched.push(place)
      }
    }
    const best = least(touched, TOLD, (place) => -this.shared[place]!)
    for (const place of touched) this.shared[place] = 0
    return best
  }

  /** The numbers of those known, the rarest first. */
  private rarest(keys: Keys): readonly number[] {
    const known: number[] = []
    for (const key of keys) {
      const number = this.table[this.slotOf(key)]!
      if (number > 0) known.push(number)
    }
    return least(known, LOOKED_UP, (number) => this.starts[number + 1]! - this.starts[number]!)
  }

  private add(key: number): number {
    const slot = this.slotOf(key)
    if (this.table[slot] === 0) {
      this.table[slot] = ++this.count
      this.keys[this.count] = key
    }
    return this.table[slot]!
  }

  /** Where a key stands in the table, or would. */
  private slotOf(key: number): number {
    const mask = this.table.length - 1
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
    for (let number = this.table[slot]!; number > 0 && this.keys[number] !== key; number = this.table[slot]!)
      slot = (slot + 1) & mask
    return slot
  }
}

function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length)
  for (let number = 1; number < counts.length; number++) starts[number] = starts[number - 1]! + counts[number - 1]!
  return starts
}

/** The members that weigh least, so many at most, the lightest first; of equals those that come first. */
function least(members: readonly number[], most: number, weigh: (member: number) => number): readonly number[] {
  const found: number[] = []
  const weights: number[] = []
  for (const member of members) {
    const weight = weigh(member)
    if (found.length === most && weight >= weights[most - 1]!) continue
    let at = found.length < most ? found.length : most - 1
    for (; at > 0 && weights[at - 1]! > weight; at--) {
      found[at] = found[at - 1]!
      weights[at] = weights[at - 1]!
    }
    found[at] = member
    weights[at] = weight
  }
  return found
}
