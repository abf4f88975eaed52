/**
 * The editor's incremental path beside a rendering from the beginning. Laws, after every reading of what came: the
 * document is the rendering of the composed text, the decorations are those of that document, and what is not different
 * is the same node as before.
 */
import { getSchema } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { LiveInstrument, PenWriter, recordedArticles, recordedProposals, writeDecision } from '@cartif/live'
import type { LiveChange, NewChange } from '@cartif/live'
import { Room } from '@cartif/live/testing'
import type { Replica } from '@cartif/live/testing'
import { accept, close, isOpen, routePen, routeProposal } from '@cartif/negotiation'
import type { Negotiation } from '@cartif/negotiation'
import { randomArticleLine, randomEdit, randomWorld } from '@cartif/negotiation/testing'
import type { World } from '@cartif/negotiation/testing'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { describe, expect, test } from 'vitest'
import {
  areNamesShown,
  bindingPlugin,
  decorateDocument,
  decorationsOf,
  followSharedDocuments,
  isOnlyWords,
  renderDocument,
  setNames
} from './binding.ts'
import { CompositionHold } from './composition-hold.ts'
import { treatySchema } from './create-editor.ts'
import { looksOf } from './testing/scene.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 60)
const STEPS = 60

/**
 * Worlds that found a fault: an article put elsewhere by a change of numbers alone lost its brackets (20251210), so did a
 * reference that says something else (20300680); an article that had not changed stayed in the wrong place (20311914).
 */
const PINNED = [20251210, 20300680, 20311914]

const schema = getSchema([...treatySchema])

describe(`laws of the rendering, seed ${SEED}`, () => {
  test('the incremental rendering is the whole rendering, and leaves alone what is not different', () => {
    const done = { edits: 0, decisions: 0, articles: 0, letters: 0, readings: 0, kept: 0, rewordings: 0 }
    for (const seed of [...PINNED, ...Array.from({ length: WORLDS }, (_, world) => SEED + world)]) {
      try {
        // The pinned worlds are older than the letters that are read one by one.
        runWorld(seed, done, !PINNED.includes(seed))
      } catch (error) {
        throw new Error(`world ${seed}`, { cause: error })
      }
    }
    for (const [name, count] of Object.entries(done)) expect(count, name).toBeGreaterThan(WORLDS / 4)
  })
})

type Done = Record<'edits' | 'decisions' | 'articles' | 'letters' | 'readings' | 'kept' | 'rewordings', number>

function runWorld(seed: number, done: Done, readsLetters: boolean): void {
  const random = createRandom(seed)
  const world = randomWorld(random, 3)
  const room = new Room(world.negotiation.articles)
  const reader = new Reader(room.replicas[0]!, done)
  for (let step = 0; step < STEPS; step++) {
    const act = random.int(20)
    const replica = random.pick(room.replicas)
    if (act < 5) done.edits += edit(random, world, replica)
    else if (act < 7) done.letters += typeLetter(random, replica)
    else if (act < 8) done.articles += changeArticles(random, world, replica)
    else if (act < 9) done.decisions += decide(random, room)
    else if (act < 10) penEdit(random, world, room)
    else if (act < 11) lock(random, room)
    else if (act < 17) room.deliver(random)
    else if (act < 18) reader.switchNames()
    else {
      reader.read()
      if (!readsLetters) continue
      done.letters += typeLetter(random, room.replicas[0]!)
      reader.read()
    }
  }
  while (room.deliver(random));
  reader.read()
}

/** An editor without a page that reads when told to, as one does that waits for the next frame. */
class Reader {
  state: EditorState
  private readonly live: LiveInstrument
  private readonly replica: Replica
  private readonly done: Done

  constructor(replica: Replica, done: Done) {
    this.replica = replica
    this.done = done
    this.live = new LiveInstrument(replica.documents, { schedule: () => undefined })
    const options = {
      live: this.live,
      writer: undefined,
      names: true,
      hold: new CompositionHold(),
      onNotice: () => undefined
    }
    const doc = renderDocument(schema, this.live)
    this.state = EditorState.create({ schema, doc, plugins: [bindingPlugin(options)] })
    let before = doc
    this.live.onChange(() => void (before = this.state.doc))
    followSharedDocuments(this, options)
    this.live.onChange((change) => this.checkKept(before, change))
  }

