/** Revisions: the line at one instant, under a symbol, for ever. The zero draft is ZD, then Rev.1, Rev.2, … */
import { createHash } from 'node:crypto'
import { printNotation } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { isOpen, mayDo, treeOf } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { recordedRevisions } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import type { Room } from './room.ts'

export interface Revision {
  readonly number: number
  readonly symbol: string
  readonly title: string
  readonly note: string
  readonly issuedAt: string
  readonly issuedBy: string
  readonly hash: string
}

/** Issues the text as it stands, with everything open in brackets beside it. */
export function issueRevision(room: Room, actor: Actor, { title, note }: { title: string; note: string }): Revision {
  return room.act(() => {
    if (!mayDo(actor, 'issue-revision')) throw new Problem('not-allowed')
    const number = listRevisions(room).length
    const symbol = `${room.info.symbol}/${number === 0 ? 'ZD' : `Rev.${number}`}`
    const { live } = room
    const articles = JSON.stringify(live.negotiation.articles)
    const composed = printNotation(treeOf(live.composed, { names: true, designations: live.designations }))
    const issuedAt = room.now()
    const hash = createHash('sha256').update(symbol).update('\0').update(articles).digest('hex')
    const row = { number, symbol, title, note, issued_at: issuedAt, issued_by: actor.name, articles, composed, hash }
    room.db.run(room.db.query.insertInto('revision').values({ instrument: room.info.id, ...row }))
    recordedRevisions(live.documents.record).set(symbol, { symbol, title, issuedAt })
    const open = live.negotiation.proposals.filter(isOpen).length
    room.note('revision-issued', actor, { number, symbol, title, note, hash, openProposals: open })
    return { number, symbol, title, note, issuedAt, issuedBy: actor.name, hash }
  })
}

export function listRevisions(room: Room): readonly Revision[] {
  const { query } = room.db
  const rows = room.db.all(
    query
      .selectFrom('revision')
      .select(['number', 'symbol', 'title', 'note', 'issued_at', 'issued_by', 'hash'])
      .where('instrument', '=', room.info.id)
      .orderBy('number')
  )
  return rows.map(({ issued_at, issued_by, ...rest }) => ({ ...rest, issuedAt: issued_at, issuedBy: issued_by }))
}

/** The articles and the composed notation of a revision, by number or symbol. */
export function mustFindRevision(
  room: Room,
  name: string
): Revision & { articles: readonly Article[]; composed: string } {
  const found = listRevisions(room).find(
    ({ number, symbol }) => String(number) === name || symbol === name || symbol.endsWith(`/${name}`)
  )
  if (!found) throw new Problem('unknown-revision', `There is no revision ${name}.`)
  const row = room.db.first(
    room.db.query
      .selectFrom('revision')
      .select(['articles', 'composed'])
      .where('instrument', '=', room.info.id)
      .where('number', '=', found.number)
  )!
  return { ...found, articles: JSON.parse(row.articles) as Article[], composed: row.composed }
}
