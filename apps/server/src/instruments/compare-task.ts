/**
 * A comparison as plain data goes into a thread and comes out of it: the redline as the bytes that are sent, since nothing
 * on the way reads it, and of each change what the register is asked for.
 */
import { changesOf, compare, withReferenceWords } from '@cartif/redline'
import type { Change, Redline } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'
import { adoptNames } from './compare-adopt.ts'
import { comparisonToHtml } from './compare-html.ts'
import type { SideName } from './compare-html.ts'
import { traceOf } from './compare-trace.ts'
import type { Trace } from './compare-trace.ts'

/** A text, and whether somebody brought it along. */
export interface Words {
  readonly isFile: boolean
  readonly articles: readonly Article[]
}

export interface Compared {
  readonly changes: readonly Change[]
  /** Of each change. */
  readonly traces: readonly Trace[]
  /** The redline in JSON. */
  readonly redline: Uint8Array
}

export function compareSides({ sides }: { readonly sides: readonly [Words, Words] }): Compared {
  const [from, to] = adoptNames(...sides)
  const redline = compare(from.articles, to.articles)
  const changes = changesOf(redline)
  const shown = withReferenceWords(redline)
  return {
    changes,
    traces: changes.map((change) => traceOf(shown, change)),
    redline: new TextEncoder().encode(JSON.stringify(redline))
  }
}

/** One page for paper, as HTML. */
export function printComparison(one: {
  readonly sides: readonly [SideName, SideName]
  readonly compared: Pick<Compared, 'redline' | 'changes'>
}): string {
  return comparisonToHtml(one.sides, readRedline(one.compared), one.compared.changes)
}

export function readRedline({ redline }: Pick<Compared, 'redline'>): Redline {
  return JSON.parse(new TextDecoder().decode(redline)) as Redline
}
