/**
 * Hostile frames by name, each with what it tries. `expect` says what must become of it: the connection is closed, the
 * client is told that it may not write, or nothing happens at all. `stored` is for what its sender may write into the own
 * document, however ugly: it must stay there and harm nobody.
 */
import type { Actor } from '@cartif/negotiation'
import * as Y from 'yjs'
import {
  anyString,
  answerMessage,
  awarenessMessage,
  deletions,
  item,
  join,
  questionMessage,
  structs,
  updateMessage,
  values,
  words,
  write
} from './bytes.ts'
import { MALLORY, ONLOOKER, ROGUE_CHAIR } from './range.ts'

export interface Target {
  /** The server's document; to be read only. */
  readonly doc: Y.Doc
  /** A client id that nobody has used. */
  readonly fresh: number
  /** One that somebody else writes under, and the server's own. */
  readonly others: number
  readonly servers: number
  /** The next clock of a client. */
  clock(client: number): number
}

export interface NamedFrame {
  readonly name: string
  readonly tries: string
  readonly expect: 'closed' | 'denied' | 'nothing' | 'stored'
  readonly actor: Actor
  readonly document: string
  build(target: Target): Uint8Array
}

const OWN = 'layer/kaz'
const BOMB = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127)
const ROOT = { root: 'proposals', key: 'kaz-x' } as const

type Build = NamedFrame['build']

function frame(expect: NamedFrame['expect'], name: string, tries: string, build: Build): NamedFrame {
  return { name, tries, expect, actor: MALLORY, document: OWN, build }
}

function elsewhere(document: string, one: NamedFrame, actor = MALLORY): NamedFrame {
  return { ...one, document, actor, name: `${one.name} (${actor.user} on ${document})` }
}

const raw = (...bytes: readonly number[]) => Uint8Array.from(bytes)
const update =
  (build: (target: Target) => Uint8Array): Build =>
  (target) =>
    updateMessage(build(target))

function entry(key: string, content: Uint8Array = values(anyString('x')), kind = 8): Build {
  return update(({ fresh }) => structs(fresh, 0, item(kind, { root: 'proposals', key }, content)))
}

/** A well-formed write of somebody who has never written. */
const WRITE: NamedFrame = frame('stored', 'a proper write', 'Says what it may not say there.', entry('kaz-written'))

/** What the client of a reader sends when it writes all the same. */
const OTHERS: readonly NamedFrame[] = [
  { ...elsewhere('layer/pak', WRITE), expect: 'denied' },
  { ...elsewhere('layer/chair', WRITE), expect: 'denied' },
  { ...elsewhere('record', WRITE), expect: 'denied' },
  { ...elsewhere('record', WRITE, ROGUE_CHAIR), expect: 'denied' },
  { ...elsewhere('text', WRITE), expect: 'denied' },
  { ...elsewhere(OWN, WRITE, ONLOOKER), expect: 'denied' },
  {
    ...elsewhere(
      'layer/pak',
      frame('denied', 'a write as the answer to a question', 'Comes in as sync step 2.', ({ fresh }) =>
        answerMessage(structs(fresh, 0, item(8, ROOT, values(anyString('x')))))
      )
    )
  },
  elsewhere(
    'layer/pak',
    frame('denied', 'a deletion by a reader', 'Strikes what another delegation wrote.', (target) =>
      updateMessage(deletions(target.others, [0, target.clock(target.others)]))
    )
  )
]

const MESSAGES: readonly NamedFrame[] = [
  frame('closed', 'nothing at all', 'An empty message.', () => raw()),
  frame('closed', 'a message of an unknown kind', 'Kind 77.', () => raw(77, 0, 0)),
  frame('closed', 'a sync message of an unknown step', 'Step 9.', () => raw(0, 9, 1, 0)),
  frame('closed', 'a kind without an end', 'Every byte says that another follows.', () => raw(...Array(40).fill(255))),
  frame('closed', 'a length of everything', 'Promises more bytes than there are.', () => join(raw(0, 2), BOMB)),
  frame('closed', 'a denial sent to the server', 'Kind 2, which only the server says.', () => raw(2, 0, 1, 120)),
  frame('closed', 'an acknowledgement sent to the server', 'Kind 100.', () => raw(100, 9)),
  frame('closed', 'words for a frame', 'What a text frame would bring.', () =>
    new TextEncoder().encode('{"type":"auth"}')
  ),
  frame('nothing', 'an update that says nothing', 'No structs, no deletions.', () => updateMessage(raw(0, 0))),
  frame('closed', 'a frame with a tail', 'A proper message with another behind it.', () =>
    join(updateMessage(raw(0, 0)), updateMessage(raw(0, 0)))
  ),
  frame('closed', 'an update of the other encoding', 'Version 2.', () => {
    const doc = new Y.Doc()
    doc.getMap('proposals').set('kaz-v2', 'x')
    return updateMessage(Y.encodeStateAsUpdateV2(doc))
  })
]

