/**
 * What must hold after every frame, whoever sent it: nothing throws and nothing is loaded anew, it takes less than a tenth of a
 * second of processor time, a refused frame has changed nothing at all, an accepted one only what its sender may write and
 * only under ids of its sender, nothing waits inside a document, and no root has come that the layout does not know. Now and
 * then: what is in memory is what is on disk, and what honest people see is the same everywhere.
 */
import { rootsOf } from '@cartif/live'
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { UpdateLog } from '@cartif/server/testing'
import * as Y from 'yjs'
import { checkCalm, checkConvergence } from '../simulation/laws.ts'
import type { Link } from '../simulation/link.ts'
import type { World } from '../simulation/world.ts'

export interface Verdict {
  readonly outcome: 'closed' | 'denied' | 'changed' | 'unchanged'
  /** Why it was closed. */
  readonly reason: string
  /** Processor time in milliseconds. */
  readonly took: number
}

interface Sender {
  readonly actor: Actor
  readonly document: string
  readonly link: Link
}

interface Write {
  readonly document: string
  readonly writer: string
}

/** Milliseconds of processor time. */
export const LONGEST = 100
const DENIED = 2
/** After so many refused frames the whole document is held against what it was. */
const COMPARE_EVERY = 20

export class BrokenLaw extends Error {}

export function mustHold(isSo: boolean, tell: () => string): void {
  if (!isSo) throw new BrokenLaw(tell())
}

export class Witness {
  slowest = 0
  private readonly world: World
  private writes: Write[] = []
  private watched = new Set<Y.Doc>()
  private refused = 0

  constructor(world: World) {
    this.world = world
    this.attend()
  }

  /** Listens to every document of the server; once more after it has been killed. */
  attend(): void {
    this.watched = new Set()
    const { room } = this.world.server
    for (const name of this.names()) {
      const doc = room.documents.open(name)
      if (this.watched.has(doc)) continue
      this.watched.add(doc)
      doc.on('update', () => void this.writes.push({ document: name, writer: room.documents.writer }))
    }
  }

  judge(sender: Sender, shoot: () => void): Verdict {
    const { document, link } = sender
    const doc = this.world.server.room.documents.open(document)
    const before = clocksOf(doc)
    const whole = this.refused % COMPARE_EVERY === 0 ? Y.encodeStateAsUpdate(doc) : undefined
    const heard = link.toClient.length
    this.writes = []
    const took = this.timed(sender, shoot)
    const isDenied = link.toClient.slice(heard).some(([kind]) => kind === DENIED)
    const outcome = link.closed ? 'closed' : isDenied ? 'denied' : this.writes.length > 0 ? 'changed' : 'unchanged'
    link.toClient.length = 0
    this.checkCalm(sender)
    this.checkRights(sender, outcome)
    this.checkDocument(sender, before)
    if (outcome !== 'changed') this.checkUntouched(doc, before, whole)
    return { outcome, reason: link.closed?.reason ?? '', took }
  }

  /** What is in memory is on disk. */
  checkStored(): void {
    const { db, room } = this.world.server
    for (const name of this.names()) {
      const copy = new Y.Doc()
      new UpdateLog(db).load(room.info.id, name, copy)
      mustHold(areSame(copy, room.documents.open(name)), () => `${name} on disk is not what it is in memory`)
      copy.destroy()
    }
  }

  checkOthers(): void {
    checkCalm(this.world)
    checkConvergence(this.world)
    this.checkStored()
  }

  private names(): readonly string[] {
    return ['text', 'record', ...this.world.server.holders.map((holder) => `layer/${holder}`)]
  }

  private timed({ actor, document }: Sender, shoot: () => void): number {
    const began = process.cpuUsage()
    shoot()
    const { user, system } = process.cpuUsage(began)
    const took = (user + system) / 1000
    this.slowest = Math.max(this.slowest, took)
    mustHold(took < LONGEST, () => `a frame of ${actor.user} on ${document} took ${took} ms`)
    return took
  }

  private checkCalm({ actor, document, link }: Sender): void {
    const { resets, reports } = this.world.server
    mustHold(resets === 0, () => `a frame of ${actor.user} on ${document} reset the room: ${reports.at(-1)}`)
    const { code = 1008, reason } = link.closed ?? {}
    mustHold(code === 1008, () => `closed with ${code}: ${reason}`)
  }

  private checkRights({ actor, document }: Sender, outcome: Verdict['outcome']): void {
    const mayWrite = accessTo(parseDocumentRef(document)!, actor) === 'write'
    mustHold(outcome !== 'changed' || mayWrite, () => `${actor.user} has changed ${document}`)
    for (const { document: written, writer } of this.writes) {
      const isFollowing = writer === 'server' && outcome === 'changed'
      const isOwn = writer === actor.user && written === document && mayWrite
      mustHold(isFollowing || isOwn, () => `a frame of ${actor.user} on ${document} has written ${written}`)
    }
  }

  private checkDocument({ actor, document }: Sender, before: ReadonlyMap<number, number>): void {
    const { documents } = this.world.server.room
    const doc = documents.open(document)
    mustHold(doc.store.pendingStructs === null && doc.store.pendingDs === null, () => `${document} waits for something`)
    const roots = rootsOf(parseDocumentRef(document)!)
    for (const root of doc.share.keys())
      mustHold(roots.has(root) || doc.share.get(root)!._start === null, () => `${document} has a root ${root}`)
    for (const [client, clock] of clocksOf(doc)) {
      if (clock === before.get(client) || client === doc.clientID) continue
      const owner = this.ownerOf(document, client)
      mustHold(owner === actor.user, () => `${actor.user} has written ${document} as ${client}, who is ${owner}`)
    }
  }

  private checkUntouched(doc: Y.Doc, before: ReadonlyMap<number, number>, whole: Uint8Array | undefined): void {
    this.refused++
    for (const [client, clock] of clocksOf(doc))
      mustHold(before.get(client) === clock, () => 'a refused frame has been applied in part')
    if (whole)
      mustHold(Buffer.compare(whole, Y.encodeStateAsUpdate(doc)) === 0, () => 'a refused frame has left a trace')
  }

  private ownerOf(document: string, client: number): string | undefined {
    const { db, room } = this.world.server
    const { query } = db
    return db.first(
      query
        .selectFrom('client_binding')
        .select('user_id')
        .where('instrument', '=', room.info.id)
        .where('document', '=', document)
        .where('client_id', '=', client)
    )?.user_id
  }
}

function clocksOf({ store }: Y.Doc): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>()
  for (const client of store.clients.keys()) clocks.set(client, Y.getState(store, client))
  return clocks
}

function areSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))
}
