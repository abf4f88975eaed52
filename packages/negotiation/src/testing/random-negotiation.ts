/** Random negotiations: a few articles and a few dozen edits by several delegations, all made through routing. */
import { clampToGraphemes, concatLines, lineLength } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import { randomLine } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { carryOut } from '../carry-out.ts'
import { compose, composedLength } from '../compose.ts'
import type { ComposedArticle } from '../compose.ts'
import type { Change, Negotiation, Proposal } from '../proposal.ts'
import { clampEdit, routeProposal } from '../route.ts'
import type { ComposedEdit } from '../route.ts'

export const HOLDERS = ['kaz', 'pak', 'uzb', 'chair'] as const

export interface World {
  negotiation: Negotiation
  nextId: number
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
  const from = 1 + random.int(Math.max(length - 1, 1))
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

/** One random act of proposing; returns who edited what, or undefined where there was nothing to edit. */
export function proposeAtRandom(random: Random, world: World): void {
  const holder = random.pick(HOLDERS)
  if (random.chance(0.12)) return tableArticleChange(random, world, holder)
  const composed = compose(world.negotiation)
  if (composed.length === 0) return
  const article = random.pick(composed)
  const edit = randomEdit(random, world, article, holder[0]!)
  const operations = routeProposal(article.id, article.segments, edit, holder)
  world.negotiation = carryOut(world.negotiation, operations, authorOf(world, holder))
}

export function authorOf(world: World, holder: string) {
  return { holder, tabled: world.nextId, newId: () => `${holder}-${world.nextId++}` }
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
