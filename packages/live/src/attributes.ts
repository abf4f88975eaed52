/**
 * What is said of units: where they came from, and emphasis. Yjs keeps that in marks between the units, which every stretch
 * shares with its neighbours; undo, which deletes and brings back marks and units one by one, may leave a unit under the
 * mark of its neighbour. So what was said before an undo is read, and said again afterwards where it differs.
 */
import * as Y from 'yjs'

type Attributes = Readonly<Record<string, unknown>>

/** What is said of a stretch of units, from some unit on. */
export interface Said {
  readonly length: number
  readonly said: Attributes
}

/** What is said of units, by their ids. */
export class SaidOfUnits {
  private readonly byClient = new Map<number, (Said & { readonly clock: number })[]>()
  private isSorted = true

  add({ client, clock }: Y.ID, length: number, said: Attributes): void {
    const list = this.byClient.get(client)
    if (list) list.push({ clock, length, said })
    else this.byClient.set(client, [{ clock, length, said }])
    this.isSorted = false
  }

  /** From a unit on. */
  find({ client, clock }: Y.ID): Said | undefined {
    this.sort()
    const list = this.byClient.get(client) ?? []
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle]!.clock <= clock) low = middle + 1
      else high = middle
    }
    const found = list[low - 1]
    const left = found ? found.clock + found.length - clock : 0
    return found && left > 0 ? { length: left, said: found.said } : undefined
  }

  private sort(): void {
    if (this.isSorted) return
    for (const list of this.byClient.values()) list.sort((a, b) => a.clock - b.clock)
    this.isSorted = true
  }
}

/** Reads what is said of the units of a text that `isThere`, by the marks that are there. */
export function readAttributes(
  text: Y.Text,
  tell: (item: Y.Item, said: Attributes) => void,
  isThere: (item: Y.Item) => boolean = (item) => !item.deleted
): void {
  let said: Attributes = {}
  for (let item = text._start; item !== null; item = item.right) {
    if (!isThere(item)) continue
    if (item.countable) tell(item, said)
    else if (item.content instanceof Y.ContentFormat) {
      const { [item.content.key]: _, ...rest } = said
      const { key, value } = item.content as unknown as { key: string; value: unknown }
      said = value === null ? rest : { ...rest, [key]: value }
    }
  }
}

/** Says of the units of a text what `expected` knows of them, from a unit on; inside a transaction of the caller's. */
export function mendAttributes(text: Y.Text, expected: (id: Y.ID) => Said | undefined): void {
  const mends: { at: number; length: number; said: Attributes }[] = []
  let at = 0
  readAttributes(text, ({ id, length }, said) => {
    for (let within = 0; within < length;) {
      const wanted = expected(Y.createID(id.client, id.clock + within))
      const stretch = Math.min(length - within, wanted?.length ?? 1)
      const difference = wanted && differenceOf(said, wanted.said)
      if (difference) mends.push({ at: at + within, length: stretch, said: difference })
      within += stretch
    }
    at += length
  })
  for (const { at: from, length, said } of mends) text.format(from, length, { ...said })
}

/** What to say so that `said` becomes `wanted`; undefined where nothing is to be said. */
function differenceOf(said: Attributes, wanted: Attributes): Attributes | undefined {
  const difference: Record<string, unknown> = {}
  for (const key of Object.keys(said)) if (!(key in wanted)) difference[key] = null
  for (const [key, value] of Object.entries(wanted)) if (said[key] !== value) difference[key] = value
  return Object.keys(difference).length > 0 ? difference : undefined
}
