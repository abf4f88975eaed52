import { expect, test } from 'vitest'
import {
  accept,
  close,
  composedLength,
  footnotesLost,
  insertFootnote,
  isInFootnote,
  isOpen,
  referenceRules,
  routePenEdits,
  routeProposalEdits
} from '@cartif/negotiation'
import type { ComposedArticle, EditOfArticle } from '@cartif/negotiation'
import { showNegotiation, showSegments } from '@cartif/negotiation/testing'
import type { Article } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { writeDecision } from './decision-writer.ts'
import { LiveInstrument } from './live-instrument.ts'
import { recordedProposals } from './record-mirror.ts'
import { PenWriter } from './text-writer.ts'
import { Room } from './testing/index.ts'
import type { Replica } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 60)

const ARTICLES: readonly Article[] = ['a0', 'a1'].map((id) => ({
  id,
  kind: 'article',
  order: id,
  line: [
    { type: 'mark', id: `${id}-h`, kind: 'heading', numbering: 'auto' },
    { type: 'text', text: 'Title' },
    { type: 'mark', id: `${id}-p`, kind: 'paragraph', numbering: 'auto' },
    { type: 'text', text: 'Each Party shall publish its fees.' }
  ]
}))

test(`footnotes of several hands stand at the end of their article, and go with their references, seed ${SEED}`, () => {
  const seen = { put: 0, lost: 0, decided: 0 }
  for (let world = 0; world < WORLDS; world++) {
    try {
      runWorld(SEED + world, seen)
    } catch (error) {
      throw new Error(`world ${SEED + world}`, { cause: error })
    }
  }
  expect(seen.put).toBeGreaterThan(WORLDS)
  expect(seen.lost).toBeGreaterThan(WORLDS / 4)
  expect(seen.decided).toBeGreaterThan(WORLDS / 2)
})

function runWorld(seed: number, seen: { put: number; lost: number; decided: number }): void {
  const random = createRandom(seed)
  const room = new Room(ARTICLES)
  const pen = new PenWriter(room.server.text, 'pen')
  for (let step = 0; step < 30; step++) {
    const act = random.int(10)
    const replica = random.pick(room.replicas)
    if (act < 2) seen.put += putFootnote(random, replica, `f${seed}-${step}`)
    else if (act < 4) type(random, replica)
    else if (act < 5) seen.lost += erase(random, replica)
    else if (act < 6) typeWithPen(random, room, pen)
    else if (act < 9) while (random.chance(0.8) && room.deliver(random));
    else seen.decided += decide(random, room)
    checkOrder(replica.live.composed)
  }
  while (room.deliver(random));
  const shown = showNegotiation(room.live.negotiation)
  for (const { live, documents } of room.replicas) {
    expect(showNegotiation(live.negotiation)).toBe(shown)
    const fresh = new LiveInstrument(documents)
    expect(showNegotiation(fresh.negotiation)).toBe(shown)
    expect(live.composed.map(showArticle)).toEqual(fresh.composed.map(showArticle))
    expect(live.outline).toEqual(fresh.outline)
    fresh.destroy()
  }
}

const showArticle = ({ id, segments }: ComposedArticle) => `${id}: ${showSegments(segments)}`

/** Behind the first footnote of an article there is nothing else. */
function checkOrder(composed: readonly ComposedArticle[]): void {
  for (const { segments } of composed) {
    const kinds = segments.flatMap(({ piece }) => (piece.type === 'mark' ? [piece.kind] : []))
    const first = kinds.indexOf('footnote')
    if (first >= 0) expect(new Set(kinds.slice(first))).toEqual(new Set(['footnote']))
  }
}

/** A position in the words of an article's provisions. */
function somewhere(random: Random, { segments }: ComposedArticle): number {
  return 2 + random.int(Math.max(composedLength(segments) - 2, 1))
}

