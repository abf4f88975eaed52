/**
 * A delegation whose client means harm: well-formed garbage in its own layer, writes where it may not, frames with bytes
 * turned over. Its words carry the poison wherever nobody may see them. What it may do, it does like everybody else.
 */
import { createAnchor, findArticleText, proposalsOf } from '@cartif/live'
import * as Y from 'yjs'
import { POISON } from '../laws.ts'
import type { Client } from '../client.ts'
import { HOSTILE } from '../step.ts'
import type { HostileAct, Step } from '../step.ts'
import type { World } from '../world.ts'
import { pick } from './choosing.ts'

type HostileStep = Extract<Step, { kind: 'hostile' }>

export function takeHostile(world: World, { act, a, b }: HostileStep): boolean {
  const client = world.clients.find(({ actor }) => actor.party === HOSTILE)
  if (!client) return false
  client.live.flush()
  const garbage = GARBAGE[act]
  if (garbage) {
    const layer = client.doc(`layer/${HOSTILE}`)
    layer.transact(() => garbage(client, layer, world.newSuffix, a, b), 'hostile')
    return true
  }
  return sendForeign(world, client, act, a, b)
}

type Garbage = (client: Client, layer: Y.Doc, newSuffix: () => string, a: number, b: number) => void

const GARBAGE: Partial<Readonly<Record<HostileAct, Garbage>>> = {
  'unknown-kind': (client, layer, newSuffix) => put(layer, newSuffix, [{ ...splice(client, 0, 0), kind: 'annul' }]),
  'wrong-types': (client, layer, newSuffix, a) => {
    const wrong: Record<string, unknown>[] = [
      { ...splice(client, 0, 0), text: POISON },
      { ...splice(client, 0, 0), at: 7 },
      { ...splice(client, 0, 0), place: 'zzzz zzzz' },
      { ...splice(client, 0, 0), in: { article: 1 } },
      { kind: 'insert-article', order: 9, articleKind: 'article', text: words() },
      { kind: 'insert-article', order: 'a5', articleKind: 'sermon', text: words() },
      { kind: 'move-article', article: '', order: 'a5' }
    ]
    put(layer, newSuffix, [pick(wrong, a)!])
    if (a % 3 === 0) proposalsOf(layer).set(`${HOSTILE}-${newSuffix()}`, new Y.Map([['changes', POISON]]) as never)
  },
  /** An anchor of one article in a change of another: it stands nowhere. */
  'foreign-anchor': (client, layer, newSuffix, a, b) => {
    const articles = client.live.negotiation.articles
    const [one, other] = [pick(articles, a), pick(articles, a + 1)]
    if (one && other && one !== other) put(layer, newSuffix, [{ ...splice(client, a, b), in: other.id }])
  },
  /** Two changes, each made to the words of the other. */
  circle: (client, layer, newSuffix, a, b) => {
    const [left, right] = [`${HOSTILE}-${newSuffix()}`, `${HOSTILE}-${newSuffix()}`]
    put(layer, newSuffix, [
      { ...splice(client, a, b), in: right, id: left },
      { ...splice(client, a, b), in: left, id: right }
    ])
  },
  nested: (client, layer, newSuffix, a, b) => {
    let value: unknown = POISON
    for (let depth = 2 + (a % 5); depth > 0; depth--) value = { [POISON]: value }
    put(layer, newSuffix, [{ ...splice(client, a, b), kind: 'bracket', from: value, to: value }])
  },
  /** A bracket that begins in the middle of a pair of somebody's. */
  'inside-a-pair': (client, layer, newSuffix, a) => {
    for (const article of client.live.negotiation.articles) {
      const text = findArticleText(client.live.documents.text, article.id)
      const at = text?.toString().search(/[\uD800-\uDBFF]/) ?? -1
      if (!text || at < 0) continue
      // References and marks are units that toString leaves out.
      const before = article.line.findIndex((piece) => piece.type === 'text' && /[\uD800-\uDBFF]/.test(piece.text))
      const piece = article.line[before]!
      const start = article.line
        .slice(0, before)
        .reduce((sum, one) => sum + (one.type === 'text' ? one.text.length : 1), 0)
      const inside = start + (piece.type === 'text' ? piece.text.search(/[\uD800-\uDBFF]/) : 0) + 1
      const ends = { from: createAnchor(text, inside, 0), to: createAnchor(text, inside + 1, -1) }
      if (a % 2 === 0) return put(layer, newSuffix, [{ kind: 'bracket', in: article.id, ...ends }])
      return put(layer, newSuffix, [
        { kind: 'splice', in: article.id, ...ends, at: createAnchor(text, inside, -1), place: 'a0', text: new Y.Text() }
      ])
    }
  },
  'long-id': (client, layer, newSuffix, a, b) =>
    put(layer, newSuffix, [{ ...splice(client, a, b), id: `${HOSTILE}-${'x'.repeat(90)}` }]),
  'foreign-id': (client, layer, newSuffix, a, b) =>
    put(layer, newSuffix, [{ ...splice(client, a, b), id: `kaz-${newSuffix()}` }])
}

