/**
 * Shared pens: the sponsor of a proposal may let co-sponsors write in it. What such a co-sponsor writes stands in its own
 * layer, like every amendment, until it rests; then it goes into the words of the proposal. So every word is that of whoever
 * wrote it, nobody writes another's layer, and the register has each contribution with what the proposal says since.
 */
import { pensOf } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { accept, holderOf, isOpen, mayDo } from '@cartif/negotiation'
import type { Actor, Proposal } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { checkOpen } from './check-open.ts'
import type { Room } from './room.ts'

/** Says which co-sponsors write in a proposal, by code; all others do so no more. */
export function sharePen(room: Room, actor: Actor, id: string, parties: readonly string[]): void {
  room.act(() => {
    const proposal = room.mustFindProposal(id)
    if (holderOf(actor) !== proposal.holder || !mayDo(actor, 'propose')) throw new Problem('not-allowed')
    checkOpen(proposal)
    const record = room.mustFindRecord(id)
    const pens = [...new Set(parties.map((party) => party.toLowerCase()))].sort()
    const able = pensOf({ ...record, pens })
    const stranger = pens.find((party) => !able.includes(party))
    if (stranger !== undefined) {
      const detail = `${stranger.toUpperCase()} does not sponsor proposal no. ${record.number}.`
      throw new Problem('not-a-co-sponsor', detail, { party: stranger.toUpperCase() })
    }
    room.setRecord(id, { ...record, pens })
    room.note('pen-shared', actor, { proposal: id, number: record.number, parties: pens })
  })
}

/**
 * The open proposal that somebody with a pen for it, or its holder, writes in, where a proposal changes nothing but its words
 * and what is just being written into those.
 */
export function hostOf(live: LiveInstrument, proposal: Proposal): string | undefined {
  const hosts = new Set(live.amendedBy(proposal)?.map((owner) => live.recordOf(owner)?.contributesTo ?? owner))
  const [id] = hosts
  const host = id === undefined || hosts.size > 1 ? undefined : live.findProposal(id)
  if (!host || !isOpen(host)) return undefined
  return host.pens?.length && [host.holder, ...host.pens].includes(proposal.holder) ? host.id : undefined
}

/** Whether a contribution is made to words of the proposal itself, not to another contribution. */
export function isDirect(live: LiveInstrument, proposal: Proposal): boolean {
  return live.amendedBy(proposal)?.every((owner) => live.recordOf(owner)?.contributesTo === undefined) ?? false
}

/** Takes a contribution into the words it was made to, in a commit of the caller's. `user` wrote it, where that is known. */
export function takeUpContribution(room: Room, id: string, host: string, user: string | undefined): void {
  const proposal = room.mustFindProposal(id)
  const { tabledBy } = room.mustFindRecord(id)
  const wording = room.wording(proposal)
  room.land(accept(room.live.negotiation, id), 'contribution')
  const record = room.mustFindRecord(host)
  const version = room.version(room.mustFindProposal(host))
  // Who writes in the words stands by them as they are; whoever else did has to say so again.
  const positions = record.positions.map((one) =>
    one.party === proposal.holder && one.stance === 'sponsor' ? { ...one, version } : one
  )
  room.setRecord(host, { ...record, version, positions })
  room.note('proposal-contributed', user === undefined ? undefined : { user, party: proposal.holder }, {
    proposal: host,
    number: record.number,
    contribution: id,
    holder: proposal.holder,
    writtenBy: tabledBy,
    version,
    wording
  })
}
