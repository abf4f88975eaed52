/**
 * What an event of Yjs says of a shared Text, in units of its line: exactly which are new. A comparison of the words before and
 * after cannot tell which of two equal letters has come, and takes many differences for one.
 */
import type { Stretch } from '@cartif/negotiation'
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import type { DeepEvent } from './observe-entries.ts'

/** At a position of the Text as the steps before have left it, so many units go and so many come. */
export interface Step {
  readonly at: number
  readonly struck: number
  readonly come: number
  /** Words with nothing but their look. */
  readonly isPlain: boolean
}

const LOOKS: ReadonlySet<string> = new Set(['em', 'strong', 'underline'])

type Attributes = Map<string, unknown>

/**
 * What was written into the Text of an entry; undefined for an event of anything else. Inside the event, which tells it only then.
 *
 * Not from the event's `delta`: Yjs takes away marks of attributes that say nothing while it makes one, and that is a write.
 */
export function stepsOf(event: DeepEvent): readonly Step[] | undefined {
  if (!(event instanceof Y.YTextEvent) || event.path.length !== 2 || event.path[1] !== 'text') return undefined
  const steps: Step[] = []
  const [before, now]: [Attributes, Attributes] = [new Map(), new Map()]
  let at = 0
  for (let item = event.target._start; item; item = item.right) {
    const isThere = !item.deleted
    const wasThere = !event.adds(item) && (isThere || event.deletes(item))
    const { content, length } = item
    if (content instanceof Y.ContentFormat) {
      if (wasThere) setAttribute(before, content)
      if (isThere) setAttribute(now, content)
    } else if (isThere && wasThere) {
      if (!areEqual(before, now)) steps.push({ at, struck: 0, come: 0, isPlain: false })
    } else if (isThere) {
      const isPlain = content instanceof Y.ContentString && [...now.keys()].every((key) => LOOKS.has(key))
      steps.push({ at, struck: 0, come: length, isPlain })
    } else if (wasThere) steps.push({ at, struck: length, come: 0, isPlain: true })
    if (isThere && item.countable) at += length
  }
  return steps
}

function setAttribute(attributes: Attributes, { key, value }: Y.ContentFormat): void {
  if (value === null) attributes.delete(key)
  else attributes.set(key, value)
}

function areEqual(one: Attributes, other: Attributes): boolean {
  return one.size === other.size && [...one].every(([key, value]) => equalityDeep(value, other.get(key)))
}

/** Stretches of new units, with those of a step; in the order in which they stand. */
export function withStep(written: readonly Stretch[], { at, struck, come }: Step): readonly Stretch[] {
  const afterwards = (position: number) => (position <= at ? position : Math.max(at, position - struck))
  const before: Stretch[] = []
  const behind: Stretch[] = []
  for (const stretch of written) {
    const [from, to] = [afterwards(stretch[0]), afterwards(stretch[1])]
    if (from < Math.min(to, at)) before.push([from, Math.min(to, at)])
    if (to > Math.max(from, at)) behind.push([Math.max(from, at) + come, to + come])
  }
  return [...before, ...(come > 0 ? [[at, at + come] as const] : []), ...behind]
}