const VECTORS: readonly NamedFrame[] = [
  frame('closed', 'a vector of a million entries', 'Asks with more clients than there are people.', () =>
    questionMessage(
      join(
        write(300_000),
        Uint8Array.from({ length: 900_000 }, (_, at) => (at % 3 === 2 ? 1 : 129 + (at % 100)))
      )
    )
  ),
  frame('closed', 'a vector that promises', 'A count, and no entries.', () => questionMessage(BOMB)),
  frame('closed', 'a vector with a tail', 'Bytes are left over.', () => questionMessage(raw(0, 1, 2, 3))),
  frame('closed', 'a vector that breaks off', 'Ends in the middle of an entry.', () => questionMessage(raw(2, 1))),
  frame('nothing', 'a vector from the future', 'Knows more than the server ever wrote.', ({ others }) =>
    questionMessage(write(1, others, Number.MAX_SAFE_INTEGER))
  )
]

const IDS: readonly NamedFrame[] = [
  frame('closed', 'a forged client id', 'Writes as a colleague.', (target) =>
    updateMessage(structs(target.others, target.clock(target.others), item(8, ROOT, values(anyString('x')))))
  ),
  frame('closed', 'the id of the server', 'Writes as the server.', (target) =>
    updateMessage(structs(target.servers, target.clock(target.servers), item(8, ROOT, values(anyString('x')))))
  ),
  frame(
    'closed',
    'a clock burnt',
    'Collected garbage under the id of a colleague, who could never write again.',
    (target) => updateMessage(structs(target.others, target.clock(target.others), raw(0, 5)))
  ),
  frame('closed', 'a clock burnt by deleted words', 'The same with a deleted item.', (target) =>
    updateMessage(structs(target.others, target.clock(target.others), item(1, ROOT, write(100))))
  ),
  frame(
    'closed',
    'a gap',
    'Begins at a clock that has not come.',
    update(({ fresh }) => structs(fresh, 99, item(8, ROOT, values(anyString('x')))))
  ),
  frame(
    'closed',
    'a jump to the end of time',
    'The last clock there is.',
    update(({ fresh }) => structs(fresh, Number.MAX_SAFE_INTEGER - 1, raw(0, 1)))
  ),
  frame(
    'closed',
    'a skip',
    'A struct that only merged updates have.',
    update(({ fresh }) => structs(fresh, 0, raw(10, 5)))
  ),
  frame(
    'closed',
    'a client twice',
    'Two sections of one client.',
    update(({ fresh }) => join(write(2, 1, fresh, 0), raw(0, 1), write(1, fresh, 0), raw(0, 1), raw(0)))
  ),
  frame(
    'closed',
    'a flood of what waits',
    'A thousand items, each on a parent that never comes.',
    update(({ fresh }) =>
      structs(fresh, 0, ...Array.from({ length: 1000 }, (_, at) => item(4, { left: [fresh + 1, at] }, words('x'))))
    )
  ),
  frame(
    'closed',
    'a parent that is not there',
    'An entry of an item of nobody.',
    update(({ fresh }) => structs(fresh, 0, item(8, { parent: [fresh + 7, 3], key: 'x' }, values(anyString('x')))))
  ),
  frame(
    'closed',
    'an item behind itself',
    'Its origin is itself.',
    update(({ fresh }) => structs(fresh, 0, item(4, { left: [fresh, 0] }, words('x'))))
  ),
  frame(
    'closed',
    'a thousand names',
    'A thousand client ids in one frame, all bound for ever.',
    update(({ fresh }) =>
      join(write(1000), ...Array.from({ length: 1000 }, (_, at) => join(write(1, fresh + at, 0), raw(0, 1))), raw(0))
    )
  )
]

