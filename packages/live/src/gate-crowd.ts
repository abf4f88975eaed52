/**
 * How much Yjs would walk to put an item where it says it stands. An item goes between its two neighbours of old; whatever
 * has come between them since, and stands on the same left neighbour or on what does, is compared with it one by one. Whoever
 * wants to can bring a crowd to one place, in an order in which each item is compared with all before it. So the walk is
 * measured before anything is applied, the same way Yjs walks, and stops where it is longer than it may be.
 */
import * as Y from 'yjs'
import type { DocumentOrder } from './gate-order.ts'

export type UnitId = readonly [client: number, clock: number]

/** Where an item says it stands. With neither neighbour it begins a root, an item's list, or an entry of either. */
export interface Place {
  readonly left: UnitId | undefined
  readonly right: UnitId | undefined
  readonly parent: string | UnitId | undefined
  readonly key: string | undefined
}

/** How many items of a document stand in the way, at most `most`. */
export function crowdAt(doc: Y.Doc, place: Place, most: number): number {
  const right = place.right && itemAt(doc, place.right)
  const visited = new Set<Y.Item>()
  let steps = 0
  let item = firstAt(doc, place, right, () => ++steps < most)
  for (; item && item !== right && steps < most; item = item.right) {
    if (!isOn(doc, item, place.left, visited)) break
    visited.add(item)
    steps++
  }
  return steps
}

function firstAt(
  doc: Y.Doc,
  { left, parent, key }: Place,
  right: Y.Item | undefined,
  goOn: () => boolean
): Y.Item | null {
  if (left) {
    const item = itemAt(doc, left)
    // In the middle of an item, what follows in it comes first.
    if (!item || left[1] < item.id.clock + item.length - 1) return null
    return item.right
  }
  const type = parentOf(doc, parent, right)
  const sub = key ?? right?.parentSub ?? undefined
  if (!type) return null
  if (sub === undefined) return type._start
  let item = type._map.get(sub) ?? null
  while (item?.left && goOn()) item = item.left
  return item
}

function parentOf(doc: Y.Doc, parent: Place['parent'], right: Y.Item | undefined): Y.AbstractType<unknown> | undefined {
  if (typeof parent === 'string') return doc.share.get(parent) as Y.AbstractType<unknown> | undefined
  if (parent) {
    const content = itemAt(doc, parent)?.content
    return content instanceof Y.ContentType ? (content.type as Y.AbstractType<unknown>) : undefined
  }
  return right?.parent instanceof Y.AbstractType ? (right.parent as Y.AbstractType<unknown>) : undefined
}

function isOn(doc: Y.Doc, item: Y.Item, left: UnitId | undefined, visited: ReadonlySet<Y.Item>): boolean {
  const { origin } = item
  if (!origin) return left === undefined
  if (left && origin.client === left[0] && origin.clock === left[1]) return true
  const on = itemAt(doc, [origin.client, origin.clock])
  return on !== undefined && visited.has(on)
}

function itemAt(doc: Y.Doc, [client, clock]: UnitId): Y.Item | undefined {
  if (clock >= Y.getState(doc.store, client)) return undefined
  const struct: unknown = Y.getItem(doc.store, Y.createID(client, clock))
  return struct instanceof Y.Item ? struct : undefined
}

/** How the items of a document stand to each other. */
export function orderIn(doc: Y.Doc): DocumentOrder {
  return {
    listOf: (unit) => {
      const item = itemAt(doc, unit)
      if (!item || !(item.parent instanceof Y.AbstractType)) return undefined
      const owner = item.parent._item
      const parent = owner ? `${owner.id.client},${owner.id.clock}` : Y.findRootTypeKey(item.parent as never)
      return `${parent} ${item.parentSub ?? ''}`
    },
    between: (left, right, most) => {
      const [from, to] = [itemAt(doc, left), itemAt(doc, right)]
      if (!from || !to) return 0
      if (from === to) return left[1] < right[1] ? 0 : undefined
      let steps = 0
      let item = from.right
      for (; item && item !== to && steps < most; item = item.right) steps++
      return item === to ? steps : undefined
    }
  }
}
