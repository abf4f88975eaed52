/**
 * Reading a layer. Whoever wrote it, it is untrusted: everything is checked, what does not fit is left out and
 * reported, and nothing is ever written while reading.
 */
import * as Y from 'yjs'
import { isPlace } from '@cartif/negotiation'
import type { TextId } from '@cartif/negotiation'
import { compareText, findDeceptive } from '@cartif/treaty-text'
import type { ArticleKind, Line } from '@cartif/treaty-text'
import { decodeAnchor } from './anchor.ts'
import { proposalsOf } from './layout.ts'
import { readLine, readName } from './line-text.ts'

/** A change as it lies in the layer, its anchors not yet resolved. */
export type LayerChange = LayerSplice | LayerBracket | LayerInsertArticle | LayerDeleteArticle | LayerMoveArticle

interface Anchored {
  readonly id: TextId
  readonly in: TextId
  /** Both absent where nothing is struck. */
  readonly from?: Y.RelativePosition
  readonly to?: Y.RelativePosition
  /** The exact words the range held when it was made, for finding them again should the anchors be lost. */
  readonly quote: string
}

export interface LayerSplice extends Anchored {
  readonly kind: 'splice'
  readonly at: Y.RelativePosition
  readonly place: string
  readonly behind?: TextId
  readonly line: Line
  /** A change of the same proposal. */
  readonly movedFrom?: TextId
}

export interface LayerBracket extends Anchored {
  readonly kind: 'bracket'
}

export interface LayerInsertArticle {
  readonly kind: 'insert-article'
  readonly id: TextId
  readonly order: string
  readonly articleKind: ArticleKind
  readonly line: Line
}

export interface LayerDeleteArticle {
  readonly kind: 'delete-article'
  readonly id: TextId
  readonly article: TextId
}

export interface LayerMoveArticle {
  readonly kind: 'move-article'
  readonly id: TextId
  readonly article: TextId
  readonly order: string
}

export interface LayerProposal {
  readonly id: string
  readonly holder: string
  /** The user who began it, and when (ISO 8601), as the writing client says; the register has the server's own word. */
  readonly by: string
  readonly at: string
  readonly rationale: string
  readonly changes: readonly LayerChange[]
}

export interface LayerProblem {
  readonly holder: string
  readonly proposal: string
  readonly problem: string
}

const MAX_CHANGES = 2000
const MAX_UNITS = 200_000
const ARTICLE_KINDS: ReadonlySet<unknown> = new Set([
  'text',
  'preamble',
  'part',
  'chapter',
  'article',
  'annex',
  'signature'
])

/** The ids of the proposals in a layer, in an order that is the same everywhere. */
export function proposalIds(layer: Y.Doc): readonly string[] {
  return [...proposalsOf(layer).keys()].sort()
}

/** Reads one proposal of a layer; undefined and a problem where it does not fit. */
export function readProposal(
  layer: Y.Doc,
  holder: string,
  id: string,
  problems: LayerProblem[]
): LayerProposal | undefined {
  const map = proposalsOf(layer).get(id)
  if (map === undefined) return undefined
  const report = (problem: string) => void problems.push({ holder, proposal: id.slice(0, 80), problem })
  if (!isIdOf(id, holder)) return report('its id does not belong to this layer') as undefined
  const changes = map instanceof Y.Map ? map.get('changes') : undefined
  if (!(map instanceof Y.Map) || !(changes instanceof Y.Map))
    return report('it is not laid out as a proposal') as undefined
  // Y.Map counts its entries by going through them.
  const found: [id: string, map: unknown][] = []
  changes.forEach((one, change) => void found.push([change, one]))
  if (found.length > MAX_CHANGES) return report(`it has more than ${MAX_CHANGES} changes`) as undefined
  const read: LayerChange[] = []
  for (const [change, one] of found.sort(([a], [b]) => compareText(a, b))) {
    const result = readChange(one, change, holder)
    if (typeof result === 'string') report(`change ${change.slice(0, 80)}: ${result}`)
    else read.push(result)
  }
  const strikes = new Set(read.flatMap((change) => (change.kind === 'splice' && change.from ? [change.id] : [])))
  const rationale = map.get('rationale')
  return {
    id,
    holder,
    by: readName(map.get('by')) ?? '',
    at: readName(map.get('at')) ?? '',
    rationale: typeof rationale === 'string' ? rationale.slice(0, 10_000) : '',
    changes: read.map((change) => withoutStrayMove(change, strikes))
  }
}

