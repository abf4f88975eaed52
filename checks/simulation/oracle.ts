/**
 * Composition once more, slow and obvious: unit by unit, every anchor looked up by walking the whole text, every change
 * asked about every unit. It shares the schema of a layer with the product (reading what is malformed is not what it is
 * to check) and nothing else: no segments, no cuts, no index, nothing kept from one time to the next.
 */
import {
  articlesOf,
  findArticleText,
  findChangeText,
  proposalIds,
  readLine,
  readProposal,
  recordedProposals
} from '@cartif/live'
import type { LayerBracket, LayerChange, LayerSplice, LiveDocuments } from '@cartif/live'
import { placesFor } from '@cartif/negotiation'
import type { Line } from '@cartif/treaty-text'
import * as Y from 'yjs'
import { aboutOf, fateOf, showArticle, showPiece } from './show.ts'
import type { Shown } from './show.ts'

/** Amendments deeper than this are not read. */
const MAX_DEPTH = 24
const UNREGISTERED = 1e12

interface OpenChange {
  readonly change: LayerChange
  readonly proposal: string
  readonly holder: string
  readonly number: number
}

/** One unit that is or was in a text. */
interface Cell {
  readonly client: number
  readonly clock: number
  readonly isAlive: boolean
}

/** What a change does to the text it is made to, in units. */
interface Placed {
  readonly open: OpenChange
  readonly from: number
  readonly to: number
  readonly at: number
  readonly rank: number
  readonly place: string
}

/** The composed text, as `showComposed` shows it. */
export function showSlowly(documents: LiveDocuments): string {
  const open = openChanges(documents)
  const shown: { order: string; id: string; words: string }[] = []
  for (const [id, map] of articlesOf(documents.text)) {
    if (map.get('removed') !== undefined) continue
    const [kind, order] = [String(map.get('kind')), String(map.get('order'))]
    const about = `${kind} ${order}${aboutOf(undefined, named(open, 'delete-article', id), named(open, 'move-article', id))}`
    shown.push({ order, id, words: showArticle({ id, about, runs: unitsOf(documents, open, id, []) }) })
  }
  for (const { change } of open) {
    // The decision that took it into the text may have arrived before the record of it.
    if (change.kind !== 'insert-article' || shown.some(({ id }) => id === change.id)) continue
    const about = `${change.articleKind} ${change.order}${aboutOf(change.id, [], [])}`
    const runs = unitsOf(documents, open, change.id, [change.id])
    shown.push({ order: change.order, id: change.id, words: showArticle({ id: change.id, about, runs }) })
  }
  shown.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
  return shown.map(({ words }) => words).join('\n')
}

/** Every standing change of every open proposal, in the order of tabling. */
function openChanges({ layers, record }: LiveDocuments): readonly OpenChange[] {
  const open: OpenChange[] = []
  for (const [holder, layer] of layers) {
    for (const id of proposalIds(layer)) {
      const recorded = recordedProposals(record).get(id)
      if (recorded && recorded.status !== 'tabled' && recorded.status !== 'parked' && recorded.status !== 'draft')
        continue
      for (const change of readProposal(layer, holder, id, [])?.changes ?? []) {
        if (recorded?.voided?.includes(change.id)) continue
        open.push({ change, proposal: id, holder, number: recorded?.number ?? UNREGISTERED })
      }
    }
  }
  return open.sort(byTabling)
}

function byTabling(a: OpenChange, b: OpenChange): number {
  if (a.number !== b.number) return a.number - b.number
  if (a.holder !== b.holder) return a.holder < b.holder ? -1 : 1
  return a.change.id < b.change.id ? -1 : a.change.id > b.change.id ? 1 : 0
}

function named(
  open: readonly OpenChange[],
  kind: 'delete-article' | 'move-article',
  article: string
): readonly string[] {
  return open.flatMap(({ change }) => (change.kind === kind && change.article === article ? [change.id] : []))
}

/** The units of a text with those that open changes bring, one by one. */
function* unitsOf(
  documents: LiveDocuments,
  open: readonly OpenChange[],
  text: string,
  inserted: readonly string[]
): Generator<Shown> {
  const found = findText(documents, open, text)
  if (!found) return
  const placed = inserted.length > MAX_DEPTH ? [] : place(documents, open, text, found)
  const units = found.line.flatMap((piece) => (piece.type === 'text' ? piece.text.split('') : [showPiece(piece)]))
  for (let at = 0; at <= units.length; at++) {
    const arriving = placed.filter((one) => one.open.change.kind === 'splice' && clamp(one.at, units.length) === at)
    for (const { open: one } of arriving.sort(byPlace))
      yield* unitsOf(documents, open, one.change.id, [...inserted, one.change.id])
    if (at === units.length) return
    const over = placed.filter(({ from, to }) => from <= at && at < to).map((one) => one.open.change)
    const ids = (kind: string) => over.filter((change) => change.kind === kind).map(({ id }) => id)
    yield { words: units[at]!, fate: fateOf(inserted, ids('splice').sort(), ids('bracket').sort()) }
  }
}

function clamp(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length)
}

function byPlace(a: Placed, b: Placed): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  return a.place < b.place ? -1 : a.place > b.place ? 1 : byTabling(a.open, b.open)
}

interface Text {
  readonly shared: Y.Text
  readonly line: Line
}

function findText(documents: LiveDocuments, open: readonly OpenChange[], id: string): Text | undefined {
  const isArticle =
    articlesOf(documents.text).has(id) && articlesOf(documents.text).get(id)!.get('removed') === undefined
  const owner = open.find(({ change }) => change.id === id)?.proposal
  const shared = isArticle ? findArticleText(documents.text, id) : findChangeText(documents, owner, id)
  return shared && { shared, line: readLine(shared).line }
}

