/**
 * Where units came from: the import, a pen session, a decision. It is said by the identity of units, in the map that holds
 * the Text, so that it stays true whatever is written and struck around them at the same moment; attributes, which lie
 * between the units, do not. The entries are written by whoever may write the words, and are as untrusted as those.
 *
 *     origin <client> <clock>   -> [length, origin]   of these units
 *     origin <client>           -> origin             of whatever else this client writes: a pen session
 *
 * What undo has brought back (restored-units.ts) came from where the units came that it stands for. In documents of layout
 * 2 and before it is an attribute.
 */
import type { Line } from '@cartif/treaty-text'
import { pieceLength } from '@cartif/treaty-text'
import * as Y from 'yjs'

const KEY = /^(origin|restored) (\d{1,16})(?: (\d{1,16}))?$/
const MAX_ENTRIES = 100_000
const MAX_HOPS = 100

interface Stretch {
  readonly clock: number
  readonly length: number
  /** A name, or the first of the units that these stand for. */
  readonly from: string | Y.ID
}

/** Of units from some unit on. */
interface Found {
  readonly length: number
  readonly origin: string | undefined
}

const believed = new WeakMap<Y.Doc, (client: number) => boolean>()

/**
 * Says whose word is taken for where units of a document came from. In a layer it is the server's alone: words that a decision
 * brought into a proposal come from whoever wrote them, and its own delegation has no reason to name others.
 */
export function believeOnly(doc: Y.Doc, mayName: (client: number) => boolean): void {
  believed.set(doc, mayName)
}

/** Where the units of a text came from; undefined where nothing is said of any. */
export function originsOf(text: Y.Text): Origins | undefined {
  if (!(text.parent instanceof Y.Map)) return undefined
  // What is no more counts too: it is left out later. Most texts have nothing of the kind, and looking at values takes long.
  for (const key of text.parent._map.keys()) if (isSaying(key)) return new Origins(text)
  return undefined
}

function isSaying(key: string): boolean {
  return saysOrigin(key) || key.startsWith('restored ')
}

/** Whether an entry beside a Text says where units came from, which moves nothing that holds on to them. */
export function saysOrigin(key: string): boolean {
  return key.startsWith('origin ')
}

/** Reads where the units of one text came from. Built anew whenever the text has changed. */
class Origins {
  private readonly byClient = new Map<number, Stretch[]>()
  private readonly sessions = new Map<number, string>()

  constructor(text: Y.Text) {
    if (!(text.parent instanceof Y.Map)) return
    let left = MAX_ENTRIES
    for (const key of text.parent.keys()) {
      const match = isSaying(key) ? KEY.exec(key) : null
      if (match && left-- > 0 && isBelieved(text, text.parent, key)) this.read(match, text.parent.get(key))
    }
    for (const list of this.byClient.values()) list.sort((a, b) => a.clock - b.clock)
  }

  /** Where a unit came from, and how many behind it at least are alike. */
  find(id: Y.ID, length: number): Found {
    let [at, left] = [id, length]
    for (let hops = 0; hops < MAX_HOPS; hops++) {
      const { stretch, rest } = this.stretchAt(at)
      left = Math.min(left, rest)
      if (!stretch) return { length: left, origin: this.sessions.get(at.client) }
      if (typeof stretch.from === 'string') return { length: left, origin: stretch.from }
      at = Y.createID(stretch.from.client, stretch.from.clock + at.clock - stretch.clock)
    }
    return { length: left, origin: undefined }
  }

  /** The stretch a unit is in, if any, and how many units it or the gap goes on. */
  private stretchAt({ client, clock }: Y.ID): { stretch: Stretch | undefined; rest: number } {
    const list = this.byClient.get(client) ?? []
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle]!.clock <= clock) low = middle + 1
      else high = middle
    }
    const found = list[low - 1]
    const rest = found ? found.clock + found.length - clock : 0
    if (found && rest > 0) return { stretch: found, rest }
    return { stretch: undefined, rest: (list[low]?.clock ?? Number.POSITIVE_INFINITY) - clock }
  }

  private read([, word, client, clock]: RegExpExecArray, value: unknown): void {
    if (clock === undefined) {
      if (word === 'origin' && isName(value)) this.sessions.set(Number(client), value)
      return
    }
    const stretch = word === 'origin' ? readNamed(Number(clock), value) : readRestored(Number(clock), value)
    if (!stretch) return
    const list = this.byClient.get(Number(client))
    if (list) list.push(stretch)
    else this.byClient.set(Number(client), [stretch])
  }
}

function isBelieved({ doc }: Y.Text, map: Y.Map<unknown>, key: string): boolean {
  const mayName = doc && key.startsWith('origin ') ? believed.get(doc) : undefined
  return !mayName || mayName(map._map.get(key)!.id.client)
}

function readNamed(clock: number, value: unknown): Stretch | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [length, from] = value as [unknown, unknown]
  return isCount(length) && isName(from) ? { clock, length, from } : undefined
}

function readRestored(clock: number, value: unknown): Stretch | undefined {
  if (!Array.isArray(value) || value.length !== 3 || !value.every(isCount)) return undefined
  const [client, from, length] = value as [number, number, number]
  return { clock, length, from: Y.createID(client, from) }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200
}

/** The clock that the next unit written into a document gets. */
export function nextClock(doc: Y.Doc): number {
  return Y.getState(doc.store, doc.clientID)
}

/** Says where the units came from that were just written: each from a clock on up to the next. In the writer's transaction. */
export function noteOrigins(
  text: Y.Text,
  written: readonly { readonly clock: number; readonly origin?: string }[]
): void {
  const { parent, doc } = text
  if (!(parent instanceof Y.Map) || !doc) return
  const end = nextClock(doc)
  const session = sessionOf(text)
  let at = 0
  while (at < written.length) {
    const { clock, origin } = written[at]!
    while (at < written.length && written[at]!.origin === origin) at++
    const length = (written[at]?.clock ?? end) - clock
    if (origin !== undefined && origin !== session && length > 0)
      parent.set(`origin ${doc.clientID} ${clock}`, [length, origin])
  }
}

/** Says where all units of a text came from that has just come into its document with a line. */
export function noteOriginsOf(text: Y.Text, line: Line): void {
  const starts = new Map<number, string | undefined>()
  let at = 0
  for (const piece of line) {
    starts.set(at, piece.origin)
    at += pieceLength(piece)
  }
  const written: { clock: number; origin?: string }[] = []
  let unit = 0
  let origin: string | undefined
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    for (let within = 0; within < item.length; within++, unit++) {
      if (starts.has(unit)) {
        origin = starts.get(unit)
        written.push({ clock: item.id.clock + within, ...(origin === undefined ? {} : { origin }) })
      }
    }
  }
  noteOrigins(text, written)
}

/** Says that whatever this client writes into the text comes from one session; the first that said so stays. */
export function beginSession(text: Y.Text, origin: string): void {
  const { parent, doc } = text
  if (parent instanceof Y.Map && doc && !parent.has(sessionKey(doc))) parent.set(sessionKey(doc), origin)
}

/** The session in which this client writes into the text. */
export function sessionOf(text: Y.Text): string | undefined {
  const name = text.parent instanceof Y.Map && text.doc ? text.parent.get(sessionKey(text.doc)) : undefined
  return isName(name) ? name : undefined
}

function sessionKey(doc: Y.Doc): string {
  return `origin ${doc.clientID}`
}
