/** The network: delivery, connections that break and come back, people who join, a server that is killed. */
import type { Client } from '../client.ts'
import { checkAcknowledged, checkContained, checkKept, showRecord, standingOf } from '../laws.ts'
import type { Channel } from '../link.ts'
import { showComposed } from '../show.ts'
import { HOSTILE } from '../step.ts'
import type { Step } from '../step.ts'
import { delegate } from '../world.ts'
import type { World } from '../world.ts'
import { pick } from './choosing.ts'

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>

const MAX_CLIENTS = 9

export function takeDelivery(world: World, { link, count, hold }: Of<'deliver'>): boolean {
  const chosen = pick(world.waiting(), link)
  if (!chosen) return false
  if (chosen.up) arriveAtServer(world, chosen.client, chosen.channel, count, hold)
  else for (let left = count; left > 0; left--) chosen.channel.arrive()
  dropClosed(world)
  return true
}

export function takeExchange(world: World, { who }: Of<'exchange'>): boolean {
  const client = pick(world.clients, who)
  if (!client) return false
  world.server.settleALittle()
  return exchange(world, client)
}

/** Everybody connects, everything is delivered; whether there was anything to deliver. */
export function settle(world: World): boolean {
  let isDone = false
  for (let again = true; again;) {
    again = false
    // A hostile client whose connection was closed comes back too.
    for (const client of world.clients) for (const channel of client.channels.values()) world.connect(client, channel)
    for (const client of world.clients) {
      again = exchange(world, client) || again
    }
    world.server.endTurn()
    world.server.room.settle()
    again = world.waiting().length > 0 || again
    isDone ||= again
  }
  for (const { live } of world.clients) live.flush()
  return isDone
}

function exchange(world: World, client: Client): boolean {
  let isDone = false
  for (const channel of client.channels.values()) {
    const up = channel.link?.toServer.length ?? 0
    if (up > 0) arriveAtServer(world, client, channel, up, true)
    isDone ||= up > 0
  }
  world.server.endTurn()
  for (const channel of client.channels.values()) {
    for (let left = channel.link?.toClient.length ?? 0; left > 0; left--) {
      channel.arrive()
      isDone = true
    }
  }
  dropClosed(world)
  return isDone
}

/** Messages of a hostile client arrive in a turn of their own, and must leave everything of others as it is. */
function arriveAtServer(world: World, client: Client, { link }: Channel, count: number, hold: boolean): void {
  const isHostile = client.actor.party === HOSTILE
  if (isHostile) world.server.endTurn()
  const before = isHostile ? standingOf(world) : undefined
  for (let left = count; left > 0; left--) link?.arrive()
  if (before || !hold) world.server.endTurn()
  if (before) checkContained(before, standingOf(world))
}

/** A client notices that the server has closed a connection. */
function dropClosed(world: World): void {
  for (const { channels, actor } of world.clients) {
    if (actor.party !== HOSTILE) continue
    for (const channel of channels.values()) if (channel.link?.closed) channel.close()
  }
}

export function takeDisconnection(world: World, step: Of<'disconnect' | 'connect'>): boolean {
  const client = pick(world.clients, step.who)
  if (!client) return false
  const all = [...client.channels.values()]
  const chosen = step.document === null ? all : [pick(all, step.document)!]
  let isDone = false
  for (const channel of chosen) {
    if ((channel.link === undefined) !== (step.kind === 'connect')) continue
    if (step.kind === 'connect') world.connect(client, channel)
    else channel.close()
    isDone = true
  }
  return isDone
}

/** Everything acknowledged or shown must be there again; what waited in memory is sent again when clients come back. */
export function takeKill(world: World): boolean {
  const { server } = world
  const before = showKept(world)
  for (const { channels } of world.clients) for (const channel of channels.values()) channel.close()
  server.kill()
  world.memory.watch()
  checkKept(before, showKept(world))
  checkAcknowledged(world)
  return true
}

function showKept({ server: { room } }: World): string {
  return `${showComposed(room.live.composed)}\n${showRecord(room.live)}`
}

export function takeJoining(world: World, { party }: Of<'join'>): boolean {
  if (world.clients.length >= MAX_CLIENTS) return false
  const chosen = pick(
    world.parties.filter((one) => one !== HOSTILE),
    party
  )!
  const number = 1 + world.clients.filter(({ actor }) => actor.party === chosen).length
  world.join(delegate(chosen, number))
  return true
}
