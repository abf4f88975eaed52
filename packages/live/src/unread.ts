/**
 * What has changed in the documents of an instrument since they were read last: each change is noted as it comes, as closely
 * as Yjs tells it.
 */
import * as Y from 'yjs'
import type { TextId } from '@cartif/negotiation'
import { proposalIds } from './layer-source.ts'
import { articlesOf, keepFromTidying, proposalsOf } from './layout.ts'
import {
  recordedArticles,
  recordedCalls,
  recordedComments,
  recordedHandedPens,
  recordedProposals,
  recordedRevisions,
  recordedStandings
} from './record-mirror.ts'

type DeepEvent = Y.YEvent<Y.AbstractType<unknown>>

export class Unread {
  readonly articles = new Set<TextId>()
  readonly proposals = new Set<string>()
  /** Changes of which only the words are different, with their proposals. */
  readonly words = new Map<TextId, string>()
  /** Articles whose entry in the record is different. */
  readonly statuses = new Set<TextId>()
  record = false
  /** Unread too, and not to be read before they are recalled. */
  private readonly postponed = new Set<TextId>()
  private readonly disconnect: (() => void)[] = []
  private readonly onChange: () => void

  /** Of a text everything is unread, of a record what comes. */
  constructor(text: Y.Doc, record: Y.Doc, onChange: () => void) {
    this.onChange = onChange
    for (const doc of [text, record]) keepFromTidying(doc)
    for (const id of articlesOf(text).keys()) this.articles.add(id)
    this.observe(articlesOf(text), (id) => void this.articles.add(id))
    this.observeRecord(record)
  }

  /** Of a layer everything is unread. */
  addLayer(layer: Y.Doc): void {
    keepFromTidying(layer)
    for (const id of proposalIds(layer)) this.proposals.add(id)
    this.observe(proposalsOf(layer), (id, event) => this.noteProposal(id, event))
  }

  get isNothing(): boolean {
    return this.articles.size + this.proposals.size + this.words.size === 0 && !this.record
  }

  postpone(article: TextId): void {
    if (this.articles.delete(article)) this.postponed.add(article)
  }

  /** Takes back what was postponed, of some articles or of all; returns the articles that were. */
  recall(some: Iterable<TextId> = this.postponed): readonly TextId[] {
    const recalled = [...some].filter((id) => this.postponed.has(id))
    for (const id of recalled) this.articles.add(id)
    return recalled
  }

  /** Everything that was not postponed has been read. */
  clear(): void {
    for (const id of this.articles) this.postponed.delete(id)
    for (const list of [this.articles, this.proposals, this.words, this.statuses]) list.clear()
    this.record = false
  }

  stop(): void {
    for (const stop of this.disconnect) stop()
  }

  private observeRecord(record: Y.Doc): void {
    const note = () => void (this.record = true)
    this.observe(recordedProposals(record), (id) => {
      this.proposals.add(id)
      note()
    })
    this.observe(recordedArticles(record), (id) => {
      this.statuses.add(id)
      note()
    })
    this.observe(recordedRevisions(record), note)
    this.observe(recordedComments(record), note)
    this.observe(recordedCalls(record), note)
    this.observe(recordedHandedPens(record), note)
    this.observe(recordedStandings(record), note)
  }

  /** Letters in the words of a change leave everything else of its proposal as it was. */
  private noteProposal(id: string, { path, target }: DeepEvent): void {
    const isWords = target instanceof Y.Text && path.length === 4 && path[1] === 'changes' && path[3] === 'text'
    if (isWords) this.words.set(String(path[2]), id)
    else this.proposals.add(id)
  }

  private observe<T>(map: Y.Map<T>, note: (key: string, event: DeepEvent) => void): void {
    const listener = (events: readonly DeepEvent[]) => {
      for (const event of events) {
        if (event.path.length > 0) note(String(event.path[0]), event)
        else for (const key of event.changes.keys.keys()) note(key, event)
      }
      this.onChange()
    }
    map.observeDeep(listener as Parameters<typeof map.observeDeep>[0])
    this.disconnect.push(() => map.unobserveDeep(listener as Parameters<typeof map.observeDeep>[0]))
  }
}
