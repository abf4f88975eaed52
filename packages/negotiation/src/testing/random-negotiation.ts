/** Random negotiations: a few articles and a few dozen edits by several delegations, all made through routing. */
import { clampToGraphemes, concatLines, lineLength, pieceLength } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import { randomLine } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { carryOut } from '../carry-out.ts'
import { compose, composedLength } from '../compose.ts'
import type { ComposedArticle } from '../compose.ts'
import { lineOf } from '../proposal.ts'
import type { Change, Negotiation, Proposal } from '../proposal.ts'
import { clampEdit, routeProposal } from '../route.ts'
import type { ComposedEdit } from '../route.ts'

export const HOLDERS = ['kaz', 'pak', 'uzb', 'chair'] as const

export interface World {
  negotiation: Negotiation
  nextId: number
  /** Everybody writes at the same few places: deep amendments, many at one point, crossing brackets. */
  isCrowded?: boolean
}

/** Articles of random words, without proposals. */
export function randomWorld(random: Random, articles: number): World {
  const world: World = { negotiation: { articles: [], proposals: [] }, nextId: 1 }
  const all: Article[] = []
  for (let index = 0; index < articles; index++) {
    all.push({ id: `a${index}`, kind: 'article', order: `a${index}`, line: randomArticleLine(random, world) })
  }
  world.negotiation = { articles: all, proposals: [] }
  return world
}

export function randomArticleLine(random: Random, world: World): Line {
  const mark = () => `m${world.nextId++}`
  const heading: Line = [{ type: 'mark', id: mark(), kind: 'heading', numbering: 'auto' }]
  return concatLines(heading, randomLine(random, 3 + random.int(12), mark))
}

/** A random edit of a composed article: typing, striking or both, never before the first mark. */
export function randomEdit(random: Random, world: World, article: ComposedArticle, sign: string): ComposedEdit {
  const length = composedLength(article.segments)
  const anywhere = 1 + random.int(Math.max(length - 1, 1))
  const from = world.isCrowded && random.chance(0.7) ? crowdedPlace(random, article) : anywhere
  const to = random.chance(0.5) ? from : Math.min(length, from + random.int(6))
  const words = random.chance(0.3) ? '' : sign.repeat(1 + random.int(3))
  const line: Line = words === '' ? [] : [{ type: 'text', text: words }]
  const mark: Line = [{ type: 'mark', id: `m${world.nextId++}`, kind: 'paragraph', numbering: 'auto' }]
  const edit = {
    from: Math.min(from, length),
    to: Math.min(to, length),
    line: random.chance(0.1) ? concatLines(mark, line) : line
  }
  return clampEdit(article.segments, edit)
}

/** At an edge of what somebody brings, strikes or brackets, or right beside it. */
function crowdedPlace(random: Random, { segments }: ComposedArticle): number {
  let at = 0
  const places: number[] = []
  for (const { piece, inserted, deleted, bracketed } of segments) {
    const end = at + pieceLength(piece)
    if (inserted.length + deleted.length + bracketed.length > 0) places.push(at, at + 1, end, end)
    at = end
  }
  return Math.max(1, places.length > 0 ? random.pick(places) : 1)
}

/** One random act of proposing; returns who edited what, or undefined where there was nothing to edit. */
export function proposeAtRandom(random: Random, world: World): void {
  const holder = random.pick(HOLDERS)
  if (random.chance(0.12)) return tableArticleChange(random, world, holder)
  const composed = compose(world.negotiation)
  if (composed.length === 0) return
  const article = random.pick(composed)
  if (world.isCrowded && random.chance(0.15)) return bracketAtRandom(random, world, article, holder)
  const edit = randomEdit(random, world, article, holder[0]!)
  const operations = routeProposal(article.id, article.segments, edit, holder)
  world.negotiation = carryOut(world.negotiation, operations, authorOf(world, holder))
}

export function authorOf(world: World, holder: string) {
  return { holder, tabled: world.nextId, newId: () => `${holder}-${world.nextId++}` }
}

/** Brackets around words of any text, at any depth, crossing whatever stands there. */
function bracketAtRandom(random: Random, world: World, { segments }: ComposedArticle, holder: string): void {
  const { text, offset, piece } = random.pick(segments)
  const owner = world.negotiation.proposals.flatMap(({ changes }) => changes).find(({ id }) => id === text)
  const line = world.negotiation.articles.find(({ id }) => id === text)?.line ?? (owner ? lineOf(owner) : [])
  const first = owner ? 0 : 1
  const from = Math.max(first, offset - random.int(4))
  const to = Math.min(lineLength(line), offset + pieceLength(piece) + random.int(4))
  if (from >= to) return
  const id = `${holder}-${world.nextId++}`
  const change: Change = { kind: 'bracket', id, in: text, ...clampToGraphemes(line, from, to) }
  const proposal: Proposal = { id: `p${id}`, holder, status: 'tabled', tabled: world.nextId, changes: [change] }
  world.negotiation = { ...world.negotiation, proposals: [...world.negotiation.proposals, proposal] }
}

function tableArticleChange(random: Random, world: World, holder: string): void {
  const { articles } = world.negotiation
  if (articles.length === 0) return
  const article = random.pick(articles)
  const id = `${holder}-${world.nextId++}`
  const to = 1 + random.int(Math.max(lineLength(article.line) - 1, 1))
  const order = `a${random.int(9)}x${world.nextId}`
  const change = random.pick<Change>([
    {
      kind: 'insert-article',
      id,
      order,
      articleKind: 'article',
      line: holderLine(randomArticleLine(random, world), holder)
    },
    { kind: 'delete-article', id, article: article.id },
    { kind: 'move-article', id, article: article.id, order },
    { kind: 'bracket', id, in: article.id, ...clampToGraphemes(article.line, Math.max(1, to - random.int(5)), to) }
  ])
  const proposal: Proposal = { id: `p${id}`, holder, status: 'tabled', tabled: world.nextId, changes: [change] }
  world.negotiation = { ...world.negotiation, proposals: [...world.negotiation.proposals, proposal] }
}

/** Each holder writes only its own letter, so that attribution can be read off the words. */
function holderLine(line: Line, holder: string): Line {
  return line.map((piece) => (piece.type === 'text' ? { ...piece, text: holder[0]!.repeat(piece.text.length) } : piece))
}
