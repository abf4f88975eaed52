/** Positions: where a party stands on a proposal, on the wording that it saw. When the wording changes they show it. */
import { mayDo } from '@cartif/negotiation'
import type { Actor, Stance } from '@cartif/negotiation'
import type { RecordedPosition } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import { checkOpen } from './check-open.ts'
import { wordingChanged } from './decisions.ts'
import type { Room } from './room.ts'

export interface PositionDetails {
  readonly note?: string | undefined
  /** The version of the wording that was seen; the wording as it is, unless told otherwise. */
  readonly seen?: string | undefined
}

/**
 * Takes, changes or (with `undefined`) takes back the position of the actor's party. A co-sponsor is a position too. Who has
 * seen a wording that was on the table before stands on that one, also when somebody typed on meanwhile; one that nobody
 * knows is refused with what it says now.
 */
export function takePosition(
  room: Room,
  actor: Actor,
  id: string,
  stance: Stance | undefined,
  { note, seen }: PositionDetails = {}
): void {
  room.act(() => {
    const { party } = actor
    if (party === undefined || !mayDo(actor, 'take-position')) throw new Problem('not-allowed')
    const proposal = room.mustFindProposal(id)
    checkOpen(proposal)
    const record = room.mustFindRecord(id)
    const current = room.version(proposal)
    const version = stance === undefined ? current : (seen ?? current)
    const wording = version === current ? room.wording(proposal) : room.wordingOfVersion(id, version)
    if (wording === undefined) throw wordingChanged(room, proposal, version)
    const own: RecordedPosition[] =
      stance === undefined
        ? []
        : [{ party, stance, by: actor.name, at: room.now(), version, ...(note ? { note } : {}) }]
    const was = record.positions.find((position) => position.party === party)?.stance
    const others = record.positions.filter((position) => position.party !== party)
    const positions = [...others, ...own].toSorted((a, b) => (a.party < b.party ? -1 : 1))
    const joined = positions.filter((position) => position.stance === 'sponsor').map((position) => position.party)
    const sponsors = [...new Set([proposal.holder, ...joined])]
    const pens = record.pens?.filter((one) => joined.includes(one))
    room.setRecord(id, { ...record, version: current, positions, sponsors, ...(pens ? { pens } : {}) })
    const body = {
      proposal: id,
      number: record.number,
      stance: stance ?? null,
      ...(was === undefined ? {} : { was }),
      note,
      version,
      wording
    }
    room.note('position-taken', actor, body)
  })
}
