/** What people do at the keyboard: every edit is routed as the editor routes it, and held against what it ought to show. */
import { AnchorReader, findSharedText } from '@cartif/live'
import { clampEdit, composedLength, composedLine, isOpen, routePen, routeProposal } from '@cartif/negotiation'
import type { ComposedArticle, ComposedEdit } from '@cartif/negotiation'
import { levelOf, lineLength } from '@cartif/treaty-text'
import type { Line, ProvisionKind, ProvisionMark } from '@cartif/treaty-text'
import * as Y from 'yjs'
import type { Client, Hand } from '../client.ts'
import { expectPenned, expectProposed, showPenned, showProposed } from '../expectation.ts'
import { checkRouting } from '../laws.ts'
import { showComposed } from '../show.ts'
import type { EditAct, Step } from '../step.ts'
import type { World } from '../world.ts'
import { pick } from './choosing.ts'

type EditStep = Extract<Step, { kind: 'edit' | 'pen' }>
type EverywhereStep = Extract<Step, { kind: 'everywhere' }>

const KINDS: readonly ProvisionKind[] = ['paragraph', 'sub-paragraph', 'item', 'sub-item']

/** Returns whether anything was written. */
export function takeEdit(world: World, step: EditStep): boolean {
  const isPen = step.kind === 'pen'
  const client = pick(
    world.clients.filter((one) => (isPen ? one.pen : one.layer)),
    step.who
  )
  const hand = isPen ? client?.pen : client?.layer
  if (!client || !hand) return false
  world.clock += step.pause
  if (step.act !== 'backspace') return write(world, client, hand, false, () => editOnce(client, hand, step, step.act))
  return write(world, client, hand, false, () => {
    let at = step.at
    let isDone = false
    for (let count = 1 + (step.length % 5); count > 0; count--, at--) {
      isDone = editOnce(client, hand, { ...step, at, length: 0 }, 'strike') || isDone
    }
    return isDone
  })
}

/** Several places in one act. */
export function takeEverywhere(world: World, { who, word, places }: EverywhereStep): boolean {
  const client = pick(
    world.clients.filter((one) => one.layer),
    who
  )
  if (!client?.layer) return false
  const hand = client.layer
  world.clock += 2000
  return write(world, client, hand, true, () =>
    hand.history.act(() => places.map((place) => editOnce(client, hand, { word, ...place }, 'replace')).some(Boolean))
  )
}

/** Keeps beside the history what was shown before and after. */
export function write(world: World, client: Client, hand: Hand, isOwnStep: boolean, run: () => boolean): boolean {
  client.live.flush()
  const before = showComposed(client.live.composed)
  const isDone = run()
  client.live.flush()
  if (isDone) hand.shadow.wrote(before, showComposed(client.live.composed), client.arrivals, world.clock, isOwnStep)
  if (isOwnStep) hand.shadow.pause()
  return isDone
}

interface Where {
  readonly article: number
  readonly at: number
  readonly length: number
  readonly word: number
}

function editOnce(client: Client, hand: Hand, where: Where, act: EditAct): boolean {
  client.live.flush()
  const article = pick(
    client.live.composed.filter((one) => isWritable(client, hand, one)),
    where.article
  )
  const asked = article && editOf(client, article, where, act)
  if (!article || !asked) return false
  const edit = clampEdit(article.segments, asked)
  // Asked before they are gone.
  const isLoose = hand.mode === 'pen' && strikesAhead(client, article, edit)
  const written = new Set<string>()
  const stop = watchWrites(client, written)
  const isWritten = carryOut(client, hand, article, edit)
  stop()
  if (!isWritten) return false
  const now = client.live.findComposed(article.id)?.segments ?? []
  const what = `${act} ${edit.from}-${edit.to} in ${article.id} by ${client.name}`
  const loose = loosenessOf(client)
  if (loose.isWaiting || isLoose) return true
  if (hand.mode === 'pen')
    checkRouting(what, showPenned(now), expectPenned(article.segments, edit), written, hand.document)
  else {
    const shown = showProposed(now, article.segments, edit, client.holder!, loose.holders)
    checkRouting(what, shown, expectProposed(article.segments, edit, client.holder!), written, hand.document)
  }
  return true
}

