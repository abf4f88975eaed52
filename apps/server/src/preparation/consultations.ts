/**
 * The consultation record of a country: what it notes of each topic, every version of it, and which version it has shared with whom.
 * It is the country's alone, not even its chair's table's, until it shares a version; what it writes afterwards is its own again until
 * it shares that. A sharing can be withdrawn: from then on nobody else reads it, though nobody can forget what was read.
 */
import { mayDo, mayReadPreparation } from '@cartif/negotiation'
import type { Actor, SharedWith } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import type { Services } from '../services.ts'
import type { ConsultedBody, Readiness } from './readiness.ts'
import type { Topic } from './topics.ts'

type Storage = Pick<Services, 'db' | 'now'>

export interface ConsultationWords {
  readonly readiness: Readiness
  readonly priorities: string
  readonly sensitivities: string
  readonly consulted: readonly ConsultedBody[]
}

export interface Consultation extends ConsultationWords {
  readonly party: string
  readonly topic: string
  /** Counted from 1. */
  readonly number: number
  readonly group: string
  /** What the topic was called then. */
  readonly name: string
  readonly by: string
  /** ISO 8601 */
  readonly at: string
}

export interface Sharing {
  readonly party: string
  readonly topic: string
  readonly group: string
  /** null where it was withdrawn. */
  readonly sharedWith: SharedWith | null
  /** Of the version. */
  readonly number: number
  readonly by: string
  readonly at: string
}

/** A record as others read it: the version that was shared, and with whom. */
export interface SharedConsultation {
  readonly record: Consultation
  readonly sharing: Sharing & { readonly sharedWith: SharedWith }
}

/** Every version of a country's record on a topic, oldest first. */
export function versionsOf({ db }: Pick<Storage, 'db'>, party: string, topic: string): readonly Consultation[] {
  const query = db.query.selectFrom('consultation').selectAll().where('party', '=', party).where('topic', '=', topic)
  return db.all(query.orderBy('number')).map(toConsultation)
}

/** The newest version of each topic that a country has noted something of in a group. */
export function recordsOf({ db }: Pick<Storage, 'db'>, party: string, group: string): readonly Consultation[] {
  const all = db.query.selectFrom('consultation').selectAll().where('party', '=', party)
  const rows = db.all(all.where('working_group', '=', group).orderBy('number'))
  return [...new Map(rows.map((row) => [row.topic, toConsultation(row)])).values()]
}

/** What holds of each country and topic in a group, withdrawn ones too. */
export function sharingsIn({ db }: Pick<Storage, 'db'>, group: string): readonly Sharing[] {
  const rows = db.all(
    db.query.selectFrom('consultation_sharing').selectAll().where('working_group', '=', group).orderBy('seq')
  )
  return [...new Map(rows.map((row) => [`${row.party} ${row.topic}`, toSharing(row)])).values()]
}

/** Every act of sharing a topic, oldest first: what a country has told of it and taken back. */
export function sharingActs({ db }: Pick<Storage, 'db'>, party: string, topic: string): readonly Sharing[] {
  const all = db.query.selectFrom('consultation_sharing').selectAll().where('party', '=', party)
  return db.all(all.where('topic', '=', topic).orderBy('seq')).map(toSharing)
}

/** What others have shared in a group as widely as the reader is entitled to, by party. */
export function readShared(storage: Pick<Storage, 'db'>, reader: Actor, group: string): readonly SharedConsultation[] {
  return sharingsIn(storage, group)
    .filter(isShared)
    .filter(({ sharedWith }) => mayReadPreparation(reader, sharedWith))
    .map((sharing) => ({ record: mustFindVersion(storage, sharing), sharing }))
    .toSorted((a, b) => a.sharing.party.localeCompare(b.sharing.party))
}

/** Keeps another version. `seen`: the number of the one it was written on, 0 before the first. */
export function keepRecord(storage: Storage, actor: Actor, topic: Topic, seen: number, words: ConsultationWords): void {
  const { db, now } = storage
  const party = mustPrepare(actor)
  db.transaction(() => {
    const last = versionsOf(storage, party, topic.id).at(-1)
    if ((last?.number ?? 0) !== seen)
      throw new Problem('wording-changed', 'Somebody of your delegation has saved this record since you opened it.')
    if (last && isSameRecord(last, words)) return
    const { readiness, priorities, sensitivities, consulted } = words
    const said = { readiness, priorities, sensitivities, consulted: JSON.stringify(consulted) }
    const about = { party, topic: topic.id, number: seen + 1, working_group: topic.group, name: topic.name }
    db.run(db.query.insertInto('consultation').values({ ...about, ...said, by_name: actor.name, at: now() }))
  })
}

/** The country whose record somebody reads; a Problem for those who speak for none. */
export function mustSpeakFor(actor: Actor): string {
  if (actor.party === undefined || !mayDo(actor, 'read-own-preparation')) throw new Problem('not-allowed')
  return actor.party
}

/** A Problem for those who keep no record, or no longer. */
export function mustPrepare(actor: Actor): string {
  if (!mayDo(actor, 'prepare')) throw new Problem('not-allowed')
  return mustSpeakFor(actor)
}

export function isShared(sharing: Sharing): sharing is Sharing & { readonly sharedWith: SharedWith } {
  return sharing.sharedWith !== null
}

function isSameRecord(last: Consultation, { readiness, priorities, sensitivities, consulted }: ConsultationWords) {
  const before = [last.readiness, last.priorities, last.sensitivities, last.consulted]
  return JSON.stringify(before) === JSON.stringify([readiness, priorities, sensitivities, consulted])
}

function mustFindVersion(storage: Pick<Storage, 'db'>, { party, topic, number }: Sharing): Consultation {
  return versionsOf(storage, party, topic).find((one) => one.number === number)!
}

function toConsultation(row: {
  readonly party: string
  readonly topic: string
  readonly number: number
  readonly working_group: string
  readonly name: string
  readonly readiness: number
  readonly priorities: string
  readonly sensitivities: string
  readonly consulted: string
  readonly by_name: string
  readonly at: string
}): Consultation {
  const { working_group: group, by_name: by, readiness, consulted, ...rest } = row
  return {
    ...rest,
    group,
    by,
    readiness: readiness as Readiness,
    consulted: JSON.parse(consulted) as ConsultedBody[]
  }
}

function toSharing(row: {
  readonly party: string
  readonly topic: string
  readonly working_group: string
  readonly shared_with: string | null
  readonly number: number
  readonly by_name: string
  readonly at: string
}): Sharing {
  const { party, topic, number, at } = row
  const sharedWith = row.shared_with as SharedWith | null
  return { party, topic, number, at, group: row.working_group, sharedWith, by: row.by_name }
}