function putFootnote(random: Random, { live, writer, holder }: Replica, mark: string): number {
  const article = random.pick(live.composed)
  const at = somewhere(random, article)
  if (isInFootnote(article.segments, at)) return 0
  const { id, segments } = article
  const { reference, footnote } = insertFootnote(segments, { from: at, to: at }, mark)
  const before = live.negotiation.proposals.length
  writer.carryOut(
    routeProposalEdits([{ article: id, segments, edit: reference }], holder, [
      { article: id, segments, edit: footnote }
    ])
  )
  const owners = new Set(
    live.negotiation.proposals.flatMap(({ id: proposal, changes }) =>
      changes.some((one) => 'line' in one && one.line.some((piece) => isPart(piece, mark))) ? [proposal] : []
    )
  )
  expect(owners.size).toBe(1)
  expect(live.negotiation.proposals.length - before).toBeLessThanOrEqual(1)
  return 1
}

function isPart(piece: Article['line'][number], mark: string): boolean {
  return (piece.type === 'mark' && piece.id === mark) || (piece.type === 'reference' && piece.target === mark)
}

function type(random: Random, { live, writer, holder }: Replica): void {
  const { id, segments } = random.pick(live.composed)
  const at = somewhere(random, { segments } as ComposedArticle)
  const edit = { from: at, to: at, line: [{ type: 'text' as const, text: holder[0]! }] }
  writer.carryOut(routeProposalEdits([{ article: id, segments, edit }], holder))
}

function typeWithPen(random: Random, { live }: Room, pen: PenWriter): void {
  const { id, segments } = random.pick(live.composed)
  const at = somewhere(random, { segments } as ComposedArticle)
  pen.carryOut(
    routePenEdits([{ article: id, segments, edit: { from: at, to: at, line: [{ type: 'text', text: '!' }] } }])
  )
  live.flush()
}

/** Takes out a reference, and what goes with it. */
function erase(random: Random, { live, writer, holder }: Replica): number {
  const { id, segments } = random.pick(live.composed)
  const at = segments.findIndex(({ piece }) => piece.type === 'reference')
  if (at < 0) return 0
  const from = composedLength(segments.slice(0, at))
  const edits: readonly EditOfArticle[] = [{ article: id, segments, edit: { from, to: from + 1, line: [] } }]
  const rules = referenceRules(holder)
  if (!rules.takes(segments[at]!)) return 0
  const { target } = segments[at]!.piece as { target: string }
  const lost = footnotesLost(edits, rules, () => live.composed)
  writer.carryOut(routeProposalEdits(edits, holder, lost))
  // A decision whose documents have not all come yet may be seen twice, and then another reference stands.
  if (stands(live.composed, target, rules)) return 0
  for (const { piece, deleted } of live.composed.flatMap((article) => article.segments)) {
    if (piece.type !== 'mark' || piece.id !== target) continue
    expect(deleted.some(({ proposal }) => proposal.holder === holder)).toBe(true)
  }
  return lost.length
}

/** Whether a reference is left that has not been taken out. */
function stands(
  composed: readonly ComposedArticle[],
  target: string,
  rules: ReturnType<typeof referenceRules>
): boolean {
  return composed.some(({ segments }) =>
    segments.some((one) => one.piece.type === 'reference' && one.piece.target === target && rules.counts(one))
  )
}

function decide(random: Random, { live }: Room): number {
  const open = live.negotiation.proposals.filter(isOpen)
  if (open.length === 0) return 0
  const { id, holder } = random.pick(open)
  const decision = random.chance(0.6) ? accept(live.negotiation, id) : close(live.negotiation, id, 'rejected')
  writeDecision(live, decision, `d-${id}`)
  const statuses = new Map(decision.negotiation.proposals.map((one) => [one.id, one]))
  for (const [proposal, { status, voided = [] }] of statuses) {
    const record = { number: 1, holder, status, version: '', tabledAt: '', tabledBy: '', sponsors: [], positions: [] }
    if (status !== 'tabled' || voided.length > 0)
      recordedProposals(live.documents.record).set(proposal, { ...record, holder: proposal.split('-')[0]!, voided })
  }
  live.flush()
  return 1
}