function place(documents: LiveDocuments, open: readonly OpenChange[], id: string, { shared, line }: Text): Placed[] {
  const cells = cellsOf(shared)
  const placed: Placed[] = []
  for (const one of open) {
    const { change } = one
    if ((change.kind !== 'splice' && change.kind !== 'bracket') || change.in !== id) continue
    const found = rangeOf(change, cells, shared) ?? findQuote(change.quote, line)
    const range = found && wholeCharacters(found, line)
    if (change.kind === 'bracket') {
      if (range) placed.push({ open: one, ...range, at: -1, rank: 0, place: '' })
      continue
    }
    const at = behindPen(change, resolve(change.at, cells, shared), shared)
    const asked = at?.position ?? range?.to
    if (asked === undefined) continue
    const point = wholeCharacters({ from: asked, to: asked }, line).from
    const ends = change.from && range ? range : { from: point, to: point }
    placed.push({ open: one, ...ends, at: point, rank: at?.rank ?? 0, place: at?.place ?? change.place })
  }
  return placed
}

function rangeOf(change: LayerSplice | LayerBracket, cells: readonly Cell[], shared: Y.Text) {
  const from = change.from && resolve(change.from, cells, shared)
  const to = change.to && resolve(change.to, cells, shared)
  return from && to ? { from: from.position, to: Math.max(from.position, to.position) } : undefined
}

/** A range is widened to whole characters; a point goes before the character it stands in. */
function wholeCharacters({ from, to }: { from: number; to: number }, line: Line): { from: number; to: number } {
  const units = line.flatMap((piece) => (piece.type === 'text' ? piece.text.split('') : [' ']))
  const isInside = (at: number) =>
    /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(units.slice(at - 1, at + 1).join('')) && at > 0
  const start = isInside(from) ? from - 1 : from
  return from === to ? { from: start, to: start } : { from: start, to: isInside(to) ? to + 1 : to }
}

function findQuote(quote: string, line: Line): { from: number; to: number } | undefined {
  if (quote === '') return undefined
  const units = line.flatMap((piece) =>
    piece.type === 'text' ? piece.text.split('') : [piece.type === 'mark' ? '\n' : '\uFFFC']
  )
  const places = units.flatMap((_, from) => (units.slice(from, from + quote.length).join('') === quote ? [from] : []))
  return places.length === 1 ? { from: places[0]!, to: Math.min(places[0]! + quote.length, units.length) } : undefined
}

/** Every unit there ever was in a text, in order; what has no width is dead. */
function cellsOf(text: Y.Text): readonly Cell[] {
  const cells: Cell[] = []
  for (let item = text._start; item !== null; item = item.right) {
    for (let index = 0; index < item.length; index++) {
      cells.push({ client: item.id.client, clock: item.id.clock + index, isAlive: !item.deleted && item.countable })
    }
  }
  return cells
}

/** A living unit before the position; among the dead behind it, the one that is held on to. */
function resolve(anchor: Y.RelativePosition, cells: readonly Cell[], text: Y.Text) {
  if (!anchor.item) {
    if (!anchor.type || !text._item || !Y.compareIDs(anchor.type, text._item.id)) return undefined
    return { position: anchor.assoc >= 0 ? cells.filter(({ isAlive }) => isAlive).length : 0, rank: 0 }
  }
  const index = findCell(anchor.item, cells, text)
  if (index < 0) return undefined
  const position = cells.slice(0, index).filter(({ isAlive }) => isAlive).length
  let rank = 0
  for (let before = index - 1; before >= 0 && !cells[before]!.isAlive; before--) rank++
  if (anchor.assoc >= 0) return { position, rank }
  return cells[index]!.isAlive ? { position: position + 1, rank: 0 } : { position, rank: rank + 1 }
}

/** The unit itself, or the last in the chain of those that undo has put in its stead. */
function findCell(id: Y.ID, cells: readonly Cell[], text: Y.Text): number {
  const index = cells.findIndex(({ client, clock }) => client === id.client && clock === id.clock)
  if (index < 0 || cells[index]!.isAlive) return index
  const restored = [...(text.parent as Y.Map<unknown>)].flatMap(([key, value]) => {
    const [word, client, clock] = key.split(' ')
    return word === 'restored' ? [{ client: Number(client), clock: Number(clock), value }] : []
  })
  // What was brought back last counts.
  for (const { client, clock, value } of restored.toSorted((a, b) => b.clock - a.clock || b.client - a.client)) {
    const [oldClient, oldClock, length] = value as [number, number, number]
    const within = id.clock - oldClock
    if (oldClient !== id.client || within < 0 || within >= length) continue
    const now = findCell(Y.createID(client, clock + within), cells, text)
    if (now >= 0) return now
  }
  return index
}

/**
 * Behind whatever the pen has written ahead of the words of a change, in the order in which the pen names them; but whoever holds on
 * to what comes next has seen that.
 */
function behindPen(
  { id, at: anchor }: { readonly id: string; readonly at: Y.RelativePosition },
  found: { readonly position: number; readonly rank: number } | undefined,
  text: Y.Text
): { readonly position: number; readonly rank: number; readonly place?: string } | undefined {
  if (anchor.assoc >= 0) return found
  let at = 0
  let end = 0
  let place = ''
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    at += typeof insert === 'string' ? insert.length : 1
    const ahead = attributes?.['ahead']
    const names = typeof ahead === 'string' ? ahead.split(' ') : []
    if (!names.includes(id)) continue
    end = at
    place = placesFor(names.length)[names.indexOf(id)]!
  }
  return found && end > found.position ? { position: end, rank: 0, place } : found
}
