/**
 * The gate: a strict reading of one Yjs update (V1) before anything is applied. It knows nothing of rights or treaties,
 * only of well-formed Yjs: structs under ids the sender may use, clocks without gaps, known origins and roots, deletions
 * of what exists, bounded counts and lengths, no crowd at one place, no lone surrogates, nothing left over. Applying a
 * malformed update can throw after having changed a document, so the question must be settled before. It allocates nothing
 * from a count it has not seen the bytes for. Format: y-protocols and yjs 13 `UpdateDecoderV1`.
 */
import type { Place, UnitId } from './gate-crowd.ts'
import type { DocumentOrder } from './gate-order.ts'
import { FramePlaces } from './gate-places.ts'
import type { FrameItem } from './gate-places.ts'
import { Malformed, refuse } from './gate-refusal.ts'

export interface GateContext {
  readonly roots: ReadonlySet<string>
  /** The next clock expected from a client. */
  state(client: number): number
  /** Whether the sender may write what is new under a client id. */
  mayUse(client: number): boolean
  /** The root that nobody but the server writes. */
  readonly serverRoot?: string
  /** Whether any of these units lies in that root, and whether they may be struck. */
  isReserved?(client: number, from: number, to: number): boolean
  mayDelete?(client: number, from: number, to: number): boolean
  /** How many items stand in the way of one that comes to a place, at most `most`. */
  crowd?(place: Place, most: number): number
  /** In what order the document's own items stand. */
  readonly order?: DocumentOrder
}

export interface GateLimits {
  readonly bytes: number
  readonly structs: number
  readonly deletions: number
  readonly units: number
  readonly depth: number
  /** Client ids that are new in one frame. */
  readonly clients: number
  /** Comparisons that Yjs may have to make to put the items where they stand; a million take about a tenth of a second. */
  readonly steps: number
}

export const GATE_LIMITS: GateLimits = {
  bytes: 1 << 20,
  structs: 20_000,
  deletions: 20_000,
  units: 200_000,
  depth: 8,
  clients: 200,
  steps: 400_000
}

/**
 * `clients` are those under whose ids something new comes. `repeats`: some of it is in the document already, and is to be left out
 * before the rest is applied. Yjs passes over it, but looks up the neighbours it names, and would cut a character in two there.
 */
export type GateResult =
  | {
      readonly ok: true
      readonly clients: readonly number[]
      readonly structs: number
      readonly deletions: number
      readonly repeats: boolean
    }
  | { readonly ok: false; readonly reason: string }

/** Reads an update; never throws. */
export function checkFrame(update: Uint8Array, context: GateContext, limits: GateLimits = GATE_LIMITS): GateResult {
  try {
    return new FrameReader(update, context, limits).read()
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, reason: error.message }
    throw error
  }
}

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const Y_ARRAY = 0
const Y_MAP = 1
const Y_TEXT = 2

class FrameReader {
  private readonly text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  /** Next clock of each client within this frame. */
  private readonly clocks = new Map<number, number>()
  /** Clients of whom the frame brings something. */
  private readonly written: number[] = []
  private readonly bytes: Uint8Array
  private readonly context: GateContext
  private readonly limits: GateLimits
  private at = 0
  private structs = 0
  private deletions = 0
  private repeats = false
  private readonly places: FramePlaces

  constructor(bytes: Uint8Array, context: GateContext, limits: GateLimits) {
    this.bytes = bytes
    this.context = context
    this.limits = limits
    this.places = new FramePlaces(context, limits)
  }

  read(): GateResult {
    if (this.bytes.length > this.limits.bytes) refuse('the frame is too large')
    const clients = this.readCount('clients')
    for (let index = 0; index < clients; index++) this.readClient()
    this.places.check()
    this.readDeletions()
    if (this.at !== this.bytes.length) refuse('bytes are left over')
    const { structs, deletions, repeats } = this
    return { ok: true, clients: this.written, structs, deletions, repeats }
  }

  private readClient(): void {
    const count = this.readCount('structs')
    const client = this.readUint()
    if (this.clocks.has(client)) refuse('a client comes twice')
    const begin = this.readUint()
    if (begin > this.context.state(client)) refuse('clocks are skipped')
    if (begin < this.context.state(client)) this.repeats = true
    this.clocks.set(client, begin)
    const items: FrameItem[] = []
    for (let index = 0; index < count; index++) {
      const clock = this.clocks.get(client)!
      const { length, place } = this.readStruct()
      this.clocks.set(client, clock + length)
      if (++this.structs > this.limits.structs) refuse('too many structs')
      items.push({ clock, length, place })
    }
    this.places.add(client, items)
    // What the document has already may come again from anybody: Yjs passes over it.
    if (!this.isNew(client)) return
    // Counted first: whose an id is may be a question to the database.
    if (this.written.push(client) > this.limits.clients) refuse('too many clients')
    if (!this.context.mayUse(client)) refuse('the client id belongs to somebody else')
  }

  private isNew(client: number): boolean {
    return this.clocks.get(client)! > this.context.state(client)
  }

  /** Garbage stands nowhere. */
  private readStruct(): Pick<FrameItem, 'length' | 'place'> {
    const info = this.readByte()
    const kind = info & 31
    if (kind === 10) refuse('structs are skipped')
    if (kind === 0) return { length: this.readLength(), place: undefined }
    const left = (info & 128) === 0 ? undefined : this.readId()
    const right = (info & 64) === 0 ? undefined : this.readId()
    const begins = !left && !right
    const parent = begins ? this.readParent() : undefined
    const key = begins && (info & 32) !== 0 ? this.readKey() : undefined
    return { place: { left, right, parent, key }, length: this.readContent(kind) }
  }

