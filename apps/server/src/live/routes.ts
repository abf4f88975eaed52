/** `WS /api/live/:instrument/:document`: who may read what is settled before the first word is sent. */
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import type { DocumentRef } from '@cartif/negotiation'
import type { FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { SignedIn } from '../accounts/accounts.ts'
import { identify, isOwnPage } from '../http/sessions.ts'
import type { App } from '../http/app-type.ts'
import type { Room } from '../instruments/room.ts'
import type { Services } from '../services.ts'
import { FAILURE_REASONS, storageFailureOf } from '../storage/storage-failure.ts'
import { CLOSE, Connection } from './connection.ts'
import type { ByteStream } from './outbox.ts'
import { tellTogether } from './presence.ts'

export function liveRoutes(app: App, services: Services): void {
  const halls = new Map([...services.rooms].map(([id, room]) => [id, new Hall(room)]))
  services.doors.onChange(() => halls.forEach((hall) => hall.review()))
  app.get(
    '/api/live/:instrument/*',
    { websocket: true, schema: { hide: true } },
    (socket: WebSocket, request: FastifyRequest) => {
      const early: ArrayBuffer[] = []
      const keep = (data: ArrayBuffer) => void early.push(data)
      socket.on('message', keep)
      admit(services, halls, socket, request)
        .then((connection) => {
          socket.off('message', keep)
          if (connection) for (const data of early) socket.emit('message', data)
        })
        .catch((error: unknown) => {
          request.log.error(error)
          const failure = storageFailureOf(error)
          socket.close(CLOSE.notStored, failure ? FAILURE_REASONS[failure] : 'The document cannot be opened now.')
        })
    }
  )
}

async function admit(
  services: Services,
  halls: ReadonlyMap<string, Hall>,
  socket: WebSocket,
  request: FastifyRequest
): Promise<Connection | undefined> {
  const refuse = (code: number, reason: string) => void socket.close(code, reason)
  if (!isOwnPage(services, request)) return refuse(CLOSE.notAllowed, 'The page comes from another site.') as undefined
  const user = await identify(services, request)
  if (!user || !services.doors.isOpen(user.session))
    return refuse(CLOSE.notSignedIn, 'You are not signed in.') as undefined
  const { instrument, '*': name } = request.params as { instrument: string; '*': string }
  const hall = halls.get(instrument)
  const ref = parseDocumentRef(name)
  if (!hall || !ref || !hall.has(ref) || accessOf(services, hall.room, user, ref) === 'none') {
    return refuse(CLOSE.notAllowed, 'There is no such document for you.') as undefined
  }
  const acknowledges = (request.query as { acks?: string }).acks === '1'
  return hall.enter(services, {
    socket,
    // The upgraded request's own socket is what the WebSocket writes to.
    stream: request.raw.socket,
    user,
    ref,
    name,
    acknowledges,
    refused: (reason) => request.log.info({ document: name, reason }, 'refused')
  })
}

function accessOf(services: Services, room: Room, user: SignedIn, ref: DocumentRef) {
  const actor = services.memberships.actorIn(room.info.workingGroup, user)
  return actor ? accessTo(ref, actor) : 'none'
}

interface Entrance {
  readonly socket: WebSocket
  readonly stream: ByteStream
  readonly user: SignedIn
  readonly ref: DocumentRef
  readonly name: string
  readonly acknowledges: boolean
  refused(reason: string): void
}

/** Everybody connected to the documents of one instrument. */
class Hall {
  readonly room: Room
  private readonly connections = new Map<string, Set<Connection>>()
  private readonly awarenesses = new Map<string, Awareness>()

  constructor(room: Room) {
    this.room = room
    room.onRelay = (relays) => {
      for (const { document, update } of relays)
        for (const one of this.connections.get(document) ?? []) one.relay(update)
    }
    room.onReset = (reason) => {
      const failure = storageFailureOf(reason)
      if (failure) this.close(CLOSE.notStored, FAILURE_REASONS[failure])
      else this.close(CLOSE.tryAgain, 'The document was loaded again; please reconnect.')
    }
  }

  /** Only holders of the negotiation have layers and drafts. */
  has(ref: DocumentRef): boolean {
    return !('holder' in ref) || this.room.holders.includes(ref.holder)
  }

  enter(services: Services, { socket, stream, user, ref, name, acknowledges, refused }: Entrance): Connection {
    const { role, party } = services.memberships.actorIn(this.room.info.workingGroup, user)!
    void this.room.live
    const connection = new Connection({
      socket,
      stream,
      documents: this.room.documents,
      document: name,
      awareness: this.awarenessOf(name),
      userId: user.id,
      shown: { name: user.name, role, party: party ?? null },
      acknowledges,
      access: () => accessOf(services, this.room, user, ref),
      isSignedIn: () => services.doors.isOpen(user.session),
      onRefused: refused,
      monotonic: () => performance.now()
    })
    const peers = this.connections.get(name) ?? new Set()
    this.connections.set(name, peers.add(connection))
    this.room.connections++
    socket.on('close', () => {
      if (peers.delete(connection)) this.room.connections--
      connection.left()
    })
    return connection
  }

  /** Somebody's standing has changed: who may not stay is shown out. */
  review(): void {
    for (const peers of this.connections.values()) for (const one of peers) one.mayStay()
  }

  close(code: number, reason: string): void {
    for (const peers of this.connections.values()) for (const one of peers) one.close(code, reason)
  }

  private awarenessOf(name: string): Awareness {
    const known = this.awarenesses.get(name)
    if (known) return known
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState(null)
    this.awarenesses.set(name, awareness)
    tellTogether(awareness, (encoded) => {
      for (const one of this.connections.get(name) ?? []) one.tellAwareness(encoded)
    })
    return awareness
  }
}
