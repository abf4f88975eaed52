/**
 * The pen in the hand of delegations: the chair hands it to one or to a small drafting group, for an article and a time. What
 * they put into the text are proposals of their own, tabled as always and then accepted by themselves; so every word has its
 * delegation, and all of it can be taken out again as one act until the room has seen it. Words of others are not theirs to
 * decide on.
 */
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { recordedHandedPens } from '@cartif/live'
import type { RecordedHandedPen } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import { articlesTouched, carryOutDecision } from './decisions.ts'
import type { Preview } from './decisions.ts'
import { isLocked } from './locks.ts'
import { carryOutReopening } from './reopening.ts'
import type { Room } from './room.ts'

export interface HandOver {
  readonly article: string
  readonly parties: readonly string[]
  readonly minutes: number
}

export function handOver(room: Room, actor: Actor, id: string, { article, parties, minutes }: HandOver) {
  return room.act(() => {
    if (!mayDo(actor, 'decide')) throw new Problem('not-allowed')
    if (!room.live.findArticle(article)) throw new Problem('not-found', 'There is no such article.')
    const name = room.live.designations.get(article) || 'the title'
    if (isLocked(room.live, article)) throw new Problem('article-locked', undefined, { locked: article, name })
    const stranger = parties.find((party) => party.length !== 3 || !room.holders.includes(party))
    if (stranger !== undefined) throw new Problem('not-found', `There is no party ${stranger}.`)
    if (readHandedPens(room).some((one) => one.article === article && !one.settled)) throw new Problem('pen-handed')
    const at = room.now()
    const until = new Date(Date.parse(at) + minutes * 60_000).toISOString()
    const handed = { id, article, name, parties: [...new Set(parties)].toSorted(), by: actor.name, at, until, put: [] }
    return save(room, actor, 'pen-handed', handed)
  }, actor.user)
}

export interface PutRequest {
  readonly proposal: string
  /** The version of the wording that was seen. */
  readonly seen: string
}

/** Puts proposals of one's own into the text, all of them or none. */
export function putIntoText(room: Room, actor: Actor, id: string, proposals: readonly PutRequest[]) {
  return room.act(() => {
    const handed = mustFind(room, id)
    const { party } = actor
    if (party === undefined || !mayDo(actor, 'propose')) throw new Problem('not-allowed')
    if (handed.ended || room.now() > handed.until || !handed.parties.includes(party)) throw new Problem('pen-not-held')
    for (const { proposal } of proposals) checkOwn(room, party, proposal, handed.article)
    const put = proposals.map(({ proposal, seen }) => {
      const said = { pen: id }
      carryOutDecision(room, actor, proposal, { outcome: 'accept', seen }, { said, check: checkOthers })
      return { proposal, number: room.mustFindRecord(proposal).number, party, at: room.now() }
    })
    const after = { ...handed, put: [...handed.put, ...put] }
    recordedHandedPens(room.live.documents.record).set(id, after)
    return after
  }, actor.user)
}

/** The pen is given back, or taken back by the chair; what was written with it stands. */
export function endHandedPen(room: Room, actor: Actor, id: string) {
  return room.act(() => {
    const handed = mustFind(room, id)
    const isHolder = actor.party !== undefined && handed.parties.includes(actor.party)
    if (!mayDo(actor, 'decide') && !isHolder) throw new Problem('not-allowed')
    const ended = { by: actor.name, at: room.now() }
    // Where nothing was written there is nothing to be seen.
    const settled = handed.put.length === 0 ? { settled: { ...ended, outcome: 'seen' as const } } : {}
    return save(room, actor, 'pen-ended', { ...handed, ended, ...settled })
  }, actor.user)
}

/** The room has seen what was written with the pen; or all of it is taken out again, and is what was proposed before. */
export function settleHandedPen(room: Room, actor: Actor, id: string, outcome: 'seen' | 'taken-back') {
  return room.act(() => {
    if (!mayDo(actor, 'decide')) throw new Problem('not-allowed')
    const handed = mustFind(room, id)
    if (outcome === 'taken-back')
      for (const { proposal } of handed.put.toReversed()) carryOutReopening(room, actor, proposal, undefined)
    const at = room.now()
    const ended = handed.ended ?? { by: actor.name, at }
    return save(room, actor, `pen-${outcome}`, { ...handed, ended, settled: { by: actor.name, at, outcome } })
  }, actor.user)
}

export function readHandedPens(room: Room): readonly RecordedHandedPen[] {
  return [...recordedHandedPens(room.live.documents.record).values()].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

function save(room: Room, actor: Actor, kind: string, handed: RecordedHandedPen): RecordedHandedPen {
  recordedHandedPens(room.live.documents.record).set(handed.id, handed)
  const { id, article, name, parties, until, put } = handed
  room.note(kind, actor, { pen: id, article, name, parties, until, numbers: put.map(({ number }) => number) })
  return handed
}

function mustFind(room: Room, id: string): RecordedHandedPen {
  const handed = recordedHandedPens(room.live.documents.record).get(id)
  if (!handed) throw new Problem('not-found', 'The pen was not handed over under this name.')
  if (handed.settled) throw new Problem('pen-not-held', 'What was written with it has been settled.')
  return handed
}

function checkOwn(room: Room, party: string, id: string, article: string): void {
  const proposal = room.mustFindProposal(id)
  if (proposal.holder !== party || room.live.amendedBy(proposal)) throw new Problem('not-allowed')
  const articles = articlesTouched(room, proposal.changes)
  if (articles.size !== 1 || !articles.has(article)) throw new Problem('pen-not-held')
}

function checkOthers({ consequences }: Preview): void {
  const closed = consequences.filter(({ effect }) => effect !== 'promoted')
  if (closed.length > 0) throw new Problem('touches-others', undefined, { numbers: closed.map(({ number }) => number) })
}