const COUNTS: readonly NamedFrame[] = [
  frame('closed', 'a count of clients without clients', 'Billions of sections in five bytes.', () =>
    updateMessage(raw(255, 255, 255, 255, 15))
  ),
  frame(
    'closed',
    'a count of structs without structs',
    'Billions of structs.',
    update(({ fresh }) => join(write(1), BOMB, write(fresh, 0)))
  ),
  frame(
    'closed',
    'a count of deletions without deletions',
    'Billions of deletions.',
    update(({ fresh }) => join(raw(0, 1), write(fresh), BOMB))
  ),
  frame('closed', 'a truncated update', 'Proper until it ends.', (target) => {
    const whole = entry('kaz-cut')(target)
    const inner = whole.slice(3, -4)
    return updateMessage(inner)
  }),
  frame(
    'closed',
    'a tail of an update',
    'A byte too many.',
    update(({ fresh }) => join(structs(fresh, 0, item(8, ROOT, values(anyString('x')))), raw(0)))
  ),
  frame(
    'closed',
    'garbage without end',
    'A collected struct of a billion units.',
    update(({ fresh }) => structs(fresh, 0, join([0], write(2 ** 30))))
  ),
  frame(
    'closed',
    'a deleted item without end',
    'A deleted item of a billion units.',
    update(({ fresh }) => structs(fresh, 0, item(1, ROOT, write(2 ** 30))))
  ),
  frame(
    'closed',
    'an item of no length',
    'Words without a letter.',
    update(({ fresh }) => structs(fresh, 0, item(4, { root: 'proposals' }, words(''))))
  ),
  frame(
    'closed',
    'thirty thousand structs',
    'More than a frame may hold.',
    update(({ fresh }) => structs(fresh, 0, ...Array.from({ length: 30_000 }, () => raw(0, 1))))
  ),
  frame(
    'closed',
    'a flood of deletions',
    'Thirty thousand ranges.',
    update(({ others }) => join(write(0, 1, others, 30_000), ...Array.from({ length: 30_000 }, () => raw(0, 1))))
  ),
  frame('closed', 'a deletion of what does not exist', 'Waits until it does, and strikes it then.', (target) =>
    updateMessage(deletions(target.others, [target.clock(target.others), 50]))
  ),
  frame(
    'closed',
    'a deletion of nobody’s words',
    'Under an id that nobody has used.',
    update(({ fresh }) => deletions(fresh, [0, 10]))
  ),
  frame(
    'closed',
    'a deletion beyond numbers',
    'From and length add up to more than can be counted.',
    update(({ others }) => deletions(others, [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]))
  ),
  frame(
    'closed',
    'a frame of more than a mebibyte',
    'Too large before it is read.',
    update(({ fresh }) => structs(fresh, 0, item(4, { root: 'proposals' }, words('x'.repeat(1 << 20)))))
  )
]

