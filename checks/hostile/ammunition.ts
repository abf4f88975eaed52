/**
 * What is fired: recorded frames again, proper writes of the moment, and named frames, each as it is or mutated, by whoever
 * means harm and wherever they can reach. All of it from the seed.
 */
import { articlesOf, encodeQuestion, proposalsOf } from '@cartif/live'
import type { Random } from '@cartif/treaty-text/testing'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { SYNC, answerMessage, questionMessage, updateMessage } from './bytes.ts'
import { NASTY, mutateBytes, mutateUpdate } from './mutate.ts'
import { NAMED_FRAMES } from './named-frames.ts'
import { MALLORY, ONLOOKER, ROGUE_CHAIR } from './range.ts'
import type { Range, Shot } from './range.ts'

const OWN = 'layer/kaz'
const QUESTION = 0

export function loadShot(random: Random, range: Range): Shot {
  const [actor, document] = aim(random)
  const kind = random.int(100)
  if (kind < 3) return { actor, document, message: named(random, range) }
  if (kind < 25) return { actor, document, message: mutateMessage(random, range, random.pick(range.recorded).message) }
  const update = writeOfTheMoment(random, range, document)
  if (kind < 30) return { actor, document, message: updateMessage(update) }
  if (kind < 45) return { actor, document, message: mutateBytes(random, updateMessage(update)) }
  const mutated = mutateUpdate(random, update, clientsOf(range.doc(document)))
  return { actor, document, message: random.chance(0.9) ? updateMessage(mutated) : answerMessage(mutated) }
}

/** A question about documents as no page asks it: names that are none, vectors that are none, bytes that are changed. */
export function questionOfTheLine(random: Random): Uint8Array {
  const names = [
    'text',
    OWN,
    'layer/pak',
    'draft/kaz',
    'draft/pak',
    'draft/none',
    '',
    '../text',
    'layer/__proto__',
    'text'
  ]
  const wanted = Array.from({ length: random.int(6) }, () => ({
    name: random.pick(names),
    vector: random.pick([Uint8Array.of(0), Uint8Array.of(1, 5, 3), Uint8Array.of(255), new Uint8Array(0)])
  }))
  const question = encodeQuestion({ all: random.chance(0.2), wanted })
  return random.chance(0.4) ? question : mutateBytes(random, question)
}

function aim(random: Random): readonly [Shot['actor'], string] {
  if (random.chance(0.7)) return [MALLORY, OWN]
  if (random.chance(0.5)) return [ROGUE_CHAIR, random.pick(['text', 'layer/chair', 'record'])]
  if (random.chance(0.5)) return [ONLOOKER, random.pick([OWN, 'text', 'record'])]
  return [MALLORY, random.pick(['text', 'record', 'layer/pak', 'layer/chair'])]
}

/** Those that are large are so whoever sends them: they are fired by name alone. */
const SMALL = NAMED_FRAMES.filter(
  ({ expect, name }) => expect !== 'closed' || !/thousand|million|mebibyte|flood|crowd/.test(name)
)

function named(random: Random, range: Range): Uint8Array {
  const { document, build } = random.pick(SMALL)
  const doc = range.doc(document)
  const others = random.pick(clientsOf(doc))
  const clock = (client: number) => Y.getState(doc.store, client)
  return mutateBytes(random, build({ doc, fresh: random.int(2 ** 32), others, servers: doc.clientID, clock }))
}

function clientsOf(doc: Y.Doc): readonly number[] {
  return [...doc.store.clients.keys()]
}

/** Sync messages are changed inside, where they are read. */
function mutateMessage(random: Random, range: Range, message: Uint8Array): Uint8Array {
  if (message[0] !== SYNC || random.chance(0.4)) return mutateBytes(random, message)
  const decoder = decoding.createDecoder(message.subarray(1))
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === QUESTION) return questionMessage(mutateBytes(random, payload))
  return updateMessage(mutateUpdate(random, payload, clientsOf(range.doc(OWN))))
}

/** One write on a copy of the document as it is, as a client of the product would make it or nearly so. */
function writeOfTheMoment(random: Random, range: Range, document: string): Uint8Array {
  const doc = range.doc(document)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, range.stateOf(document))
  copy.clientID = random.int(2 ** 32)
  const before = Y.encodeStateVector(doc)
  copy.transact(() => scribble(random, document === 'text' ? articlesOf(copy) : proposalsOf(copy)))
  const update = Y.encodeStateAsUpdate(copy, before)
  copy.destroy()
  return update
}

function scribble(random: Random, root: Y.Map<Y.Map<unknown>>): void {
  const key = random.pick([...root.keys(), `kaz-${random.int(1e9)}`])
  const entry = root.get(key)
  if (!(entry instanceof Y.Map)) return void root.set(key, new Y.Map([['changes', new Y.Map()]]))
  const texts = [...textsIn(entry)]
  const text = texts[random.int(texts.length)]
  if (!text || random.chance(0.2))
    return void entry.set(random.pick(['at', 'by', 'order', 'kind', 'text']), random.pick(NASTY))
  const at = random.int(text.length + 1)
  const short = Math.min(4, text.length - at)
  random.pick([
    () => text.delete(at, short),
    () => text.insertEmbed(at, { ref: random.pick(NASTY) }),
    () => text.format(at, short, { em: random.chance(0.5) ? true : 'x' }),
    () => text.insert(at, random.pick(NASTY) || 'x')
  ])()
}

function* textsIn(map: Y.Map<unknown>): Generator<Y.Text> {
  for (const value of map.values()) {
    if (value instanceof Y.Text) yield value
    else if (value instanceof Y.Map) yield* textsIn(value)
  }
}
