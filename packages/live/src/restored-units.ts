/**
 * Words that undo brings back are new units, and what others have proposed on the old ones would lose its place: Yjs itself
 * knows which unit stands for which only where it was undone. So the map that holds the Text says it for everybody, one
 * entry for each stretch: `restored <client> <clock>` of the first new unit, with [client, clock, length] of the old ones.
 * The entries are written by whoever may write the words, and are as untrusted as those.
 */
import * as Y from 'yjs'

const KEY = /^restored (\d{1,16}) (\d{1,16})$/
const MAX_ENTRIES = 10_000

type DeleteSet = Y.UndoManager['undoStack'][number]['deletions']

interface Stretch {
  readonly clock: number
  readonly length: number
  readonly now: Y.ID
}

/** A stretch of units of a Text that were struck, and those that stand for them now. */
export interface Restored {
  readonly id: Y.ID
  readonly redone: Y.ID
  readonly length: number
  readonly text: Y.Text
}

/** Writes down what has become of deleted units that were brought back; in a transaction of the caller's. */
export function noteRestored(doc: Y.Doc, deletions: DeleteSet): readonly Restored[] {
  const restored: Restored[] = []
  for (const [client, ranges] of deletions.clients) {
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len;) {
        const struct = Y.getItem(doc.store, Y.createID(client, at)) as Y.Item | Y.GC
        const { redone, countable, parent } = struct instanceof Y.Item ? struct : NOTHING
        if (redone && countable && parent instanceof Y.Text) restored.push(noteOne(doc, struct as Y.Item, redone))
        at = struct.id.clock + struct.length
      }
    }
  }
  return restored
}

const NOTHING = { redone: null, countable: false, parent: null }

function noteOne(doc: Y.Doc, { id, length }: Y.Item, redone: Y.ID): Restored {
  const text = Y.getItem(doc.store, redone).parent as Y.Text
  if (text.parent instanceof Y.Map)
    text.parent.set(`restored ${redone.client} ${redone.clock}`, [id.client, id.clock, length])
  return { id, redone, length, text }
}

/** What became of the units of one text. */
export class RestoredUnits {
  private readonly byClient = new Map<number, Stretch[]>()

  constructor(text: Y.Text) {
    if (!(text.parent instanceof Y.Map)) return
    let left = MAX_ENTRIES
    for (const key of text.parent.keys()) {
      const match = key.startsWith('restored') ? KEY.exec(key) : null
      if (match && left-- > 0) this.add(Y.createID(Number(match[1]), Number(match[2])), text.parent.get(key))
    }
    // A map tells its keys in the order in which they came, which is another for everybody. What was brought back last counts.
    for (const list of this.byClient.values())
      list.sort((a, b) => b.now.clock - a.now.clock || b.now.client - a.now.client)
  }

  /** The unit that stands for a gone one; undefined where none does. */
  find({ client, clock }: Y.ID): Y.ID | undefined {
    const found = this.byClient.get(client)?.find((one) => one.clock <= clock && clock < one.clock + one.length)
    return found && Y.createID(found.now.client, found.now.clock + clock - found.clock)
  }

  private add(now: Y.ID, value: unknown): void {
    if (!Array.isArray(value) || value.length !== 3 || !value.every(Number.isSafeInteger)) return
    const [client, clock, length] = value as [number, number, number]
    const list = this.byClient.get(client)
    if (list) list.push({ clock, length, now })
    else this.byClient.set(client, [{ clock, length, now }])
  }
}
