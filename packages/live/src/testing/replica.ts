/** A room of replicas over queued links: every delivery is a choice of the seeded random, nothing waits for a clock. */
import * as Y from 'yjs'
import type { Article } from '@cartif/treaty-text'
import type { Random } from '@cartif/treaty-text/testing'
import { createDocument } from '../layout.ts'
import { LayerWriter } from '../layer-writer.ts'
import { LiveInstrument } from '../live-instrument.ts'
import type { LiveDocuments } from '../live-instrument.ts'
import { writeArticles } from '../text-writer.ts'

export const HOLDERS = ['kaz', 'pak', 'uzb', 'chair'] as const

/** The documents of an instrument, empty. */
export function createDocuments(): LiveDocuments {
  return {
    text: new Y.Doc(),
    record: new Y.Doc(),
    layers: new Map(HOLDERS.map((holder) => [holder, new Y.Doc()]))
  }
}

export function documentList({ text, record, layers }: LiveDocuments): readonly Y.Doc[] {
  return [text, record, ...layers.values()]
}

/** The server's documents, begun with the given articles. */
export function createServerDocuments(articles: readonly Article[]): LiveDocuments {
  const documents = createDocuments()
  for (const doc of documentList(documents)) createDocument(doc, {})
  writeArticles(documents.text, articles)
  return documents
}

export interface Replica {
  readonly holder: string
  readonly documents: LiveDocuments
  readonly live: LiveInstrument
  readonly writer: LayerWriter
}

/** A star: every client has a queue to the server and one from it, per document and in order within each. */
export class Room {
  readonly server: LiveDocuments
  readonly live: LiveInstrument
  readonly replicas: readonly Replica[]
  private readonly queues: { to: Y.Doc; queue: Uint8Array[] }[] = []
  private ids = 0

  constructor(articles: readonly Article[]) {
    this.server = createServerDocuments(articles)
    this.live = new LiveInstrument(this.server)
    this.replicas = HOLDERS.map((holder) => this.join(holder))
  }

  /** Delivers one waiting update of a random link; false when nothing waits. */
  deliver(random: Random): boolean {
    const waiting = this.queues.filter(({ queue }) => queue.length > 0)
    if (waiting.length === 0) return false
    const { queue, to } = random.pick(waiting)
    Y.applyUpdate(to, queue.shift()!, 'link')
    return true
  }

  newSuffix = (): string => `n${++this.ids}`

  private join(holder: string): Replica {
    const documents = createDocuments()
    const mine = documentList(documents)
    documentList(this.server).forEach((doc, index) => {
      const copy = mine[index]!
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'link')
      this.link(doc, copy)
      this.link(copy, doc)
    })
    const live = new LiveInstrument(documents)
    const author = { holder, by: holder, newSuffix: this.newSuffix, now: () => '2026-01-01T00:00:00Z' }
    return { holder, documents, live, writer: new LayerWriter(live, author) }
  }

  private link(from: Y.Doc, to: Y.Doc): void {
    const link = { to, queue: [] as Uint8Array[] }
    this.queues.push(link)
    from.on('update', (update: Uint8Array) => void link.queue.push(update))
  }
}
