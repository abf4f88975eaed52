/**
 * Comments on proposals, articles and provisions: for everybody, for one's own delegation, or for that and the chair's table.
 * What is not for everybody is in no document, no register and no count that others read. Resolving a comment decides nothing.
 */
import { commentsAs, holderOf, mayDo, maySee } from '@cartif/negotiation'
import type { Actor, Audience } from '@cartif/negotiation'
import { DRAFT, proposalsOf, recordedComments } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import type { Room } from '../instruments/room.ts'

export interface Comment {
  readonly id: string
  readonly subject: string
  readonly audience: Audience
  readonly text: string
  readonly name: string
  /** A party's code, or an office. */
  readonly holder: string
  readonly at: string
  readonly resolved: { readonly by: string; readonly at: string } | null
}

export interface CommentRequest {
  readonly subject: string
  readonly audience: Audience
  readonly text: string
}

/** What the actor may read, oldest first. */
export function readComments(room: Room, actor: Actor): readonly Comment[] {
  return allComments(room).filter((comment) => maySee(actor, comment))
}

export function comment(room: Room, actor: Actor, id: string, { subject, audience, text }: CommentRequest): Comment {
  return room.act(() => {
    if (!mayDo(actor, 'comment')) throw new Problem('not-allowed')
    const name =
      nameOfSubject(room, subject) ?? (audience === 'delegation' ? nameOfDrafted(room, actor, subject) : undefined)
    if (name === undefined) throw new Problem('not-found', 'There is nothing like that to comment on.')
    const holder = commentsAs(actor)
    const row = {
      id,
      instrument: room.info.id,
      subject,
      audience,
      text,
      user_id: actor.user,
      name: actor.name,
      holder,
      at: room.now(),
      resolved_by: null,
      resolved_at: null
    }
    room.db.run(room.db.query.insertInto('comment').values(row))
    if (audience === 'all') {
      count(room, subject)
      room.note('comment-made', actor, { comment: id, subject, name, text })
    }
    return mustFindComment(room, actor, id)
  }, actor.user)
}

export function resolveComment(room: Room, actor: Actor, id: string, isResolved: boolean): Comment {
  return room.act(() => {
    if (!mayDo(actor, 'comment')) throw new Problem('not-allowed')
    const { subject, audience } = mustFindComment(room, actor, id)
    const resolved = isResolved
      ? { resolved_by: actor.name, resolved_at: room.now() }
      : { resolved_by: null, resolved_at: null }
    room.db.run(room.db.query.updateTable('comment').set(resolved).where('id', '=', id))
    if (audience === 'all') {
      count(room, subject)
      const name = nameOfSubject(room, subject) ?? ''
      room.note(isResolved ? 'comment-resolved' : 'comment-reopened', actor, { comment: id, subject, name })
    }
    return mustFindComment(room, actor, id)
  }, actor.user)
}

function mustFindComment(room: Room, actor: Actor, id: string): Comment {
  const found = readComments(room, actor).find((one) => one.id === id)
  if (!found) throw new Problem('not-found', `There is no comment ${id}.`)
  return found
}

/** Everybody sees the number of open ones change, and reads them anew. */
function count(room: Room, subject: string): void {
  const open = allComments(room).filter(
    (one) => one.subject === subject && one.audience === 'all' && one.resolved === null
  )
  recordedComments(room.live.documents.record).set(subject, open.length)
}

function allComments({ db, info }: Room): readonly Comment[] {
  const query = db.query.selectFrom('comment').selectAll().where('instrument', '=', info.id).orderBy('at').orderBy('id')
  return db.all(query).map(({ id, subject, audience, text, name, holder, at, resolved_by, resolved_at }) => ({
    id,
    subject,
    audience: audience as Audience,
    text,
    name,
    holder,
    at,
    resolved: resolved_by === null || resolved_at === null ? null : { by: resolved_by, at: resolved_at }
  }))
}

/** What is drafted can be discussed by those who draft it, and by nobody else. */
function nameOfDrafted(room: Room, actor: Actor, subject: string): string | undefined {
  const holder = holderOf(actor)
  if (holder === undefined || !subject.startsWith(`${DRAFT}-`)) return undefined
  return proposalsOf(room.documents.open(`draft/${holder}`)).has(subject) ? 'a draft' : undefined
}

/** "proposal no. 7", "Article 5(2)"; undefined where there is no such thing. */
function nameOfSubject({ live }: Room, subject: string): string | undefined {
  const record = live.recordOf(subject)
  if (record) return `proposal no. ${record.number}`
  if (live.findComposed(subject)) return live.designations.get(subject) || 'the title'
  return live.designations.get(subject)
}