/** What is moved from a change that is not in the proposal, or strikes nothing, is not moved: its words stand. */
function withoutStrayMove(change: LayerChange, strikes: ReadonlySet<TextId>): LayerChange {
  if (change.kind !== 'splice' || change.movedFrom === undefined) return change
  if (change.movedFrom !== change.id && strikes.has(change.movedFrom)) return change
  const { movedFrom: _, ...rest } = change
  return rest
}

/** Ids begin with the holder, so that no layer can answer for words of another. */
export function isIdOf(id: string, holder: string): boolean {
  return id.length <= 80 && id.startsWith(`${holder}-`) && /^[a-z0-9.-]+$/.test(id)
}

function readChange(map: unknown, id: string, holder: string): LayerChange | string {
  if (!(map instanceof Y.Map)) return 'it is not laid out as a change'
  if (!isIdOf(id, holder)) return 'its id does not belong to this layer'
  const kind = map.get('kind')
  if (kind === 'splice' || kind === 'bracket') return readAnchored(map, id, kind)
  if (kind === 'insert-article') return readInsertArticle(map, id)
  const article = readName(map.get('article'))
  if (article === undefined) return 'it names no article'
  if (kind === 'delete-article') return { kind, id, article }
  const order = readName(map.get('order'))
  if (kind === 'move-article' && order !== undefined) return { kind, id, article, order }
  return 'its kind is unknown'
}

function readAnchored(map: Y.Map<unknown>, id: string, kind: 'splice' | 'bracket'): LayerChange | string {
  const text = readName(map.get('in'))
  if (text === undefined) return 'it names no text'
  const from = decodeAnchor(map.get('from'))
  const to = decodeAnchor(map.get('to'))
  const quoted = map.get('quote')
  const quote = typeof quoted === 'string' ? quoted.slice(0, MAX_UNITS) : ''
  const range = from && to ? { from, to } : {}
  if (kind === 'bracket') return from && to ? { kind, id, in: text, quote, from, to } : 'its ends are no anchors'
  const at = decodeAnchor(map.get('at'))
  const place = map.get('place')
  if (!at) return 'its place in the text is no anchor'
  if (typeof place !== 'string' || !isPlace(place)) return 'its order is no fractional index'
  const line = readWords(map.get('text'))
  if (typeof line === 'string') return line
  const [movedFrom, behind] = [readName(map.get('movedFrom')), readName(map.get('behind'))]
  const named = { ...(movedFrom === undefined ? {} : { movedFrom }), ...(behind === undefined ? {} : { behind }) }
  return { kind, id, in: text, quote, at, place, line, ...range, ...named }
}

function readInsertArticle(map: Y.Map<unknown>, id: string): LayerChange | string {
  const order = readName(map.get('order'))
  const articleKind = map.get('articleKind')
  if (order === undefined || !ARTICLE_KINDS.has(articleKind)) return 'it is not laid out as an article'
  const line = readWords(map.get('text'))
  if (typeof line === 'string') return line
  if (line[0]?.type !== 'mark') return 'its words do not begin with a provision'
  return { kind: 'insert-article', id, order, articleKind: articleKind as ArticleKind, line }
}

/** The words of one change of a layer; a string says why they do not fit. */
export function readChangeWords(layer: Y.Doc, proposal: string, change: TextId): Line | string {
  return readWords(findLayerText(layer, proposal, change))
}

/** The shared Text with the words of a change of this layer. */
export function findLayerText(layer: Y.Doc, proposal: string, change: TextId): Y.Text | undefined {
  const changes = proposalsOf(layer).get(proposal)?.get('changes')
  const map = changes instanceof Y.Map ? changes.get(change) : undefined
  const text = map instanceof Y.Map ? map.get('text') : undefined
  return text instanceof Y.Text ? text : undefined
}

function readWords(text: unknown): Line | string {
  if (!(text instanceof Y.Text)) return 'it has no words'
  if (text.length > MAX_UNITS) return `its words are longer than ${MAX_UNITS} characters`
  const { line, problems } = readLine(text)
  const deceptive = line.flatMap((piece) => (piece.type === 'text' ? (findDeceptive(piece.text) ?? []) : []))
  if (deceptive[0] !== undefined) return `its words hold what cannot be seen: ${deceptive[0]}`
  return problems[0] ?? line
}
