/** Tabling a proposal by request: quotes instead of keystrokes, for scripts, imports and forms. */
import { articlesOf, lineLength, parseNotation } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import type { NewChange } from '@cartif/live'
import { holderOf, mayDo, placeBetween } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '../http/errors.ts'
import { mustFindProvision, mustFindQuote } from './find-words.ts'
import type { Room } from './room.ts'

const words = z.string().max(50_000)
const name = z.string().min(1).max(200)

export const changeSchema = z.union([
  z
    .strictObject({ provision: name, quote: words.min(1), text: words })
    .describe('Replaces the quoted words, or strikes them'),
  z
    .strictObject({ provision: name, quote: z.literal('').optional(), after: words.min(1), text: words.min(1) })
    .describe('Inserts after the quoted words'),
  z.strictObject({ amends: name, quote: words.min(1), text: words }).describe('Replaces words of another proposal'),
  z
    .strictObject({ amends: name, after: words.min(1), text: words.min(1) })
    .describe('Inserts into the words of another proposal'),
  z.strictObject({ newParagraph: z.strictObject({ after: name, notation: words.min(1) }) }),
  z.strictObject({ newArticle: z.strictObject({ after: name, notation: words.min(1) }) }),
  z.strictObject({ deleteArticle: name }),
  z.strictObject({ moveArticle: z.strictObject({ article: name, after: name }) }),
  z.strictObject({ bracket: z.strictObject({ provision: name, quote: words.min(1) }) })
])

export const proposalSchema = z.strictObject({
  changes: z.array(changeSchema).min(1).max(200),
  rationale: z.string().max(10_000).default('')
})

export type ProposalRequest = z.infer<typeof proposalSchema>
type ChangeRequest = z.infer<typeof changeSchema>

/** Tables a proposal in the layer of the actor's party or office; returns its id. */
export function propose(room: Room, actor: Actor, { changes, rationale }: ProposalRequest): string {
  return room.act(() => {
    const holder = holderOf(actor)
    if (holder === undefined || !mayDo(actor, 'propose')) throw new Problem('not-allowed')
    const wanted = changes.map((change) => readChange(room, change))
    for (const change of wanted) checkLock(room, change)
    return room.writer(holder, actor.user).propose(wanted, rationale)
  }, actor.user)
}

function checkLock(room: Room, change: NewChange): void {
  const text = 'in' in change ? room.live.articleOf(change.in) : 'article' in change ? change.article : undefined
  if (text !== undefined && room.isLocked(text)) throw new Problem('article-locked')
}

function readChange(room: Room, change: ChangeRequest): NewChange {
  if ('newArticle' in change) return readNewArticle(room, change.newArticle)
  if ('newParagraph' in change) return readNewParagraph(room, change.newParagraph)
  if ('deleteArticle' in change)
    return { kind: 'delete-article', article: mustFindProvision(room, change.deleteArticle).text }
  if ('moveArticle' in change) {
    const { text } = mustFindProvision(room, change.moveArticle.article)
    return { kind: 'move-article', article: text, order: orderAfter(room, change.moveArticle.after) }
  }
  if ('bracket' in change) {
    const { provision, quote } = change.bracket
    const { text, from, to } = mustFindQuote(room, mustFindProvision(room, provision), quote, provision)
    return { kind: 'bracket', in: text, from, to }
  }
  return readSplice(room, change)
}

function readSplice(room: Room, change: Extract<ChangeRequest, { text: string }>): NewChange {
  const where = 'amends' in change ? change.amends : change.provision
  const line = readWords(change.text)
  const ranges = 'amends' in change ? textsOf(room, change.amends) : [mustFindProvision(room, change.provision)]
  const quote = 'after' in change ? change.after : change.quote
  const found = findInAny(room, ranges, quote, where)
  const isInsertion = 'after' in change
  const from = isInsertion ? found.to : found.from
  if (from === found.to && lineLength(line) === 0) throw new Problem('nothing-proposed')
  return {
    kind: 'splice',
    in: found.text,
    from,
    to: found.to,
    at: found.to,
    place: placeAt(room, found.text, found.to),
    line
  }
}

function findInAny(
  room: Room,
  ranges: readonly { text: string; from: number; to: number }[],
  quote: string,
  where: string
) {
  let refusal: unknown
  for (const range of ranges) {
    try {
      return mustFindQuote(room, range, quote, where)
    } catch (error) {
      refusal = error
    }
  }
  throw refusal ?? new Problem('quote-not-found', `${where} brings no words.`)
}

/** The texts with the words that a proposal brings. */
function textsOf(room: Room, proposal: string) {
  return room
    .mustFindProposal(proposal)
    .changes.flatMap((change) =>
      'line' in change && change.line.length > 0 ? [{ text: change.id, from: 0, to: lineLength(change.line) }] : []
    )
}

/** Behind everything that others bring at the same point. */
function placeAt(room: Room, text: string, at: number): string {
  const last = room.live.openIn(text).splices.findLast(({ change }) => change.at === at)
  return placeBetween(last?.change.place ?? null, null)
}

/** Plain words with emphasis; provisions begin on lines of their own. */
function readWords(source: string): Line {
  if (source === '') return []
  if (!/[*_{\\\n]/.test(source)) return [{ type: 'text', text: source }]
  const { articles } = articlesOf(parseNotation(`* * *\n${source}`).tree, ids())
  return articles[0]?.line.slice(1) ?? []
}

function readNewParagraph(room: Room, { after, notation }: { after: string; notation: string }): NewChange {
  const { text, to } = mustFindProvision(room, after)
  const { articles } = articlesOf(parseNotation(`* * *\n${notation}`).tree, ids())
  const line = articles[0]?.line ?? []
  if (line.length === 0) throw new Problem('nothing-proposed')
  return { kind: 'splice', in: text, from: to, to, at: to, place: placeAt(room, text, to), line }
}

function readNewArticle(room: Room, { after, notation }: { after: string; notation: string }): NewChange {
  const source = notation.replace(/^Article\s+—/, 'Article 1 —')
  const { articles } = articlesOf(parseNotation(source).tree, ids())
  const article = articles[0]
  if (!article) throw new Problem('nothing-proposed')
  const line = article.line.map((piece) => {
    if (piece.type !== 'mark' || piece.kind !== 'heading') return piece
    const { label: _, ...rest } = piece
    return { ...rest, numbering: 'auto' as const }
  })
  return { kind: 'insert-article', articleKind: article.kind, order: orderAfter(room, after), line }
}

function orderAfter(room: Room, name: string): string {
  const { text } = mustFindProvision(room, name)
  const { composed } = room.live
  const index = composed.findIndex(({ id }) => id === text)
  return placeBetween(composed[index]!.order, composed[index + 1]?.order ?? null)
}

function ids() {
  return {
    newId: (kind: string) => `${kind[0]}-${randomBytes(8).toString('hex')}`,
    ordersFor: (count: number) => Array.from({ length: count }, (_, index) => `a${index}`)
  }
}
