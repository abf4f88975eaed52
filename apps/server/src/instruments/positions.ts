/** Positions: where a party stands on a proposal, on the wording that it saw. When the wording changes they show it. */
import { mayDo } from '@cartif/negotiation'
import type { Actor, Stance } from '@cartif/negotiation'
import { recordedStandings, standingVersion } from '@cartif/live'
import type { RecordedPosition } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import { checkOpen } from './check-open.ts'
import { wordingChanged } from './decisions.ts'
import type { Room } from './room.ts'

export interface PositionDetails {
  readonly note?: string | undefined
  /** The version of the wording that was seen; the wording as it is, unless told otherwise. */
  readonly seen?: string | undefined
  /** A proposal that it waits for. */
  readonly pending?: string | undefined
  /** A group that it is taken for as well, as that calls itself. */
  readonly onBehalfOf?: string | undefined
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
  details: PositionDetails = {}
): void {
  room.act(() => takePositionNow(room, actor, id, stance, details))
}

/** The same inside an act of the caller's. */
export function takePositionNow(
  room: Room,
  actor: Actor,
  id: string,
  stance: Stance | undefined,
  { note, seen, pending, onBehalfOf }: PositionDetails = {}
): void {
  const { party } = actor
  if (party === undefined || !mayDo(actor, 'take-position')) throw new Problem('not-allowed')
  const proposal = room.mustFindProposal(id)
  checkOpen(proposal)
  const record = room.mustFindRecord(id)
  const current = room.version(proposal)
  const version = stance === undefined ? current : (seen ?? current)
  const wording = version === current ? room.wording(proposal) : room.wordingOfVersion(id, version)
  if (wording === undefined) throw wordingChanged(room, proposal, version)
  const before = record.positions.find((position) => position.party === party)
  const was = before?.stance
  // Of the same position stays what is not said anew.
  const kept = was === stance ? before : undefined
  const more = {
    ...(note ? { note } : {}),
    ...(kept?.pending === undefined ? {} : { pending: kept.pending }),
    ...(kept?.onBehalfOf === undefined ? {} : { onBehalfOf: kept.onBehalfOf }),
    ...(pending === undefined ? {} : { pending: mustFindOther(room, proposal.id, pending) }),
    ...(onBehalfOf ? { onBehalfOf } : {})
  }
  const own: RecordedPosition[] =
    stance === undefined ? [] : [{ party, stance, by: actor.name, at: room.now(), version, ...more }]
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
    ...more,
    version,
    wording
  }
  room.note('position-taken', actor, body)
}

/** The number of another proposal, which a position waits for. */
function mustFindOther(room: Room, own: string, id: string): number {
  if (id === own) throw new Problem('invalid-request', 'A position waits for another proposal, not for its own.')
  checkOpen(room.mustFindProposal(id))
  return room.mustFindRecord(id).number
}

/** The same on the text as it stands, an article or one of its provisions: whether one would keep it. */
export function takeStanding(
  room: Room,
  actor: Actor,
  part: string,
  stance: Stance | undefined,
  note?: string
): readonly RecordedPosition[] {
  return room.act(() => {
    const { party } = actor
    if (party === undefined || !mayDo(actor, 'take-position')) throw new Problem('not-allowed')
    const version = standingVersion(room.live, part)
    if (version === undefined) throw new Problem('not-found', 'There is no such article or provision in the text.')
    if (stance === 'sponsor') throw new Problem('invalid-request', 'The text as it stands has no sponsors.')
    const standings = recordedStandings(room.live.documents.record)
    const others = (standings.get(part) ?? []).filter((one) => one.party !== party)
    const at = room.now()
    const own = stance === undefined ? [] : [{ party, stance, by: actor.name, at, version, ...(note ? { note } : {}) }]
    const positions = [...others, ...own].toSorted((a, b) => (a.party < b.party ? -1 : 1))
    standings.set(part, positions)
    const name = room.live.designations.get(part) || 'the title'
    room.note('standing-taken', actor, { provision: part, name, stance: stance ?? null, version, note })
    return positions
  }, actor.user)
}
