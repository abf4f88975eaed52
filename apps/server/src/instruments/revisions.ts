/**
 * Revisions: the line at one instant and everything open on it, under a symbol, for ever. The zero draft is ZD, then
 * Rev.1, Rev.2, … A row is never changed; its hash covers the words, the brackets and the symbol.
 */
import { createHash } from 'node:crypto'
import { recordedRevisions } from '@cartif/live'
import { isOpen, mayDo } from '@cartif/negotiation'
import type { Actor, Negotiation, Proposal } from '@cartif/negotiation'
import type { Article } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'
import { countOpen } from './counts.ts'
import type { Counts } from './counts.ts'
import { printComposed } from './print.ts'
import type { Room } from './room.ts'

export interface Revision {
  readonly number: number
  readonly symbol: string
  readonly title: string
  readonly note: string
  readonly issuedAt: string
  readonly issuedBy: string
  readonly hash: string
  readonly counts: Counts
}

export interface RevisionText extends Revision {
  /** The text as it stood and what was open on it. */
  readonly negotiation: Negotiation
  /** Bracketed notation, as it was issued. */
  readonly composed: string
}

/** Issues the text as it stands, with everything open in brackets beside it. */
export function issueRevision(room: Room, actor: Actor, { title, note }: { title: string; note: string }): Revision {
  return room.act(() => {
    if (!mayDo(actor, 'issue-revision')) throw new Problem('not-allowed')
    const number = listRevisions(room).length
    const symbol = `${room.info.symbol}/${number === 0 ? 'ZD' : `Rev.${number}`}`
    const { negotiation, composed, documents } = room.live
    const open = negotiation.proposals.filter(isOpen)
    const texts = {
      articles: JSON.stringify(negotiation.articles),
      composed: printComposed(composed),
      proposals: JSON.stringify(open)
    }
    const hash = hashOf([symbol, texts.articles, texts.composed, texts.proposals])
    const counts = countOpen(room.live)
    const revision = { number, symbol, title, note, issuedAt: room.now(), issuedBy: actor.name, hash, counts }
    insert(room, revision, texts)
    recordedRevisions(documents.record).set(symbol, { symbol, title, issuedAt: revision.issuedAt })
    const proposals = open.map((one) => ({
      proposal: one.id,
      number: one.tabled,
      version: room.version(one),
      wording: room.wording(one)
    }))
    room.note('revision-issued', actor, { number, symbol, title, note, hash, counts, proposals })
    return revision
  })
}

function insert(
  room: Room,
  { issuedAt, issuedBy, counts, ...rest }: Revision,
  texts: { articles: string; composed: string; proposals: string }
): void {
  const row = {
    instrument: room.info.id,
    ...rest,
    ...texts,
    issued_at: issuedAt,
    issued_by: issuedBy,
    counts: JSON.stringify(counts)
  }
  room.db.run(room.db.query.insertInto('revision').values(row))
}

/** Lengths stand before the parts, so that no two revisions read the same. */
function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`)
  return hash.digest('hex')
}

/** Oldest first. */
export function listRevisions(room: Room): readonly Revision[] {
  const { query } = room.db
  const columns = ['number', 'symbol', 'title', 'note', 'issued_at', 'issued_by', 'hash', 'counts'] as const
  const rows = room.db.all(
    query.selectFrom('revision').select(columns).where('instrument', '=', room.info.id).orderBy('number')
  )
  return rows.map(({ issued_at, issued_by, counts, ...rest }) => ({
    ...rest,
    issuedAt: issued_at,
    issuedBy: issued_by,
    counts: JSON.parse(counts) as Counts
  }))
}

/** A revision by number ("1"), symbol ("CARTIF/FA/Rev.1") or the end of the symbol ("Rev.1"), without its text. */
export function mustFindIssued(room: Room, name: string): Revision {
  const found = listRevisions(room).find(
    ({ number, symbol }) => String(number) === name || symbol === name || symbol.endsWith(`/${name}`)
  )
  if (!found) throw new Problem('unknown-revision', `There is no revision ${name}.`)
  return found
}

/** The articles of a revision, in JSON as they are kept. */
export function issuedArticles(room: Room, number: number): string {
  const query = room.db.query.selectFrom('revision').select('articles')
  return room.db.first(query.where('instrument', '=', room.info.id).where('number', '=', number))!.articles
}

/** As `mustFindIssued`, with its text. */
export function mustFindRevision(room: Room, name: string): RevisionText {
  const found = mustFindIssued(room, name)
  const query = room.db.query.selectFrom('revision').select(['articles', 'composed', 'proposals'])
  const row = room.db.first(query.where('instrument', '=', room.info.id).where('number', '=', found.number))!
  const articles = JSON.parse(row.articles) as Article[]
  return {
    ...found,
    negotiation: { articles, proposals: JSON.parse(row.proposals) as Proposal[] },
    composed: row.composed
  }
}