  private readParent(): string | UnitId {
    const isRoot = this.readUint()
    if (isRoot > 1) refuse('the parent is neither a root nor an item')
    if (isRoot === 0) return this.readId()
    const root = this.readString(200)
    if (!this.context.roots.has(root)) refuse('the root is unknown')
    return root
  }

  private readKey(): string {
    const key = this.readString(200)
    if (FORBIDDEN_KEYS.has(key)) refuse('the key is forbidden')
    return key
  }

  private readContent(kind: number): number {
    switch (kind) {
      case 1: // deleted
        return this.readLength()
      case 3: // binary
        this.skip(this.readUint())
        return 1
      case 4:
        return this.readWords()
      case 5: // embed
        this.readJson()
        return 1
      case 6: // format
        this.readKey()
        this.readJson()
        return 1
      case 7: {
        const type = this.readUint()
        if (type !== Y_MAP && type !== Y_TEXT && type !== Y_ARRAY) refuse('the type is not one of the layout')
        return 1
      }
      case 8: {
        const count = this.readCount('values')
        if (count < 1) refuse('no values')
        for (let index = 0; index < count; index++) this.readAny(0)
        return count
      }
      default:
        return refuse('the content is not one of the layout')
    }
  }

  private readWords(): number {
    const words = this.readString(this.limits.units)
    if (words.length === 0) refuse('empty words')
    return words.length
  }

  private readJson(): void {
    const source = this.readString(4096)
    let value: unknown
    try {
      value = JSON.parse(source)
    } catch {
      refuse('malformed JSON')
    }
    this.checkJson(value, 0)
  }

  private checkJson(value: unknown, depth: number): void {
    if (depth > this.limits.depth) refuse('nested too deeply')
    // Behind an escape a lone surrogate comes through, and stays only where the frame need not wait: Yjs keeps what waits as UTF-8.
    if (typeof value === 'string' && LONE_SURROGATE.test(value)) refuse('a string is out of bounds')
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key)) refuse('the key is forbidden')
      this.checkJson(key, depth + 1)
      this.checkJson(inner, depth + 1)
    }
  }

  /** lib0's `any`. */
  private readAny(depth: number): void {
    if (depth > this.limits.depth) refuse('nested too deeply')
    const type = this.readByte()
    switch (type) {
      case 127:
      case 126:
      case 121:
      case 120:
        return
      case 125:
        return this.skipVarInt()
      case 124:
        return this.skip(4)
      case 123:
      case 122:
        return this.skip(8)
      case 119:
        return void this.readString(this.limits.units)
      case 118:
        for (let count = this.readCount('keys'); count > 0; count--) {
          this.readKey()
          this.readAny(depth + 1)
        }
        return
      case 117:
        for (let count = this.readCount('values'); count > 0; count--) this.readAny(depth + 1)
        return
      case 116:
        return this.skip(this.readUint())
      default:
        refuse('an unknown value')
    }
  }

  private readDeletions(): void {
    const clients = this.readCount('clients')
    for (let index = 0; index < clients; index++) {
      const client = this.readUint()
      const end = Math.max(this.clocks.get(client) ?? 0, this.context.state(client))
      for (let count = this.readCount('deletions'); count > 0; count--) {
        const from = this.readUint()
        const length = this.readUint()
        if (length < 1 || from + length > end) refuse('a deletion of what does not exist')
        if (this.context.mayDelete?.(client, from, from + length) === false) refuse('the root is the server’s')
        if (++this.deletions > this.limits.deletions) refuse('too many deletions')
      }
    }
  }

  private readId(): UnitId {
    return [this.readUint(), this.readUint()]
  }

  private readLength(): number {
    const length = this.readUint()
    if (length < 1 || length > this.limits.units) refuse('the length is out of bounds')
    return length
  }

  /** A count of things that take at least a byte each. */
  private readCount(what: string): number {
    const count = this.readUint()
    if (count > this.bytes.length - this.at) refuse(`more ${what} than bytes`)
    return count
  }

  private readString(limit: number): string {
    const length = this.readUint()
    if (length > limit * 4 || this.at + length > this.bytes.length) refuse('a string is out of bounds')
    let words: string
    try {
      words = this.text.decode(this.bytes.subarray(this.at, this.at + length))
    } catch {
      refuse('a string is not UTF-8')
    }
    this.at += length
    if (words.length > limit || LONE_SURROGATE.test(words)) refuse('a string is out of bounds')
    return words
  }

  private readUint(): number {
    let value = 0
    for (let multiplier = 1, index = 0; index < 8; multiplier *= 128, index++) {
      const byte = this.readByte()
      value += (byte & 127) * multiplier
      if (value > Number.MAX_SAFE_INTEGER) refuse('a number is out of bounds')
      if (byte < 128) return value
    }
    return refuse('a number is out of bounds')
  }

  private skipVarInt(): void {
    for (let index = 0; index < 10; index++) if (this.readByte() < 128) return
    refuse('a number is out of bounds')
  }

  private readByte(): number {
    if (this.at >= this.bytes.length) refuse('the frame ends too early')
    return this.bytes[this.at++]!
  }

  private skip(length: number): void {
    if (length < 0 || this.at + length > this.bytes.length) refuse('the frame ends too early')
    this.at += length
  }
}
