/**
 * Sharing a topic and taking that back, each a stated act with its date and person. What goes to the secretariat alone is in no register,
 * since others read that; what goes to the group is an act of the group, which says that a topic was shared and never its words.
 */
import { mayDo } from '@cartif/negotiation'
import type { Actor, SharedWith } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import type { Services } from '../services.ts'
import { mustPrepare, mustSpeakFor, sharingActs, versionsOf } from './consultations.ts'
import type { Sharing } from './consultations.ts'

type Storage = Pick<Services, 'db' | 'now'>

/** Shares the newest version. `seen`: its number, so that nobody shares words of a colleague that they have not read. */
export function shareTopic(storage: Storage, actor: Actor, topic: string, how: SharedWith, seen: number): void {
  const party = mustPrepare(actor)
  storage.db.commit(() => {
    const record = versionsOf(storage, party, topic).at(-1)
    if (!record) throw new Problem('invalid-request', 'There is nothing in the record of this topic yet.')
    if (record.number !== seen)
      throw new Problem('wording-changed', 'Somebody of your delegation has saved this record since you opened it.')
    const before = sharingActs(storage, party, topic).at(-1)
    if (before?.sharedWith === how && before.number === seen) return
    const { group, name, number } = record
    setSharing(storage, actor, { party, topic, group, number, sharedWith: how })
    noteSharing(storage, actor, group, { topic, name, how, before: before?.sharedWith ?? null })
  }, storage.now)
}

/** From now on nobody else reads it. That is open to a country even where the work of the group is over. */
export function withdrawTopic(storage: Storage, actor: Actor, topic: string): void {
  if (!mayDo(actor, 'withdraw-preparation')) throw new Problem('not-allowed')
  const party = mustSpeakFor(actor)
  storage.db.commit(() => {
    const before = sharingActs(storage, party, topic).at(-1)
    if (!before || before.sharedWith === null) return
    const { group, number } = before
    const name = versionsOf(storage, party, topic).at(-1)!.name
    setSharing(storage, actor, { party, topic, group, number, sharedWith: null })
    noteSharing(storage, actor, group, { topic, name, how: null, before: before.sharedWith })
  }, storage.now)
}

function setSharing({ db, now }: Storage, actor: Actor, sharing: Omit<Sharing, 'by' | 'at'>): void {
  const { party, topic, group: working_group, sharedWith: shared_with, number } = sharing
  const row = { party, topic, working_group, shared_with, number, by_name: actor.name, at: now() }
  db.run(db.query.insertInto('consultation_sharing').values(row))
}

interface SharingAct {
  readonly topic: string
  readonly name: string
  readonly how: SharedWith | null
  readonly before: SharedWith | null
}

/** What the group could not read and cannot read is no act of the group. */
function noteSharing(storage: Storage, actor: Actor, group: string, { topic, name, how, before }: SharingAct): void {
  if (!isGroups(how) && !isGroups(before)) return
  const { user, party = null } = actor
  const act = isGroups(how)
    ? { kind: 'consultation-shared', body: { topic, name, sharedWith: how } }
    : { kind: 'consultation-withdrawn', body: { topic, name } }
  noteAct(storage, { of: actsOfGroup(group), user, party, ...act })
}

function isGroups(one: SharedWith | null): boolean {
  return one === 'group' || one === 'all'
}