const CONTENTS: readonly NamedFrame[] = [
  frame(
    'closed',
    'an unknown struct',
    'Content of kind 31.',
    update(({ fresh }) => structs(fresh, 0, raw(31, 1, 1, 120)))
  ),
  frame(
    'closed',
    'a document in the document',
    'Content of kind 9: a sub-document.',
    update(({ fresh }) => structs(fresh, 0, item(9, ROOT, join(write('guid'), raw(127)))))
  ),
  frame(
    'closed',
    'content of old',
    'Kind 2, JSON, which nobody writes any more.',
    update(({ fresh }) => structs(fresh, 0, item(2, ROOT, write(1, '{"a":1}'))))
  ),
  frame(
    'closed',
    'an element of markup',
    'A type of XML.',
    update(({ fresh }) => structs(fresh, 0, item(7, ROOT, write(3, 'script'))))
  ),
  frame(
    'closed',
    'a type of no kind',
    'Type 99.',
    update(({ fresh }) => structs(fresh, 0, item(7, ROOT, write(99))))
  ),
  frame(
    'closed',
    'a root of its own',
    'A root that the layout does not know.',
    update(({ fresh }) => structs(fresh, 0, item(8, { root: 'admins', key: 'x' }, values(anyString('x')))))
  ),
  frame(
    'closed',
    'the prototype for a root',
    '__proto__ as the name of a root.',
    update(({ fresh }) => structs(fresh, 0, item(8, { root: '__proto__', key: 'x' }, values(anyString('x')))))
  ),
  frame('closed', 'the prototype for a key', '__proto__ as a key of a map.', entry('__proto__')),
  frame('closed', 'a constructor for a key', 'constructor as a key of a map.', entry('constructor')),
  frame(
    'closed',
    'the prototype in a value',
    'An object with the key __proto__.',
    entry('kaz-p', values(join([118], write(1, '__proto__'), [118], write(1, 'isAdmin'), [120])))
  ),
  frame(
    'closed',
    'the prototype in an embed',
    'The same as JSON.',
    update(({ fresh }) => structs(fresh, 0, item(5, { root: 'proposals' }, words('{"__proto__":{"isAdmin":true}}'))))
  ),
  frame(
    'closed',
    'the prototype for an attribute',
    'A format whose name is __proto__.',
    update(({ fresh }) => structs(fresh, 0, item(6, { root: 'proposals' }, write('__proto__', 'true'))))
  ),
  frame(
    'closed',
    'an embed that is no JSON',
    'Broken JSON, which would throw halfway through.',
    update(({ fresh }) => structs(fresh, 0, item(5, { root: 'proposals' }, words('{"a":'))))
  ),
  frame(
    'closed',
    'a format that is undefined',
    'What other readers of the format allow, and Yjs throws on halfway through.',
    update(({ fresh }) => structs(fresh, 0, item(6, { root: 'proposals' }, write('em', 'undefined'))))
  ),
  frame(
    'closed',
    'deep values',
    'Lists in lists, ten thousand deep.',
    entry(
      'kaz-deep',
      values(
        join(
          Uint8Array.from({ length: 20_000 }, (_, at) => (at % 2 === 0 ? 117 : 1)),
          [127]
        )
      )
    )
  ),
  frame(
    'closed',
    'deep JSON',
    'An embed of two thousand brackets.',
    update(({ fresh }) =>
      structs(fresh, 0, item(5, { root: 'proposals' }, words(`${'['.repeat(2000)}${']'.repeat(2000)}`)))
    )
  ),
  frame(
    'closed',
    'half a pair of surrogates',
    'A code unit that is no character, in CESU.',
    update(({ fresh }) => structs(fresh, 0, item(4, { root: 'proposals' }, join(write(3), [0xed, 0xa0, 0xbd]))))
  ),
  frame(
    'closed',
    'half a pair in JSON',
    'A lone surrogate behind an escape: where it has to wait it becomes another letter.',
    update(({ fresh }) => structs(fresh, 0, item(5, { root: 'proposals' }, words('{"ref":"\\ud83c"}'))))
  ),
  frame(
    'closed',
    'what is not UTF-8',
    'Bytes that no decoder agrees on.',
    update(({ fresh }) => structs(fresh, 0, item(4, { root: 'proposals' }, join(write(2), [0xff, 0xfe]))))
  ),
  frame('closed', 'a long key', 'A key of ten thousand letters.', entry('k'.repeat(10_000))),
  frame(
    'closed',
    'the layout overwritten',
    'A layout that no version can read: nobody could open the instrument again.',
    update(({ fresh }) => structs(fresh, 0, item(8, { root: 'meta', key: 'layout' }, values(join([125], [9])))))
  ),
  frame(
    'closed',
    'the layout overwritten behind its back',
    'The same as the successor of the entry, where no root is named.',
    (target) => {
      const layout = target.doc.getMap('meta')._map.get('layout')!
      const { client, clock } = layout.lastId
      return updateMessage(structs(target.fresh, 0, item(8, { left: [client, clock] }, values(join([125], [9])))))
    }
  ),
  frame('closed', 'the layout struck', 'Deletes the entry that says how the document is laid out.', (target) => {
    const { client, clock } = target.doc.getMap('meta')._map.get('layout')!.id
    return updateMessage(deletions(client, [clock, 1]))
  }),
  frame(
    'closed',
    'neighbours the other way round',
    'Stands behind what it stands before: two people would see two texts.',
    update(({ fresh }) => turned(fresh))
  ),
  frame(
    'closed',
    'neighbours in two lists',
    'Stands between an item here and one elsewhere.',
    update(({ fresh }) => torn(fresh))
  ),
  frame(
    'closed',
    'a crowd at one place',
    'Many thousand items at one place in the wrong order: each would be compared with all.',
    update(({ fresh }) => crowd(fresh, 15_000))
  )
]

/** A word of two items, and an item that says it stands between them the other way round. */
function turned(client: number): Uint8Array {
  return structs(
    client,
    0,
    item(4, { root: 'proposals' }, words('a')),
    item(4, { left: [client, 0] }, words('b')),
    item(4, { left: [client, 1], right: [client, 0] }, words('c'))
  )
}

