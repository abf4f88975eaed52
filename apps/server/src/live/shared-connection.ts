/**
 * One client on many documents of an instrument (docs/protocol.md; packages/live/src/shared-line.ts): it asks for documents by
 * their names and is answered for each, in one write; a document it may not read, or no longer, is shut and the connection
 * goes on. It ends when its user may read nothing of the instrument any more.
 */
import { OF_THE_LINE, LINE, encodeTold, readQuestion } from '@cartif/live'
import type { Told } from '@cartif/live'
import * as decoding from 'lib0/decoding'
import type { Conversation } from './conversation.ts'
import { toFrame } from './frame.ts'
import type { Framed } from './frame.ts'
import { LINE_LIMITS } from './limits.ts'
import { CLOSE, Line } from './line.ts'
import type { LineOptions } from './line.ts'
import { Receipts } from './receipts.ts'
import { SYNC, STEP_1 } from './said.ts'

type Surroundings = Pick<LineOptions, 'socket' | 'stream' | 'isSignedIn' | 'onRefused' | 'monotonic'>

export interface SharedConnectionOptions extends Surroundings {
  /** What the user may read at present, by name. */
  readable(): readonly string[]
  /** The number of a document that there is; the same for everybody. */
  numberOf(name: string): number
  /** Begins to talk about a document that the user may read. */
  join(name: string, one: Joining): Conversation
  /** Ends it. */
  part(conversation: Conversation): void
}

export interface Joining {
  readonly line: Line
  readonly number: number
  onShut(): void
  receipt: Receipts['next']
}

export class SharedConnection {
  readonly line: Line
  private readonly options: SharedConnectionOptions
  private readonly open = new Map<number, Conversation>()
  /** Documents that were open: what the client has said of one before it heard that it is shut is passed over. */
  private readonly shut = new Set<number>()
  private readonly receipts = new Receipts((count) => this.line.acknowledge(count))
  private wantsAll = false
  /** What the client has been told it may read, so that it is told of what comes to be. */
  private told: ReadonlySet<string>

  constructor(options: SharedConnectionOptions) {
    this.options = options
    this.told = new Set(options.readable())
    this.line = new Line({
      ...options,
      limits: LINE_LIMITS.shared,
      acknowledgement: (count) => encodeTold({ kind: 'acknowledged', count }),
      read: (bytes) => this.read(decoding.createDecoder(bytes)),
      mayStay: () => this.mayStay()
    })
  }

  /** Whether its user may still be here; where not, it is closed. */
  mayStay(): boolean {
    if (!this.line.isSignedIn()) return false
    if (this.open.size > 0 || this.options.readable().length > 0) return true
    this.line.close(CLOSE.notAllowed, 'You may no longer read this instrument.')
    return false
  }

  /** Somebody's standing has changed, or a document has come to be. */
  review(): void {
    for (const conversation of this.open.values()) if (!this.line.isLeaving) conversation.mayStay()
    if (this.line.isLeaving || !this.mayStay()) return
    const before = this.told
    this.told = new Set(this.options.readable())
    if (this.told.size === 0) return this.line.close(CLOSE.notAllowed, 'You may no longer read this instrument.')
    for (const name of this.told) if (!before.has(name)) this.tell({ kind: 'come', name })
  }

  /** Says that the server is there, and asks whether the client is. */
  beat(): void {
    this.line.send(BEAT)
    this.line.beat()
  }

  close(code: number, reason: string): void {
    this.line.close(code, reason)
  }

  /** The socket has closed. */
  left(): void {
    for (const conversation of this.open.values()) this.options.part(conversation)
    this.open.clear()
  }

  private read(decoder: decoding.Decoder): void {
    const number = decoding.readVarUint(decoder)
    if (number === OF_THE_LINE) return this.readOfTheLine(decoder)
    const conversation = this.open.get(number)
    if (conversation) return this.listen(conversation, decoder)
    if (!this.shut.has(number)) return this.line.refuse('The message is about no document.')
    // It was counted by its sender, and nothing of it is kept: the client knows that the document is shut.
    if (isWrite(decoder)) this.receipts.next().denied()
  }

  private listen(conversation: Conversation, decoder: decoding.Decoder): void {
    if (conversation.mayStay()) conversation.read(decoder)
    else if (!this.line.isLeaving && isWrite(decoder)) this.receipts.next().denied()
  }

  private readOfTheLine(decoder: decoding.Decoder): void {
    if (decoding.readVarUint(decoder) !== LINE.ask) return this.line.refuse('The message is of an unknown kind.')
    const { all, wanted } = readQuestion(decoder)
    const readable = new Set(this.options.readable())
    const named = new Set(wanted.map(({ name }) => name))
    const rest = all ? [...readable].filter((name) => !named.has(name)) : []
    if (!this.line.mayAsk(wanted.length + rest.length + 1)) return
    for (const { name, vector } of wanted) {
      if (this.line.isLeaving) return
      if (readable.has(name)) this.begin(name, vector)
      else this.tell({ kind: 'shut', name })
    }
    for (const name of rest) this.begin(name, NOTHING)
    if (!this.line.isLeaving) this.tell({ kind: 'answered' })
  }

  private begin(name: string, vector: Uint8Array): void {
    const { numberOf, join } = this.options
    const number = numberOf(name)
    const known = this.open.get(number)
    const conversation = known ?? join(name, this.joining(number))
    this.open.set(number, conversation)
    this.shut.delete(number)
    if (!known) {
      const mayWrite = conversation.options.access() === 'write'
      this.line.send(openedFrame(number, name, mayWrite))
      conversation.greet()
    }
    conversation.answer(vector)
  }

  private joining(number: number): Joining {
    return {
      line: this.line,
      number,
      onShut: () => this.shutOne(number),
      receipt: () => this.receipts.next()
    }
  }

  private shutOne(number: number): void {
    const conversation = this.open.get(number)
    if (!conversation) return
    this.open.delete(number)
    this.shut.add(number)
    this.options.part(conversation)
    this.tell({ kind: 'shut', name: conversation.options.document })
  }

  private tell(told: Told): void {
    this.line.send(toFrame(encodeTold(told)))
  }
}

const NOTHING = Uint8Array.of(0)
const BEAT: Framed = toFrame(encodeTold({ kind: 'beat' }))

function openedFrame(number: number, name: string, mayWrite: boolean): Framed {
  return toFrame(encodeTold({ kind: 'opened', number, name, mayWrite }))
}

/** Whether the rest of a message is one that is acknowledged. */
function isWrite(decoder: decoding.Decoder): boolean {
  return decoding.readVarUint(decoder) === SYNC && decoding.readVarUint(decoder) !== STEP_1
}
