/** Positions: where a party stands on a proposal, on the wording as it is now. When the wording changes they show it. */
import { mayDo } from '@cartif/negotiation'
import type { Actor, Stance } from '@cartif/negotiation'
import type { RecordedPosition } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import { checkOpen } from './check-open.ts'
import type { Room } from './room.ts'

/** Takes, changes or (with `undefined`) takes back the position of the actor's party. A co-sponsor is a position too. */
export function takePosition(room: Room, actor: Actor, id: string, stance: Stance | undefined, note?: string): void {
  room.act(() => {
    const { party } = actor
    if (party === undefined || !mayDo(actor, 'take-position')) throw new Problem('not-allowed')
    const proposal = room.mustFindProposal(id)
    checkOpen(proposal)
    const record = room.mustFindRecord(id)
    const version = room.version(proposal)
    const own: RecordedPosition[] =
      stance === undefined
        ? []
        : [{ party, stance, by: actor.name, at: room.now(), version, ...(note ? { note } : {}) }]
    const others = record.positions.filter((position) => position.party !== party)
    const positions = [...others, ...own].toSorted((a, b) => (a.party < b.party ? -1 : 1))
    const joined = positions.filter((position) => position.stance === 'sponsor').map((position) => position.party)
    const sponsors = [...new Set([proposal.holder, ...joined])]
    const pens = record.pens?.filter((one) => joined.includes(one))
    room.setRecord(id, { ...record, version, positions, sponsors, ...(pens ? { pens } : {}) })
    const body = {
      proposal: id,
      number: record.number,
      stance: stance ?? null,
      note,
      version,
      wording: room.wording(proposal)
    }
    room.note('position-taken', actor, body)
  })
}
