/** Tabling a proposal by request: quotes instead of keystrokes, for scripts, imports and forms. */
import { levelOf, lineLength } from '@cartif/treaty-text'
import type { NewChange } from '@cartif/live'
import { holderOf, mayDo, placeBetween } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import type { ChangeRequest, ProposalRequest } from './change-request.ts'
import { endBehind, mustFindProvision, mustFindQuote } from './find-words.ts'
import type { WordRange } from './find-words.ts'
import { checkLocks } from './locks.ts'
import { checkOpen } from './check-open.ts'
import { linkFootnotes, readArticle, readProvisions, readWords } from './notation-words.ts'
import type { FindTarget } from './notation-words.ts'
import type { Room } from './room.ts'

/** Tables a proposal in the layer of the actor's party or office; returns its id. */
export function propose(room: Room, actor: Actor, { changes, rationale }: ProposalRequest): string {
  return room.act(() => {
    const holder = holderOf(actor)
    if (holder === undefined || !mayDo(actor, 'propose')) throw new Problem('not-allowed')
    const wanted = withFootnotes(
      room,
      changes.map((change) => readChange(room, change))
    )
    checkLocks(room.live, wanted)
    return room.writer(holder, actor.name).propose(wanted, rationale)
  }, actor.user)
}

/** A footnote and the reference to it come in one request as two changes. */
function withFootnotes(room: Room, changes: readonly NewChange[]): readonly NewChange[] {
  const lines = changes.map((change) => ('line' in change ? change.line : []))
  const linked = linkFootnotes(lines, targetsIn(room))
  return changes.map((change, index) => ('line' in change ? { ...change, line: linked[index]! } : change))
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
    return { kind: 'bracket', ...bounds(mustFindQuote(room, [mustFindProvision(room, provision)], quote, provision)) }
  }
  return readSplice(room, change)
}

function readSplice(room: Room, change: Extract<ChangeRequest, { text: string }>): NewChange {
  const where = 'amends' in change ? change.amends : change.provision
  const line = readWords(change.text, targetsIn(room))
  const ranges = 'amends' in change ? textsOf(room, change.amends) : [mustFindProvision(room, change.provision)]
  const isInsertion = 'after' in change
  const found = mustFindQuote(room, ranges, isInsertion ? change.after : change.quote, where)
  if (isInsertion && lineLength(line) === 0) throw new Problem('nothing-proposed')
  return splice(room, isInsertion ? { ...found, from: found.to } : found, line)
}

/** The words that a proposal brings, text by text. */
function textsOf(room: Room, id: string): readonly WordRange[] {
  const proposal = room.mustFindProposal(id)
  checkOpen(proposal)
  return proposal.changes.flatMap((change) => {
    const isWording = 'line' in change && change.line.length > 0
    return isWording ? [{ text: change.id, from: 0, to: lineLength(change.line) }] : []
  })
}

function readNewParagraph(room: Room, { after, notation }: { after: string; notation: string }): NewChange {
  const found = mustFindProvision(room, after)
  const kind = room.live.findArticle(found.text)?.kind ?? 'article'
  const line = readProvisions(notation, kind, targetsIn(room))
  const first = line[0]
  if (first?.type !== 'mark' || levelOf(first.kind) === 0 || line.length === 1) throw new Problem('nothing-proposed')
  const at = endBehind(room, found, first.kind)
  return splice(room, { text: found.text, from: at, to: at }, line)
}

function readNewArticle(room: Room, { after, notation }: { after: string; notation: string }): NewChange {
  const article = readArticle(notation, targetsIn(room))
  if (!article)
    throw new Problem('nothing-proposed', 'A new article begins with its heading, such as “Article — Title”.')
  return { kind: 'insert-article', articleKind: article.kind, order: orderAfter(room, after), line: article.line }
}

function splice(room: Room, range: WordRange, line: (NewChange & { kind: 'splice' })['line']): NewChange {
  const at = range.to
  return { kind: 'splice', ...bounds(range), at, place: placeAt(room, range.text, at), line }
}

function bounds({ text, from, to }: WordRange) {
  return { in: text, from, to }
}

/** Behind everything that others bring at the same point. */
export function placeAt(room: Room, text: string, at: number): string {
  const last = room.live.openIn(text).splices.findLast(({ change }) => change.at === at)
  return placeBetween(last?.change.place ?? null, null)
}

/** Right behind an article, standing or proposed, before whatever stands or is proposed after it. */
function orderAfter(room: Room, name: string): string {
  const { composed, outline } = room.live
  const proposed = outline.find(({ id, number }) => id === name || number === name)?.id
  const text = proposed ?? mustFindProvision(room, name).text
  const index = composed.findIndex(({ id }) => id === text)
  return placeBetween(composed[index]!.order, composed[index + 1]?.order ?? null)
}

function targetsIn(room: Room): FindTarget {
  const ids = new Map([...room.live.designations].toReversed().map(([id, name]) => [name, id]))
  for (const { id, number } of room.live.outline) if (number !== '') ids.set(number, id)
  return (designation) => ids.get(designation)
}