/** Brought in an embedded object, where Yjs does not look. */
function halfPair(): Y.Text {
  const text = new Y.Text(POISON)
  text.insertEmbed(0, { ref: `\uD83C` })
  return text
}

function words(): Y.Text {
  return new Y.Text(POISON)
}

/** A proper splice into some article, with poison for words. */
function splice({ live }: Client, a: number, b: number): Record<string, unknown> {
  const article = pick(live.negotiation.articles, a)
  const text = article && findArticleText(live.documents.text, article.id)
  if (!text) return { kind: 'splice', in: 'nowhere', place: 'a0', text: words() }
  return {
    kind: 'splice',
    in: article.id,
    at: createAnchor(text, 1 + (b % text.length), -1),
    place: 'a0',
    text: words()
  }
}

function put(layer: Y.Doc, newSuffix: () => string, changes: readonly Record<string, unknown>[]): void {
  const map = new Y.Map<unknown>()
  for (const { id, ...change } of changes) {
    map.set(typeof id === 'string' ? id : `${HOSTILE}-${newSuffix()}`, new Y.Map(Object.entries(change)))
  }
  const proposal = new Y.Map<unknown>()
  proposal.set('changes', map)
  proposalsOf(layer).set(`${HOSTILE}-${newSuffix()}`, proposal)
}

/** Frames that a proper client never sends. */
function sendForeign(world: World, client: Client, act: HostileAct, a: number, b: number): boolean {
  const names = [...client.channels.keys()].filter((name) => name !== `layer/${HOSTILE}`)
  const layers = names.filter((name) => name.startsWith('layer/'))
  const name =
    act === 'write-text'
      ? 'text'
      : act === 'write-record'
        ? 'record'
        : act === 'write-other-layer'
          ? pick(layers, a)!
          : `layer/${HOSTILE}`
  const channel = client.channels.get(name)
  if (!channel?.link) return false
  const update = act === 'noise' ? noise(a, b) : foreignUpdate(world, client.doc(name), act, a, b)
  channel.sendUpdate(update)
  return true
}

/** An update made on a copy, so that the client's own replica stays what the server gave it. */
function foreignUpdate(world: World, doc: Y.Doc, act: HostileAct, a: number, b: number): Uint8Array {
  const copy = new Y.Doc()
  copy.clientID =
    act === 'spoofed-client'
      ? pick(
          world.clients.filter(({ actor }) => actor.party !== HOSTILE),
          a
        )!.doc(`layer/${HOSTILE}`).clientID
      : world.createDoc().clientID
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  const root = copy.getMap<unknown>(act === 'write-text' ? 'articles' : 'proposals')
  const entry = pick([...root.keys()], b)
  if (act === 'prototype-key') root.set(`${HOSTILE}-${POISON}`, new Y.Map([['__proto__', POISON]]))
  else if (act === 'lone-surrogate') root.set(`${HOSTILE}-${POISON}`, new Y.Map([['text', halfPair()]]))
  else if (entry !== undefined && a % 2 === 0) root.delete(entry)
  else root.set(`${HOSTILE}-${POISON}`, new Y.Map([['text', new Y.Text(POISON)]]))
  const update = Y.encodeStateAsUpdate(copy, before)
  copy.destroy()
  if (act !== 'mutated-frame') return update
  const mutated = update.slice()
  mutated[b % mutated.length]! ^= 1 << (a % 8)
  return mutated
}

function noise(a: number, b: number): Uint8Array {
  return Uint8Array.from({ length: a % 40 }, (_, index) => (b * (index + 7)) & 255)
}
