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
import { AwarenessOwners } from './awareness-owners.ts'
import { CLOSE, Connection } from './connection.ts'
import { LIVE_LIMITS } from './limits.ts'
import type { ByteStream } from './outbox.ts'
import { tellTogether } from './presence.ts'
import { refused, relayed } from './signals.ts'
import { SocketsOf } from './sockets-of.ts'
import type { Knock, SocketLimits } from './sockets-of.ts'

export function liveRoutes(app: App, services: Services, limits: SocketLimits = LIVE_LIMITS): void {
  const sockets = new SocketsOf(limits)
  const halls = new Map<string, Hall>()
  services.rooms.each((room) => halls.set(room.info.id, new Hall(room)))
  services.doors.onChange(() => halls.forEach((hall) => hall.review()))
  app.get(
    '/api/live/:instrument/*',
    { websocket: true, schema: { hide: true } },
    (socket: WebSocket, request: FastifyRequest) => {
      const knock = sockets.knock(request.ip)
      if (!knock) return socket.close(CLOSE.tooMany, 'Too many connections.')
      socket.on('close', knock.leave)
      const sayEarly = keepEarly(socket)
      admit(services, halls, socket, request, knock)
        .then((connection) => sayEarly(connection !== undefined))
        .catch((error: unknown) => {
          request.log.error(error)
          const failure = storageFailureOf(error)
          socket.close(CLOSE.notStored, failure ? FAILURE_REASONS[failure] : 'The document cannot be opened now.')
        })
    }
  )
}

/** What is said before its speaker has been let in; no more of it is kept than of one message. */
function keepEarly(socket: WebSocket): (isLetIn: boolean) => void {
  const early: [data: ArrayBuffer, isBinary: boolean][] = []
  let bytes = 0
  const keep = (data: ArrayBuffer, isBinary: boolean) => {
    bytes += data.byteLength
    if (bytes > LIVE_LIMITS.early) return socket.close(CLOSE.malformed, 'Too much before you were let in.')
    early.push([data, isBinary])
  }
  socket.on('message', keep)
  return (isLetIn) => {
    socket.off('message', keep)
    if (isLetIn) for (const [data, isBinary] of early) socket.emit('message', data, isBinary)
  }
}

async function admit(
  services: Services,
  halls: ReadonlyMap<string, Hall>,
  socket: WebSocket,
  request: FastifyRequest,
  knock: Knock
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
  if (!knock.letIn(user.id)) return refuse(CLOSE.tooMany, 'Too many connections.') as undefined
  const acknowledges = (request.query as { acks?: string }).acks === '1'
  return hall.enter(services, {
    socket,
    // The upgraded request's own socket is what the WebSocket writes to.
    stream: request.raw.socket,
    user,
    ref,
    name,
    acknowledges,
    refused: (reason) => {
      refused.tell({ reason })
      request.log.info({ document: name, reason }, 'refused')
    }
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
  private readonly owners = new Map<string, AwarenessOwners>()

  constructor(room: Room) {
    this.room = room
    room.onRelay = (relays) => {
      for (const { document, update } of relays) {
        const peers = this.connections.get(document)
        if (!peers) continue
        for (const one of peers) one.relay(update)
        relayed.tell({ messages: peers.size })
      }
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
      owners: this.ownersOf(name),
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
    socket.on('ping', () => connection.pinged())
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

  private ownersOf(name: string): AwarenessOwners {
    const known = this.owners.get(name) ?? new AwarenessOwners()
    this.owners.set(name, known)
    return known
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
