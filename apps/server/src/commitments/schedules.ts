/**
 * The schedules of the parties: what each states of each article. A schedule is its party's and the chair's table's until the party
 * shares it; from then on everybody reads it, and each change is an act in the register. Nothing of one that is not shared is in
 * any document, register or count that others read. A statement keeps the version of the words that it was made on.
 */
import { NO_STATEMENT, faultOf, isSameStatement, mayDo, mayReadSchedule, sayStatement } from '@cartif/negotiation'
import type { Actor, Category, Participation, Statement } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import type { Room } from '../instruments/room.ts'
import { mustFindArticle, statedArticles } from './stated-articles.ts'
import type { StatedArticle } from './stated-articles.ts'

export interface Commitment extends Statement {
  readonly party: string
  readonly article: string
  /** What the article was called when this was stated. */
  readonly name: string
  readonly by: string
  readonly at: string
  /** The version of the words that it was made on. */
  readonly version: string
}

export interface SharedSchedule {
  readonly party: string
  readonly by: string
  readonly at: string
}

/** A statement and the article that it is made on. */
export interface Stated {
  readonly article: Pick<StatedArticle, 'id' | 'number' | 'version'>
  readonly statement: Statement
}

/** What the actor may read, in the order of parties and of stating. */
export function readCommitments(room: Room, actor: Actor): readonly Commitment[] {
  const shared = new Set(sharedSchedules(room).map(({ party }) => party))
  return allCommitments(room).filter(({ party }) => mayReadSchedule(actor, party, shared.has(party)))
}

export function sharedSchedules({ db, info }: Room): readonly SharedSchedule[] {
  const query = db.query.selectFrom('shared_schedule').selectAll().where('instrument', '=', info.id).orderBy('party')
  return db.all(query).map(({ party, by_name: by, at }) => ({ party, by, at }))
}

/** States something of an article for the actor's party; with `seen`, only if the article still reads so. */
export function setCommitment(room: Room, actor: Actor, name: string, statement: Statement, seen?: string): Commitment {
  return room.act(() => {
    const party = mustSpeakFor(actor)
    const article = findGone(room, party, name, statement) ?? mustFindArticle(room, name, seen)
    const fault = faultOf(statement)
    if (fault !== undefined) throw new Problem('invalid-request', fault)
    const before = latest(room, party).get(article.id)
    // Saying the same of the same wording again is no act.
    if (before && before.version === article.version && isSameStatement(before, statement)) return before
    state(room, actor, party, { article, statement })
    return latest(room, party).get(article.id)!
  }, actor.user)
}

/** Several at once: all of them, or none. Returns how many say something new. */
export function setCommitments(room: Room, actor: Actor, all: readonly Stated[]): number {
  return room.act(() => {
    const party = mustSpeakFor(actor)
    const before = latest(room, party)
    const news = all.filter(
      ({ article, statement }) => !isSameStatement(before.get(article.id) ?? NO_STATEMENT, statement)
    )
    for (const one of news) state(room, actor, party, one)
    return news.length
  }, actor.user)
}

/** From now on everybody reads it. There is no way back: what was read cannot be unread. */
export function shareSchedule(room: Room, actor: Actor): SharedSchedule {
  return room.act(() => {
    const party = mustSpeakFor(actor)
    const known = findShared(room, party)
    if (known) return known
    const stated = [...latest(room, party).values()].filter(({ participation }) => participation !== 'none')
    if (stated.length === 0) throw new Problem('invalid-request', 'There is nothing in the schedule yet.')
    const shared = { party, by: actor.name, at: room.now() }
    const row = { instrument: room.info.id, party, by_name: shared.by, at: shared.at }
    room.db.run(room.db.query.insertInto('shared_schedule').values(row))
    const commitments = stated.map(({ article, name, ...one }) => ({ article, name, ...statementOf(one) }))
    room.note('schedule-shared', actor, { articles: stated.map(({ article }) => article), commitments })
    return shared
  }, actor.user)
}

function mustSpeakFor(actor: Actor): string {
  if (actor.party === undefined || !mayDo(actor, 'set-commitments')) throw new Problem('not-allowed')
  return actor.party
}

/** What was stated of an article that has left the text can be taken back, and nothing else. */
function findGone(
  room: Room,
  party: string,
  name: string,
  { participation }: Statement
): Stated['article'] | undefined {
  if (participation !== 'none' || statedArticles(room).some(({ id, number }) => id === name || number === name))
    return undefined
  const found = latest(room, party).get(name)
  return found && { id: name, number: found.name, version: found.version }
}

function state(room: Room, actor: Actor, party: string, { article, statement }: Stated): void {
  const { id, number: name, version } = article
  const before = latest(room, party).get(id) ?? NO_STATEMENT
  const row = { instrument: room.info.id, party, article: id, name, ...statement, version, by_name: actor.name }
  room.db.run(room.db.query.insertInto('commitment').values({ ...row, at: room.now() }))
  if (!findShared(room, party)) return
  const said = { says: sayStatement(statement), was: sayStatement(before) }
  room.note('commitment-changed', actor, { article: id, name, ...statement, ...said, version })
}

function statementOf({ participation, category, months, conditions, assistance }: Statement): Statement {
  return { participation, category, months, conditions, assistance }
}

function findShared(room: Room, party: string): SharedSchedule | undefined {
  return sharedSchedules(room).find((one) => one.party === party)
}

function latest(room: Room, party: string): ReadonlyMap<string, Commitment> {
  return new Map(allCommitments(room, party).map((one) => [one.article, one]))
}

/** The newest of each party on each article. */
function allCommitments({ db, info }: Room, party?: string): readonly Commitment[] {
  const all = db.query.selectFrom('commitment').selectAll().where('instrument', '=', info.id)
  const query = party === undefined ? all : all.where('party', '=', party)
  const newest = new Map<string, Commitment>()
  for (const row of db.all(query.orderBy('party').orderBy('seq'))) {
    const { instrument: _, seq: __, by_name: by, participation, category, ...rest } = row
    const read = { ...rest, by, participation: participation as Participation, category: category as Category | null }
    newest.set(`${row.party} ${row.article}`, read)
  }
  return [...newest.values()]
}
