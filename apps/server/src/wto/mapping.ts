/**
 * How the articles of an instrument relate to provisions of the catalogue: a reviewer's judgement, recorded with name, date and the
 * version of the words that were reviewed, and never made by itself. Everybody in the working group reads it; each judgement is an
 * act in the register.
 */
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { mustFindArticle } from '../commitments/stated-articles.ts'
import { Problem } from '../http/errors.ts'
import type { Room } from '../instruments/room.ts'
import { NO_COUNTERPART, nameOfProvision } from './catalogue.ts'

/** What an article does with what a provision says; the last where there is no such provision. */
export const RELATIONS = ['restates', 'builds-on', 'departs-from', NO_COUNTERPART] as const
export type Relation = (typeof RELATIONS)[number]

export interface WtoLink {
  readonly article: string
  /** What the article was called then. */
  readonly name: string
  /** Of the catalogue, or `no-counterpart`. */
  readonly provision: string
  readonly relation: Relation
  /** On consistency. */
  readonly note: string
  readonly version: string
  readonly by: string
  readonly at: string
}

export interface LinkRequest {
  readonly provision: string
  /** `undefined`: they are related no longer. */
  readonly relation: Relation | undefined
  readonly note: string
}

export function readLinks({ db, info }: Room): readonly WtoLink[] {
  const query = db.query.selectFrom('wto_link').selectAll().where('instrument', '=', info.id).orderBy('seq')
  const newest = new Map<string, WtoLink | undefined>()
  for (const { instrument: _, seq: __, by_name: by, relation, ...rest } of db.all(query)) {
    const link = relation === TAKEN_OUT ? undefined : { ...rest, by, relation: relation as Relation }
    newest.set(`${rest.article} ${rest.provision}`, link)
  }
  return [...newest.values()].flatMap((link) => link ?? [])
}

/** Records how an article relates to a provision. */
export function setLink(room: Room, actor: Actor, article: string, request: LinkRequest): void {
  room.act(() => {
    mustMap(actor)
    const { number: name, id } = write(room, actor, article, request)
    const { provision, relation = null, note } = request
    room.note('provision-mapped', actor, { article: id, name, provision: nameOfProvision(provision), relation, note })
  }, actor.user)
}

/** A whole mapping at once, as one act. */
export function setLinks(room: Room, actor: Actor, all: readonly (LinkRequest & { readonly article: string })[]): void {
  room.act(() => {
    mustMap(actor)
    const articles = all.map(({ article, ...request }) => write(room, actor, article, request).id)
    room.note('mapping-entered', actor, { articles: [...new Set(articles)], count: all.length })
  }, actor.user)
}

/** What stands in the table for a link that is none any more. */
const TAKEN_OUT = 'none'

function mustMap(actor: Actor): void {
  if (!mayDo(actor, 'map-provisions')) throw new Problem('not-allowed')
}

function write(room: Room, actor: Actor, article: string, { provision, relation, note }: LinkRequest) {
  const found = mustFindArticle(room, article)
  checkLink(provision, relation)
  const row = {
    instrument: room.info.id,
    article: found.id,
    name: found.number,
    provision,
    note,
    version: found.version
  }
  const stored = { ...row, relation: relation ?? TAKEN_OUT, by_name: actor.name, at: room.now() }
  room.db.run(room.db.query.insertInto('wto_link').values(stored))
  return found
}

function checkLink(provision: string, relation: Relation | undefined): void {
  if (nameOfProvision(provision) === undefined)
    throw new Problem('not-found', `There is no ${provision} in the catalogue.`)
  if (relation !== undefined && (relation === NO_COUNTERPART) !== (provision === NO_COUNTERPART))
    throw new Problem('invalid-request', 'Only where there is no counterpart the relation is that there is none.')
}
