/** Undo and redo, held against what was shown and what may come back. */
import { isOpen } from '@cartif/negotiation'
import { articlesOf, proposalsOf } from '@cartif/live'
import type { Shared } from '@cartif/live'
import * as Y from 'yjs'
import type { Client, Hand } from '../client.ts'
import { checkUndo } from '../laws.ts'
import type { UndoView } from '../laws.ts'
import { showComposed } from '../show.ts'
import type { Step } from '../step.ts'
import type { World } from '../world.ts'
import { pick } from './choosing.ts'
import { watchWrites } from './editing.ts'

type UndoStep = Extract<Step, { kind: 'undo' | 'redo' }>

export function takeUndo(world: World, { kind, who, pen }: UndoStep): boolean {
  const client = pick(
    world.clients.filter((one) => (pen ? one.pen : one.layer)),
    who
  )
  const hand = pen ? client?.pen : client?.layer
  if (!client || !hand) return false
  client.live.flush()
  const before = viewOf(client, hand)
  const written = new Set<string>()
  const stop = watchWrites(client, written)
  const isDone = kind === 'undo' ? hand.history.undo() : hand.history.redo()
  stop()
  const { arrivals } = client
  const known = kind === 'undo' ? hand.shadow.undo(before.shown, arrivals) : hand.shadow.redo(before.shown, arrivals)
  checkUndo(world, client, {
    before,
    after: viewOf(client, hand),
    expected: known,
    written,
    own: hand.document,
    mayReturn: hand.shadow.struck,
    isRedo: kind === 'redo'
  })
  return isDone
}

function viewOf(client: Client, hand: Hand): UndoView {
  const { live } = client
  const letters = new Map<string, number>()
  const doc = client.doc(hand.document)
  const root: Y.Map<Shared> = hand.mode === 'pen' ? articlesOf(doc) : proposalsOf(doc)
  const closed: string[] = []
  for (const [id, entry] of root) {
    const words = wordsIn(entry)
    for (const letter of words) letters.set(letter, (letters.get(letter) ?? 0) + 1)
    if (isClosed(client, hand, id)) closed.push(`${id}: ${words}`)
  }
  return { shown: showComposed(live.composed), closed: closed.sort().join('\n'), letters }
}

/** Decided, to the client's knowledge; what its author has emptied is not. */
function isClosed({ live }: Client, { mode }: Hand, id: string): boolean {
  if (mode === 'pen') return (live.recordOfArticle(id)?.status ?? 'open') !== 'open'
  const record = live.recordOf(id)
  return record !== undefined && !isOpen(record) && (record.status !== 'withdrawn' || record.decision !== undefined)
}

function wordsIn(value: unknown): string {
  if (value instanceof Y.Text) return value.toString()
  if (!(value instanceof Y.Map)) return ''
  return [...(value as Y.Map<unknown>).values()].map(wordsIn).join('')
}
