/**
 * Taking over what was withdrawn: the same words at the same places, tabled anew by whoever takes them up. The words are that
 * delegation's own act; the record says where they come from.
 */
import type { NewChange } from '@cartif/live'
import { holderOf, isOpen, mayDo } from '@cartif/negotiation'
import type {
  Actor,
  Change,
  DeleteArticleChange,
  InsertArticleChange,
  MoveArticleChange,
  SpliceChange
} from '@cartif/negotiation'
import { lineLength } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'
import { closedWords, landPoint, landRange } from './landing.ts'
import { checkLocks } from './locks.ts'
import { placeAt } from './propose.ts'
import type { Room } from './room.ts'

/** Tables what a withdrawn proposal says as the actor's own; returns the id of the new proposal. */
export function takeOver(room: Room, actor: Actor, id: string): string {
  return room.act(() => {
    const holder = holderOf(actor)
    if (holder === undefined || !mayDo(actor, 'propose')) throw new Problem('not-allowed')
    const proposal = room.mustFindProposal(id)
    const record = room.mustFindRecord(id)
    if (record.status !== 'withdrawn')
      throw new Problem('not-withdrawn', `Proposal no. ${record.number} is ${record.status}.`)
    checkNotTakenOver(room, id)
    const wanted = changesAnew(room, proposal.changes)
    if (wanted.length === 0) throw new Problem('place-not-found', 'The words it was about are gone.')
    checkLocks(room.live, wanted)
    const rationale = room.live.findLayerProposal(id)?.rationale ?? ''
    const tabled = room.writer(holder, actor.name).propose(wanted, rationale)
    room.setRecord(id, { ...room.mustFindRecord(id), takenOverAs: tabled })
    const { number } = record
    room.note('proposal-taken-over', actor, { proposal: id, number, from: record.holder, as: tabled })
    return tabled
  }, actor.user)
}

/** Throws where the words are on the table in somebody's name again. */
export function checkNotTakenOver(room: Room, id: string): void {
  const { takenOverAs } = room.mustFindRecord(id)
  const successor = takenOverAs === undefined ? undefined : room.live.findProposal(takenOverAs)
  if (!successor || !isOpen(successor)) return
  const { number } = room.mustFindRecord(successor.id)
  throw new Problem('taken-over', `It is on the table as no. ${number}.`, { proposal: successor.id, number })
}

/** What can still be said, each change at its place by now; a move names the change that strikes. */
function changesAnew(room: Room, changes: readonly Change[]): readonly NewChange[] {
  const found = changes.flatMap((change) => {
    const anew = changeAnew(room, change)
    return anew ? [{ change, anew }] : []
  })
  return found.map(({ change, anew }) => {
    if (anew.kind !== 'splice' || change.kind !== 'splice' || change.movedFrom === undefined) return anew
    const strike = found.findIndex((one) => one.change.id === change.movedFrom)
    return strike < 0 ? anew : { ...anew, movedFrom: strike }
  })
}

function changeAnew(room: Room, change: Change): NewChange | undefined {
  if (change.kind === 'insert-article') {
    const { order, articleKind } = change
    return { kind: 'insert-article', order, articleKind, line: wordsOf(room, change) }
  }
  if (change.kind === 'delete-article' || change.kind === 'move-article')
    return room.live.findArticle(change.article) ? actAnew(change) : undefined
  const range = change.from < change.to ? landRange(room, change.in, change.from, change.to) : undefined
  if (change.kind === 'bracket') return range && { kind: 'bracket', in: range.text, from: range.from, to: range.to }
  return spliceAnew(room, change, range)
}

function actAnew(change: DeleteArticleChange | MoveArticleChange): NewChange {
  const { article } = change
  if (change.kind === 'delete-article') return { kind: 'delete-article', article }
  return { kind: 'move-article', article, order: change.order }
}

function spliceAnew(room: Room, change: SpliceChange, range: ReturnType<typeof landRange>): NewChange | undefined {
  const point = range ?? landPoint(room, change.in, change.at)
  const line = wordsOf(room, change)
  if (!point || (!range && lineLength(line) === 0)) return undefined
  const { text, to: at } = point
  const place = placeAt(room, text, at)
  return { kind: 'splice', in: text, from: range?.from ?? at, to: at, at, place, line }
}

/** As they were when they were withdrawn; what was typed into them since is on no table. */
function wordsOf(room: Room, { id, line }: SpliceChange | InsertArticleChange): Line {
  return closedWords(line, room.lastWords(id) ?? '').line
}
