/** What several sponsors do with one proposal: join it, write in it, take amendments up, take over what was withdrawn. */
import { isOpen } from '@cartif/negotiation'
import { sharePen, takeOver, takePosition } from '@cartif/server/testing'
import type { Step } from '../step.ts'
import type { World } from '../world.ts'
import { pick } from './choosing.ts'
import { attempt, decideOn, quiet } from './deciding.ts'

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>

export function takeSponsoring(world: World, { who, proposal, pen }: Of<'sponsor'>): boolean {
  const { room } = quiet(world)
  const client = delegateOf(world, who)
  const others = room.live.negotiation.proposals.filter(
    (one) => isOpen(one) && one.holder !== client?.actor.party && room.live.recordOf(one.id)
  )
  const found = pick(others, proposal)
  const sponsor = found && world.clients.find(({ holder }) => holder === found.holder)
  if (!client || !found || !sponsor) return false
  const isDone = attempt(world, () => {
    takePosition(room, client.actor, found.id, 'sponsor')
    if (pen) sharePen(room, sponsor.actor, found.id, [...(found.pens ?? []), client.actor.party!])
    return true
  })
  return isDone === true
}

export function takeUp(world: World, { proposal }: Of<'take-up'>): boolean {
  const { room } = quiet(world)
  const { live } = room
  const hostsOf = new Map(
    live.negotiation.proposals.flatMap((one) => {
      const hosts = live.amendedBy(one)
      return hosts && isOpen(one) && live.recordOf(one.id) ? [[one, hosts] as const] : []
    })
  )
  const found = pick([...hostsOf.keys()], proposal)
  const host = found && live.findProposal(hostsOf.get(found)![0]!)
  const sponsor = world.clients.find(({ holder }) => holder === host?.holder)
  return (
    found !== undefined &&
    sponsor !== undefined &&
    decideOn(world, sponsor.actor, found.id, 'accept', room.version(found))
  )
}

export function takeTakeOver(world: World, { who, proposal }: Of<'take-over'>): boolean {
  const { room } = quiet(world)
  const client = delegateOf(world, who)
  const withdrawn = room.live.negotiation.proposals.filter(({ status }) => status === 'withdrawn')
  const found = pick(withdrawn, proposal)
  if (!client || !found) return false
  const tabled = attempt(world, () => takeOver(room, client.actor, found.id))
  if (tabled !== undefined) world.memory.takenOver.add(tabled)
  return tabled !== undefined
}

function delegateOf(world: World, who: number) {
  return pick(
    world.clients.filter(({ actor }) => actor.role === 'delegate'),
    who
  )
}
