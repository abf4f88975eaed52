/** The text in one of its views, live or of a revision: what of it is worked out, here or in a thread (text-task.ts). */
import type { NumbersShown } from '@cartif/live'
import type { ComposedArticle, View } from '@cartif/negotiation'
import { exploratoryMark, markedNote } from '../meetings/zero-round.ts'
import { numbersOf } from './numbers.ts'
import type { PrintOptions } from './print.ts'
import { mustFindRevision } from './revisions.ts'
import type { Room } from './room.ts'
import { composedOf, printView } from './text-task.ts'
import type { ViewedText, WrittenText } from './text-task.ts'

export interface TextQuery {
  readonly view: View
  readonly names: boolean
  /** One holder's proposals alone, in the bracketed view. */
  readonly party?: string | undefined
  readonly revision?: string | undefined
  /** `revision`: the numbers of the last revision, or of the one that is read. */
  readonly numbering: NumbersShown
}

export interface AskedText extends ViewedText {
  readonly symbol: string
}

/** What was issued is printed as it was issued. */
export function askedText(room: Room, query: TextQuery): AskedText {
  const { view, names, party, revision } = query
  const found = revision === undefined || revision === 'live' ? undefined : mustFindRevision(room, revision)
  const isAsIssued = view === 'bracketed' && names && party === undefined
  return {
    symbol: found?.symbol ?? room.info.symbol,
    negotiation: found?.negotiation ?? room.live.negotiation,
    view,
    party: party?.toLowerCase(),
    print: printOptions(room, query),
    issued: isAsIssued ? found?.composed : undefined
  }
}

export function showText(room: Room, query: TextQuery): readonly ComposedArticle[] {
  return composedOf(askedText(room, query))
}

export function printText(room: Room, query: TextQuery): string {
  return printView(askedText(room, query))
}

/** As a Word file. */
export function textFile(room: Room, query: TextQuery): WrittenText {
  const text = askedText(room, query)
  const note = markedNote(text.symbol, exploratoryMark(room, query.revision))
  return { text, author: text.symbol, date: room.now(), title: room.info.title, note }
}

/** How a text is printed: what is gone has its last name, and numbers are those asked for. */
export function printOptions(room: Room, { names, numbering, revision }: TextQuery): PrintOptions {
  const { numbers } = numbersOf(room, revision === 'live' ? undefined : revision)
  return { names, known: numbers, keep: numbering === 'revision' }
}
