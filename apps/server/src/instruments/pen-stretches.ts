/**
 * What an event of Yjs says of a shared Text, in units of its line: exactly which are new. A comparison of the words before and
 * after cannot tell which of two equal letters has come, and takes many differences for one.
 */
import type { Stretch } from '@cartif/negotiation'
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

/** What was written into the Text of an entry; undefined for an event of anything else. Inside the event, which tells it only then. */
export function stepsOf(event: DeepEvent): readonly Step[] | undefined {
  if (!(event instanceof Y.YTextEvent) || event.path.length !== 2 || event.path[1] !== 'text') return undefined
  const steps: Step[] = []
  let at = 0
  for (const { retain, insert, delete: struck = 0, attributes = {} } of event.delta) {
    const keys = Object.keys(attributes)
    if (retain !== undefined) {
      if (keys.length > 0) steps.push({ at, struck: 0, come: 0, isPlain: false })
      at += retain
      continue
    }
    const come = insert === undefined ? 0 : typeof insert === 'string' ? insert.length : 1
    const isPlain = (insert === undefined || typeof insert === 'string') && keys.every((key) => LOOKS.has(key))
    steps.push({ at, struck, come, isPlain })
    at += come
  }
  return steps
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