/** An item between a neighbour in one list and a neighbour in another. */
function torn(client: number): Uint8Array {
  return structs(
    client,
    0,
    item(4, { root: 'proposals' }, words('a')),
    item(8, ROOT, values(anyString('x'))),
    item(4, { left: [client, 0], right: [client, 1] }, words('c'))
  )
}

/** Every item stands before another letter of one word, and all of them at the beginning: Yjs walks over all of it for each. */
function crowd(client: number, count: number): Uint8Array {
  const text = item(4, { root: 'proposals' }, words('x'.repeat(count)))
  const behind = Array.from({ length: count }, (_, at) =>
    item(4, { right: [client, count - 1 - (at % count)] }, words('y'))
  )
  return structs(client, 0, text, ...behind)
}

/** What Mallory may write in the own delegation's layer, and others must be able to read past. */
const UGLY: readonly NamedFrame[] = [
  frame('stored', 'a proposal that is a word', 'Not laid out as a proposal.', entry('kaz-word')),
  frame('stored', 'markup for a proposal', 'Script in a key.', entry('<script>alert(1)</script>')),
  frame('stored', 'a link that runs', 'javascript: where an address might be.', entry('javascript:alert(1)')),
  frame('stored', 'words from right to left', 'An override in a key.', entry('kaz-\u202Egnp.exe')),
  frame('stored', 'a name with nothing in it', 'NUL and line separators.', entry('kaz-\u0000\u2028')),
  frame(
    'stored',
    'words where only entries belong',
    'A list in a root that is a map.',
    update(({ fresh }) => structs(fresh, 0, item(4, { root: 'proposals' }, words('loose'))))
  ),
  frame(
    'stored',
    'a mark without an end',
    'An embed with a mark of no kind.',
    update(({ fresh }) => structs(fresh, 0, item(5, { root: 'proposals' }, words('{"mark":{"id":7,"kind":"sermon"}}'))))
  ),
  frame(
    'stored',
    'an item in a dead parent',
    'Written into an entry that is struck in the same frame.',
    update(({ fresh }) =>
      join(
        write(1, 2, fresh, 0),
        item(7, { root: 'proposals', key: 'kaz-dead' }, write(1)),
        item(8, { parent: [fresh, 0], key: 'in' }, values(anyString('x'))),
        write(1, fresh, 1, 0, 1)
      )
    )
  ),
  frame(
    'stored',
    'a numeric poison',
    'Not a number, infinity and a big integer as values.',
    entry(
      'kaz-nan',
      values(join([123], [127, 248, 0, 0, 0, 0, 0, 0]), join([122], [255, 255, 255, 255, 255, 255, 255, 255]))
    )
  )
]

const PRESENCE: readonly NamedFrame[] = [
  frame('closed', 'a presence that is no JSON', 'A state that does not parse.', ({ fresh }) =>
    awarenessMessage([fresh, 1, '{"cursor":'])
  ),
  frame('closed', 'an oversized presence', 'A state of sixty thousand letters.', ({ fresh }) =>
    awarenessMessage([fresh, 1, JSON.stringify({ a: 'x'.repeat(60_000) })])
  ),
  frame('closed', 'a presence of the prototype', 'A state with the key __proto__.', ({ fresh }) =>
    awarenessMessage([fresh, 1, '{"__proto__":{"isAdmin":true}}'])
  ),
  frame('closed', 'a deep presence', 'A state of a thousand brackets.', ({ fresh }) =>
    awarenessMessage([fresh, 1, `{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`])
  ),
  frame(
    'closed',
    'a presence at the end of time',
    'The last clock there is: its owner could never move again.',
    ({ fresh }) => awarenessMessage([fresh, Number.MAX_SAFE_INTEGER, '{}'])
  ),
  frame('closed', 'a flood of presences', 'A hundred thousand states in one message.', () =>
    write(
      1,
      join(
        write(100_000),
        new Uint8Array(400_000).fill(1).map((_, at) => (at % 4 === 3 ? 48 : 1))
      )
    )
  ),
  frame('closed', 'a presence with a tail', 'Bytes behind the last state.', ({ fresh }) =>
    write(1, join(write(1, fresh, 1, '{}'), raw(7, 7)))
  ),
  frame('closed', 'a presence that promises', 'A count, and no states.', () => write(1, BOMB))
]

export const NAMED_FRAMES: readonly NamedFrame[] = [
  ...MESSAGES,
  ...VECTORS,
  ...IDS,
  ...COUNTS,
  ...CONTENTS,
  ...UGLY,
  ...PRESENCE,
  ...OTHERS
]