  dispatch(transaction: Transaction): void {
    if (transaction.docChanged && isOnlyWords(transaction)) this.done.rewordings++
    this.state = this.state.apply(transaction)
  }

  switchNames(): void {
    this.read()
    setNames(this, !areNamesShown(this.state))
    checkRendering(this.state, this.replica)
  }

  read(): void {
    this.live.flush()
    this.done.readings++
    checkRendering(this.state, this.replica)
  }

  private checkKept(before: ProseMirrorNode, { articles, statuses, structure }: LiveChange): void {
    if (structure) return
    for (let index = 0; index < before.childCount; index++) {
      const id = String(before.child(index).attrs['id'])
      if (articles.has(id) || statuses.has(id)) continue
      if (this.state.doc.child(index) !== before.child(index)) throw new Error(`article ${id} was made anew`)
      this.done.kept++
    }
  }
}

function checkRendering(state: EditorState, { documents }: Replica): void {
  const fresh = new LiveInstrument(documents)
  const wanted = renderDocument(schema, fresh)
  if (!wanted.eq(state.doc)) expect(state.doc.toJSON()).toEqual(wanted.toJSON())
  expect(looksOf(decorationsOf(state))).toEqual(looksOf(decorateDocument(wanted, fresh, areNamesShown(state))))
  fresh.destroy()
}

function edit(random: Random, world: World, { live, writer, holder }: Replica): number {
  if (live.composed.length === 0) return 0
  const article = random.pick(live.composed)
  writer.carryOut(routeProposal(article.id, article.segments, randomEdit(random, world, article, holder[0]!), holder))
  return 1
}

/** A letter in words of one's own: only those words are read anew. */
function typeLetter(random: Random, { live, writer, holder }: Replica): number {
  const own = live.composed.flatMap(({ segments }) =>
    segments.filter(({ inserted }) => inserted.at(-1)?.proposal.holder === holder)
  )
  if (own.length === 0) return 0
  const { text, offset, piece } = random.pick(own)
  const from = offset + (piece.type === 'mark' ? 1 : 0)
  writer.carryOut([{ kind: 'own', text, splice: { from, to: from, line: [{ type: 'text', text: holder[0]! }] } }])
  return 1
}

function changeArticles(random: Random, world: World, { live, writer }: Replica): number {
  const { articles } = live.negotiation
  const order = `a${random.int(9)}x${++world.nextId}`
  const line = randomArticleLine(random, world)
  const changes: NewChange[] = [{ kind: 'insert-article', order, articleKind: 'article', line }]
  for (const { id: article } of articles)
    changes.push({ kind: 'delete-article', article }, { kind: 'move-article', article, order })
  writer.propose([random.pick(changes)])
  return 1
}

function decide(random: Random, room: Room): number {
  const { live } = room
  register(room, live.negotiation)
  const open = live.negotiation.proposals.filter(isOpen)
  if (open.length === 0) return 0
  const { id } = random.pick(open)
  const decision = random.chance(0.7) ? accept(live.negotiation, id) : close(live.negotiation, id, 'rejected')
  register(room, decision.negotiation)
  writeDecision(live, decision, 'decision-1')
  return 1
}

function register({ server }: Room, { proposals }: Negotiation): void {
  const map = recordedProposals(server.record)
  for (const { id, status, voided, holder } of proposals) {
    const number = map.get(id)?.number ?? 1 + map.size
    const rest = { version: '', tabledAt: '', tabledBy: '', sponsors: [], positions: [] }
    map.set(id, { number, holder, status, ...(voided ? { voided } : {}), ...rest })
  }
}

function penEdit(random: Random, world: World, { live, server }: Room): void {
  const standing = live.composed.filter(({ id }) => live.findArticle(id))
  if (standing.length === 0) return
  const article = random.pick(standing)
  new PenWriter(server.text, 'pen').carryOut(
    routePen(article.id, article.segments, randomEdit(random, world, article, 'p'))
  )
}

function lock(random: Random, { live, server }: Room): void {
  const { articles } = live.negotiation
  if (articles.length === 0) return
  recordedArticles(server.record).set(random.pick(articles).id, { status: random.pick(['open', 'agreed']) })
}