function carryOut(client: Client, hand: Hand, { id, segments }: ComposedArticle, edit: ComposedEdit): boolean {
  const operations =
    hand.mode === 'pen' ? routePen(id, segments, edit) : routeProposal(id, segments, edit, client.holder!)
  if (operations.length === 0) return false
  noteStruck(client, hand, segments, edit)
  hand.carryOut(operations)
  client.live.flush()
  return true
}

/**
 * Whether the pen strikes words that stand ahead of proposals until the server has settled them. With those words goes what
 * held what was proposed before them meanwhile apart from what was proposed behind (docs/decisions/0016).
 */
function strikesAhead({ live }: Client, { id, segments }: ComposedArticle, edit: ComposedEdit): boolean {
  const ahead: boolean[] = []
  for (const { insert, attributes } of (findSharedText(live, id)?.toDelta() ?? []) as readonly Delta[]) {
    const length = typeof insert === 'string' ? insert.length : 1
    for (let unit = 0; unit < length; unit++) ahead.push(attributes?.['ahead'] !== undefined)
  }
  let at = 0
  return segments.some(({ piece, inserted, offset }) => {
    const begin = at
    at += piece.type === 'text' ? piece.text.length : 1
    const [from, to] = [Math.max(edit.from, begin), Math.min(edit.to, at)]
    return inserted.length === 0 && from < to && ahead.slice(offset + from - begin, offset + to - begin).includes(true)
  })
}

