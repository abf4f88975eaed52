/** Publications as they are kept: versions and acts on them, row upon row, none of which is ever changed. */
import type { Database } from '../storage/database.ts'
import type {
  DoneAct,
  Publication,
  PublicationAct,
  PublicationKind,
  PublicationVersion,
  PublicationWords,
  PublicFact
} from './publication.ts'

/** All of them, the newest first. */
export function readPublications(db: Database): readonly Publication[] {
  const rows = db.all(db.query.selectFrom('publication').selectAll().orderBy('created_at', 'desc').orderBy('id'))
  const versions = versionsById(db)
  const acts = actsById(db)
  return rows.map(({ id, working_groups }) => ({
    id,
    groups: JSON.parse(working_groups) as string[],
    versions: versions.get(id) ?? [],
    acts: acts.get(id) ?? []
  }))
}

export function insertPublication(db: Database, id: string, groups: readonly string[], at: string): void {
  const row = { id, working_groups: JSON.stringify(groups), created_at: at }
  db.run(db.query.insertInto('publication').values(row))
}

export function insertVersion(db: Database, publication: string, version: PublicationVersion): void {
  const { number, kind, happenedOn, words, facts, user, by, at } = version
  const json = { words: JSON.stringify(words), facts: JSON.stringify(facts) }
  const row = { publication, number, kind, happened_on: happenedOn, ...json, user_id: user, name: by, at }
  db.run(db.query.insertInto('publication_version').values(row))
}

export interface NewAct {
  readonly act: PublicationAct
  readonly version: number
  readonly user: string
  readonly by: string
  readonly at: string
}

export function insertAct(db: Database, publication: Publication, { act, version, user, by, at }: NewAct): void {
  const row = {
    publication: publication.id,
    number: publication.acts.length + 1,
    act,
    version,
    user_id: user,
    name: by,
    at
  }
  db.run(db.query.insertInto('publication_act').values(row))
}

function versionsById(db: Database): ReadonlyMap<string, readonly PublicationVersion[]> {
  const found = new Map<string, PublicationVersion[]>()
  const rows = db.all(db.query.selectFrom('publication_version').selectAll().orderBy('publication').orderBy('number'))
  for (const {
    publication,
    happened_on: happenedOn,
    words,
    facts,
    user_id: user,
    name: by,
    kind,
    number,
    at
  } of rows) {
    const said = { words: JSON.parse(words) as PublicationWords['words'], facts: JSON.parse(facts) as PublicFact[] }
    const version = { number, kind: kind as PublicationKind, happenedOn, ...said, user, by, at }
    found.set(publication, [...(found.get(publication) ?? []), version])
  }
  return found
}

function actsById(db: Database): ReadonlyMap<string, readonly DoneAct[]> {
  const found = new Map<string, DoneAct[]>()
  const rows = db.all(db.query.selectFrom('publication_act').selectAll().orderBy('publication').orderBy('number'))
  for (const { publication, act, version, name: by, at } of rows)
    found.set(publication, [...(found.get(publication) ?? []), { act: act as PublicationAct, version, by, at }])
  return found
}
