/**
 * Positions for the chair's table alone: how far a party would go. They stand beside the one that everybody sees and are in no
 * document, no register and no count that others read.
 */
import { mayDo, maySee } from '@cartif/negotiation'
import type { Actor, Stance } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { checkOpen } from './check-open.ts'
import { wordingChanged } from './decisions.ts'
import type { Room } from './room.ts'

export interface ConfidentialPosition {
  readonly proposal: string
  readonly party: string
  readonly stance: string
  readonly note: string
  /** The version of the wording it was given on. */
  readonly version: string
  readonly by: string
  readonly at: string
}

/** Tells it, tells it otherwise or (with `undefined`) takes it back. */
export function confide(
  room: Room,
  actor: Actor,
  id: string,
  stance: Stance | undefined,
  { note = '', seen }: { readonly note?: string | undefined; readonly seen?: string | undefined } = {}
): void {
  const { party } = actor
  if (party === undefined || !mayDo(actor, 'take-position')) throw new Problem('not-allowed')
  room.documents.flush()
  const proposal = room.mustFindProposal(id)
  checkOpen(proposal)
  const version = seen ?? room.version(proposal)
  if (version !== room.version(proposal) && !room.wordingOfVersion(id, version))
    throw wordingChanged(room, proposal, version)
  if (stance === 'sponsor') throw new Problem('invalid-request', 'Nobody sponsors a proposal in confidence.')
  const { db, info } = room
  db.run(
    db.query
      .deleteFrom('confidential_position')
      .where('instrument', '=', info.id)
      .where('proposal', '=', id)
      .where('party', '=', party)
  )
  if (stance === undefined) return
  const row = { instrument: info.id, proposal: id, party, stance, note, version, by_name: actor.name, at: room.now() }
  db.run(db.query.insertInto('confidential_position').values(row))
}

/** What the actor has been told: one's own party's, and at the chair's table everybody's. */
export function readConfidences(room: Room, actor: Actor): readonly ConfidentialPosition[] {
  const { db, info } = room
  const rows = db.all(
    db.query
      .selectFrom('confidential_position')
      .select(['proposal', 'party', 'stance', 'note', 'version', 'by_name', 'at'])
      .where('instrument', '=', info.id)
      .orderBy('proposal')
      .orderBy('party')
  )
  return rows
    .filter(({ party }) => maySee(actor, { audience: 'chair', holder: party }))
    .map(({ by_name: by, ...row }) => ({ ...row, by }))
}
