/**
 * Everybody connected to the documents of one instrument, each by a connection of their own to one document or by one to many.
 * Whatever is committed is told to whoever is in the document; who is present is told in the text and in drafts.
 */
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import type { Access, DocumentRef } from '@cartif/negotiation'
import type { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { SignedIn } from '../accounts/accounts.ts'
import type { Room } from '../instruments/room.ts'
import type { Services } from '../services.ts'
import { FAILURE_REASONS, storageFailureOf } from '../storage/storage-failure.ts'
import { AwarenessOwners } from './awareness-owners.ts'
import type { ShownUser } from './awareness.ts'
import { Connection } from './connection.ts'
import { Conversation } from './conversation.ts'
import { DocumentNumbers, namesOf } from './document-numbers.ts'
import { CLOSE } from './line.ts'
import type { Line } from './line.ts'
import type { ByteStream } from './outbox.ts'
import { tellTogether } from './presence.ts'
import { NUMBERED } from './said.ts'
import { SharedConnection } from './shared-connection.ts'
import type { Joining } from './shared-connection.ts'
import { relayed } from './signals.ts'

export interface Entrance {
  readonly socket: WebSocket
  readonly stream: ByteStream
  readonly user: SignedIn
  readonly acknowledges: boolean
  refused(reason: string): void
}

/** A connection, as whoever watches over all of them sees it. */
export interface Guest {
  readonly line: Line
  /** Shows out whoever may not stay. */
  review(): void
  /** Asks whether somebody is there. */
  beat(): void
  close(code: number, reason: string): void
  left(): void
}

export class Hall {
  readonly room: Room
  private readonly services: Services
  private readonly guests = new Set<Guest>()
  private readonly conversations = new Map<string, Set<Conversation>>()
  private readonly awarenesses = new Map<string, Awareness>()
  private readonly owners = new Map<string, AwarenessOwners>()
  private readonly numbers = new DocumentNumbers()

  constructor(services: Services, room: Room) {
    this.services = services
    this.room = room
    this.numbers.add(namesOf(room.holders))
    room.onRelay = (relays) => {
      // Documents come to be by what is committed.
      if (this.numbers.add(namesOf(room.holders))) this.review()
      for (const { document, update } of relays) this.relay(document, update)
    }
    room.onReset = (reason) => {
      const failure = storageFailureOf(reason)
      if (failure) this.close(CLOSE.notStored, FAILURE_REASONS[failure])
      else this.close(CLOSE.tryAgain, 'The document was loaded again; please reconnect.')
    }
  }

  /** What a user may do with a document; nothing with one that there is not. Only holders of the negotiation have layers. */
  accessOf(user: SignedIn, ref: DocumentRef): Access {
    if ('holder' in ref && !this.room.holders.includes(ref.holder)) return 'none'
    const actor = this.actorOf(user)
    return actor ? accessTo(ref, actor) : 'none'
  }

  /** The names of what a user may read. */
  readableBy(user: SignedIn): readonly string[] {
    const actor = this.actorOf(user)
    if (!actor) return []
    return namesOf(this.room.holders).filter((name) => accessTo(parseDocumentRef(name)!, actor) !== 'none')
  }

  enter(name: string, entrance: Entrance): Guest {
    const connection = new Connection({
      ...entrance,
      ...this.whoIs(entrance.user),
      document: name,
      awareness: this.awarenessOf(name),
      owners: this.ownersOf(name),
      access: () => this.accessOf(entrance.user, parseDocumentRef(name)!),
      onRefused: entrance.refused
    })
    const { line, conversation } = connection
    this.addTo(name, conversation)
    return this.admit(entrance.socket, {
      line,
      review: () => void conversation.mayStay(),
      beat: () => line.beat(),
      close: (code, reason) => line.close(code, reason),
      left: () => this.part(conversation)
    })
  }

  /** By one connection to whatever the user asks for. */
  enterAll(entrance: Entrance): Guest {
    const who = this.whoIs(entrance.user)
    const connection = new SharedConnection({
      ...entrance,
      ...who,
      onRefused: entrance.refused,
      readable: () => this.readableBy(entrance.user),
      numberOf: (name) => this.numbers.of(name),
      join: (name, joining) => this.join(name, entrance.user, who, joining),
      part: (conversation) => this.part(conversation)
    })
    return this.admit(entrance.socket, connection)
  }

  /** Somebody's standing has changed: who may not stay is shown out. */
  review(): void {
    for (const guest of this.guests) guest.review()
  }

  /** Everybody who is connected. */
  get present(): Iterable<Guest> {
    return this.guests
  }

  close(code: number, reason: string): void {
    for (const guest of this.guests) guest.close(code, reason)
  }

  private relay(document: string, update: Uint8Array): void {
    const peers = this.conversations.get(document)
    if (!peers || peers.size === 0) return
    for (const one of peers) one.relay(update)
    relayed.tell({ messages: peers.size })
  }

  private admit(socket: WebSocket, guest: Guest): Guest {
    this.guests.add(guest)
    this.room.connections++
    socket.on('ping', () => guest.line.pinged())
    socket.on('pong', () => guest.line.answered())
    socket.on('close', () => {
      if (this.guests.delete(guest)) this.room.connections--
      guest.left()
    })
    return guest
  }

  private whoIs(user: SignedIn) {
    const { services, room } = this
    const { role, party } = this.actorOf(user)!
    void room.live
    const shown: ShownUser = { name: user.name, role, party: party ?? null }
    return {
      documents: room.documents,
      userId: user.id,
      shown,
      isSignedIn: () => services.doors.isOpen(user.session),
      standing: () => services.doors.version + services.memberships.version,
      monotonic: () => performance.now()
    }
  }

  private join(name: string, user: SignedIn, who: ReturnType<Hall['whoIs']>, joining: Joining): Conversation {
    const ref = parseDocumentRef(name)!
    const isPeopled = ref.kind === 'text' || ref.kind === 'draft'
    const conversation = new Conversation({
      ...who,
      ...joining,
      dialect: NUMBERED,
      document: name,
      awareness: isPeopled ? this.awarenessOf(name) : undefined,
      owners: this.ownersOf(name),
      access: () => this.accessOf(user, ref)
    })
    this.addTo(name, conversation)
    return conversation
  }

  private addTo(name: string, conversation: Conversation): void {
    const peers = this.conversations.get(name) ?? new Set()
    this.conversations.set(name, peers.add(conversation))
  }

  private part(conversation: Conversation): void {
    this.conversations.get(conversation.options.document)?.delete(conversation)
    conversation.left()
  }

  private actorOf(user: SignedIn) {
    return this.services.memberships.actorIn(this.room.info.workingGroup, user)
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
      for (const one of this.conversations.get(name) ?? []) one.tellAwareness(encoded)
    })
    return awareness
  }
}