interface Delta {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** What is not known of the anchors of open changes. */
interface Looseness {
  /** Holders of ranges whose first unit has gone. */
  readonly holders: ReadonlySet<string>
  /** Whether an anchor is to a unit that is not there (yet): then its change stands by its quote, if at all. */
  readonly isWaiting: boolean
}

function loosenessOf({ live }: Client): Looseness {
  const holders = new Set<string>()
  let isWaiting = false
  for (const { id, holder, status } of live.negotiation.proposals) {
    if (!isOpen({ status })) continue
    for (const change of live.findLayerProposal(id)?.changes ?? []) {
      if (!('in' in change)) continue
      const text = findSharedText(live, change.in)
      const reader = text && new AnchorReader(text)
      const anchors = [change.from, change.to, 'at' in change ? change.at : undefined].filter(
        (one) => one !== undefined
      )
      if (!reader || anchors.some((one) => !reader.resolve(one))) isWaiting = true
      else if (change.from?.item && Y.getItem(text.doc!.store, change.from.item).deleted) holders.add(holder)
    }
  }
  return { holders, isWaiting }
}

/** The letters that undoing may bring back. */
function noteStruck(
  client: Client,
  { mode, shadow }: Hand,
  segments: ComposedArticle['segments'],
  edit: ComposedEdit
): void {
  let at = 0
  for (const { piece, inserted } of segments) {
    const end = at + (piece.type === 'text' ? piece.text.length : 1)
    const isOwn = mode === 'pen' ? inserted.length === 0 : inserted.at(-1)?.proposal.holder === client.holder
    if (isOwn && piece.type === 'text' && end > edit.from && at < edit.to) {
      const words = piece.text.slice(Math.max(0, edit.from - at), Math.min(end, edit.to) - at)
      for (const letter of words) shadow.struck.set(letter, (shadow.struck.get(letter) ?? 0) + 1)
    }
    at = end
  }
}

/** The editor refuses to write where all is agreed, and the pen cannot write what is only proposed. */
function isWritable({ live }: Client, { mode }: Hand, { id, inserted }: ComposedArticle): boolean {
  return (live.recordOfArticle(id)?.status ?? 'open') === 'open' && !(mode === 'pen' && inserted)
}

export function watchWrites(client: Client, written: Set<string>): () => void {
  const stops = [...client.channels.values()].map(({ name, doc }) => {
    const note = () => void written.add(name)
    doc.on('update', note)
    return () => doc.off('update', note)
  })
  return () => stops.forEach((stop) => stop())
}

/** The edit of a composed article that a step means there; never before the first mark. */
function editOf(client: Client, article: ComposedArticle, where: Where, act: EditAct): ComposedEdit | undefined {
  const { segments } = article
  const length = composedLength(segments)
  if (length === 0) return undefined
  const at = 1 + (where.at % length)
  const end = Math.min(length, at + 1 + (where.length % 6))
  const here = { from: at, to: at }
  switch (act) {
    case 'type':
      return { ...here, line: wordOf(client, where.word) }
    case 'strike':
    case 'backspace':
      return at < end ? { from: at, to: where.length === 0 ? at + 1 : end, line: [] } : undefined
    case 'replace':
      return at < end ? { from: at, to: end, line: wordOf(client, where.word) } : undefined
    case 'enter':
      return { ...here, line: [markOf(client, where.word)] }
    case 'join':
      return joinAfter(segments, at)
    case 'level':
      return levelBefore(client, segments, at, where.word)
    case 'paste': {
      const word = wordOf(client, where.word)
      return {
        from: at,
        to: where.length % 3 === 0 ? end : at,
        line: [...word, markOf(client, where.word), ...word, markOf(client, where.word >> 2), ...word]
      }
    }
  }
}

/** One to three letters of the writer's own, some of them of two code units, some with a space or a sign of the notation. */
function wordOf({ letters: [letter, animal] }: Client, word: number): Line {
  const text = [
    letter.repeat(1 + (word % 3)),
    animal,
    `${letter} `,
    `${letter}${animal}`,
    ` [${letter}`,
    `${letter}*${letter}`
  ]
  const strong = (word >> 3) % 7 === 0 ? { strong: true as const } : {}
  return [{ type: 'text', text: text[(word >> 6) % text.length]!, ...strong }]
}

function markOf(client: Client, word: number): ProvisionMark {
  return {
    type: 'mark',
    id: client.newMarkId(),
    kind: KINDS[word % KINDS.length]!,
    numbering: word % 5 === 0 ? 'none' : 'auto'
  }
}

/** Strikes the next mark, as Delete does at the end of a provision. */
function joinAfter(segments: ComposedArticle['segments'], from: number): ComposedEdit | undefined {
  const mark = marksOf(segments).find(({ at }) => at >= from)
  return mark && { from: mark.at, to: mark.at + 1, line: [] }
}

/** Puts another mark in the stead of the one before, as Tab does. */
function levelBefore(
  client: Client,
  segments: ComposedArticle['segments'],
  from: number,
  word: number
): ComposedEdit | undefined {
  const found = marksOf(segments).findLast(({ at }) => at < from)
  if (!found || levelOf(found.mark.kind) === 0) return undefined
  return {
    from: found.at,
    to: found.at + 1,
    line: [{ ...markOf(client, word), numbering: found.mark.numbering === 'as-given' ? 'auto' : found.mark.numbering }]
  }
}

function marksOf(segments: ComposedArticle['segments']): readonly { mark: ProvisionMark; at: number }[] {
  const marks: { mark: ProvisionMark; at: number }[] = []
  let at = 0
  for (const piece of composedLine(segments)) {
    if (piece.type === 'mark' && at > 0) marks.push({ mark: piece, at })
    at += piece.type === 'text' ? piece.text.length : 1
  }
  return marks
}

/** The words of a proposed article, in the writer's letters. */
export function articleLine(client: Client, word: number): Line {
  const heading: ProvisionMark = { type: 'mark', id: client.newMarkId(), kind: 'heading', numbering: 'auto' }
  return [heading, ...wordOf(client, word), markOf(client, word), ...wordOf(client, word >> 3)]
}

export function rangeIn(line: Line, at: number, length: number): { from: number; to: number } | undefined {
  const units = lineLength(line)
  if (units < 2) return undefined
  const from = 1 + (at % (units - 1))
  return { from, to: Math.min(units, from + 1 + (length % 8)) }
}
