/**
 * What happened to brackets: one was proposed, its words were amended, it was lifted, it went with its words, it was put
 * around words that stood, or others stand behind it now. Read from the hunks of one provision, in which an opening bracket
 * with what it says and a closing one are tokens of their own.
 */
import { lineWords } from '@cartif/treaty-text'
import { OPENING } from './token-pattern.ts'
import type { Hunk } from './words.ts'

export type BracketKind = 'proposed' | 'bracketed' | 'lifted' | 'removed' | 'amended' | 'attributed'

export interface BracketEvent {
  readonly kind: BracketKind
  /** What the bracket says in front of its words: "KAZ, UZB", "GEO: delete", "" for a plain one; where it changed, before and after. */
  readonly header: string
  readonly headerBefore: string
  /** The words inside, as they are after; as they were where they are gone. */
  readonly words: string
  /** Indices of the hunks it is read from. */
  readonly hunks: readonly number[]
}

interface Item {
  readonly op: Hunk['op']
  readonly sign: 'open' | 'close' | undefined
  readonly text: string
  readonly hunk: number
}

interface Pair {
  readonly open: number
  readonly close: number
}

const SIGNS = new RegExp(`(${OPENING})|(\\])`, 'gu')

/** The events of one provision, in reading order. Brackets that do not balance give none. */
export function bracketEvents(hunks: readonly Hunk[]): readonly BracketEvent[] {
  if (!hunks.some(({ op, line }) => op !== 'equal' && /[[\]]/.test(lineWords(line)))) return amendments(hunks)
  return eventsIn(itemsOf(hunks))
}

function amendments(hunks: readonly Hunk[]): readonly BracketEvent[] {
  return hunks.some(({ line }) => lineWords(line).includes('[')) ? eventsIn(itemsOf(hunks)) : []
}

function itemsOf(hunks: readonly Hunk[]): readonly Item[] {
  return hunks.flatMap(({ op, line }, hunk) => {
    const words = lineWords(line)
    const items: Item[] = []
    let at = 0
    const push = (sign: Item['sign'], text: string) => text !== '' && items.push({ op, sign, text, hunk })
    for (const found of words.matchAll(SIGNS)) {
      push(undefined, words.slice(at, found.index))
      push(found[1] === undefined ? 'close' : 'open', found[0])
      at = found.index + found[0].length
    }
    push(undefined, words.slice(at))
    return items
  })
}

function eventsIn(items: readonly Item[]): readonly BracketEvent[] {
  const before = pairsOf(items, 'insert')
  const after = pairsOf(items, 'delete')
  const events: { at: number; event: BracketEvent }[] = []
  const byClose = new Map(after.map((pair) => [pair.close, pair]))
  const told = new Set<Pair>()
  const tell = (event: BracketEvent | undefined, { open }: Pair) => event && events.push({ at: open, event })
  for (const pair of before) {
    const other = byClose.get(pair.close)
    if (other) told.add(other)
    tell(other ? changeOf(items, pair, other) : gone(items, pair), pair)
  }
  for (const pair of after) if (!told.has(pair)) tell(come(items, pair), pair)
  return events.toSorted((x, y) => x.at - y.at).map(({ event }) => event)
}

/** Pairs of one side, without what only the other has. */
function pairsOf(items: readonly Item[], without: Hunk['op']): readonly Pair[] {
  const open: number[] = []
  const pairs: Pair[] = []
  items.forEach(({ op, sign }, index) => {
    if (op === without) return
    if (sign === 'open') open.push(index)
    if (sign === 'close' && open.length > 0) pairs.push({ open: open.pop()!, close: index })
  })
  return pairs
}

function changeOf(items: readonly Item[], pair: Pair, other: Pair): BracketEvent | undefined {
  const [headerBefore, header] = [headerAt(items, pair), headerAt(items, other)]
  const inside = items.slice(Math.max(pair.open, other.open) + 1, pair.close)
  const kind = header !== headerBefore ? 'attributed' : isOwnChange(inside) ? 'amended' : undefined
  if (!kind) return undefined
  const changed = indicesOf(inside.filter(({ op }) => op !== 'equal'))
  const hunks = kind === 'amended' ? changed : [items[pair.open]!.hunk, items[other.open]!.hunk]
  return { kind, header, headerBefore, words: wordsIn(inside, 'delete'), hunks }
}

/** Whether words of the bracket itself changed, not only those of brackets inside. */
function isOwnChange(inside: readonly Item[]): boolean {
  let depth = 0
  return inside.some(({ op, sign, text }) => {
    if (sign === 'open') depth++
    if (sign === 'close') depth--
    return depth === 0 && sign === undefined && op !== 'equal' && text.trim() !== ''
  })
}

function gone(items: readonly Item[], pair: Pair): BracketEvent {
  const inside = items.slice(pair.open + 1, pair.close)
  const header = headerAt(items, pair)
  const stays = inside.some(({ op, sign, text }) => op === 'equal' && sign === undefined && text.trim() !== '')
  const ends = [items[pair.open]!, items[pair.close]!]
  if (stays) {
    const words = wordsIn(inside, 'insert', 'delete')
    return { kind: 'lifted', header, headerBefore: header, words, hunks: indicesOf(ends) }
  }
  const words = wordsIn(inside, 'insert')
  return { kind: 'removed', header, headerBefore: header, words, hunks: indicesOf([...ends, ...inside]) }
}

function come(items: readonly Item[], pair: Pair): BracketEvent {
  const inside = items.slice(pair.open + 1, pair.close)
  const header = headerAt(items, pair)
  const stood = inside.some(({ op, sign, text }) => op === 'equal' && sign === undefined && text.trim() !== '')
  const ends = [items[pair.open]!, items[pair.close]!]
  const hunks = indicesOf(stood ? ends : [...ends, ...inside])
  return {
    kind: stood ? 'bracketed' : 'proposed',
    header,
    headerBefore: header,
    words: wordsIn(inside, 'delete'),
    hunks
  }
}

function headerAt(items: readonly Item[], { open }: Pair): string {
  return items[open]!.text.slice(1).replace(/:\s*$/, '').trim()
}

function wordsIn(items: readonly Item[], ...without: readonly Hunk['op'][]): string {
  return items
    .filter(({ op }) => !without.includes(op))
    .map(({ text }) => text)
    .join('')
    .trim()
}

/** Only of what changed; each once, ascending. */
function indicesOf(items: readonly Item[]): readonly number[] {
  return [...new Set(items.filter(({ op }) => op !== 'equal').map(({ hunk }) => hunk))].toSorted((x, y) => x - y)
}

/** The parties a bracket names: codes of three capital letters. */
export function partiesIn(header: string): readonly string[] {
  return [...new Set(header.match(/\b[A-Z]{3}\b/g) ?? [])]
}
