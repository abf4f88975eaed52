/**
 * Undo, without an editor: one person's own writing in one document, for one sitting. It follows the transactions of one
 * writer, so it cannot reach anybody else's words; it outlives the connection, which is no part of it.
 *
 * Laws (checks/simulation/laws.ts): undoing at once gives back what was shown; only the person's own words go, and only
 * what they struck themselves comes back; what has been decided is out of reach, on whosever proposal it was decided, so
 * nothing that was rejected or withdrawn returns. Several writes of one act are one step.
 */
import { isOpen } from '@cartif/negotiation'
import * as Y from 'yjs'
import { SaidOfUnits, mendAttributes, readAttributes } from './attributes.ts'
import type { Said } from './attributes.ts'
import type { Shared } from './layout.ts'
import type { LiveInstrument } from './live-instrument.ts'
import { recordedArticles, recordedProposals } from './record-mirror.ts'
import type { RecordedProposal } from './record-mirror.ts'
import { noteRestored } from './restored-units.ts'
import type { Restored } from './restored-units.ts'

export interface UndoOptions {
  readonly live: LiveInstrument
  /** What the writer writes: the proposals of a layer, or the articles of the text. */
  readonly scope: Y.Map<Shared>
  /** The origin of the writer's transactions. */
  readonly origin: unknown
  /** Milliseconds. */
  now(): number
  /** Writing without a longer pause is one step (milliseconds). */
  readonly pause?: number
}

const PAUSE = 600
/** The stack item's notes: the entries of the scope that it touches, and the Texts in them. */
const TOUCHED = 'touched'
const TEXTS = 'texts'
/** What gives a proposal or change its shape; it stays as long as it holds words of somebody else. */
const SHAPE: ReadonlySet<string | null> = new Set([
  'by',
  'at',
  'rationale',
  'changes',
  'kind',
  'in',
  'place',
  'text',
  'order',
  'articleKind'
])
/** Where a change stands in its text; written anew by decisions. */
const ENDS = ['in', 'from', 'to', 'at', 'place', 'order', 'removed'] as const

type StackItem = Y.UndoManager['undoStack'][number]
type SharedType = Parameters<Y.Transaction['changedParentTypes']['get']>[0]

export class UndoHistory {
  private readonly options: UndoOptions
  private readonly manager: Y.UndoManager
  /** The articles in which each entry of the scope has been shown. */
  private readonly shownIn = new Map<string, Set<string>>()
  /** What was said of the units that the writer struck. */
  private readonly struck = new SaidOfUnits()
  private readonly stops: (() => void)[] = []
  private writtenAt = -Infinity
  private isActing = false

  constructor(options: UndoOptions) {
    this.options = options
    const { scope, origin, live } = options
    this.manager = new Y.UndoManager(scope, {
      trackedOrigins: new Set([origin]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
      deleteFilter: (item) => !this.holdsWordsOfOthers(item)
    })
    const note = (event: { stackItem: StackItem; changedParentTypes: Y.Transaction['changedParentTypes'] }) =>
      this.noteTouched(event.stackItem, event.changedParentTypes)
    this.manager.on('stack-item-added', note)
    this.manager.on('stack-item-updated', note)
    this.listen(scope.doc!, 'beforeTransaction', (transaction) => this.begin(transaction))
    this.listen(scope.doc!, 'afterTransaction', (transaction) => this.noteStruck(transaction))
    this.observe(recordedProposals(live.documents.record), (event) => this.proposalsRecorded(event))
    this.observe(recordedArticles(live.documents.record), (event) => this.forgetIn(new Set(event.keysChanged)))
    const moved = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) =>
      this.movedByOthers(events, transaction)
    scope.observeDeep(moved as Parameters<typeof scope.observeDeep>[0])
    this.stops.push(() => scope.unobserveDeep(moved as Parameters<typeof scope.observeDeep>[0]))
  }

  get canUndo(): boolean {
    return this.manager.canUndo()
  }

  get canRedo(): boolean {
    return this.manager.canRedo()
  }

  /** Takes back the last step; false where there is nothing to take back. */
  undo(): boolean {
    return this.step('undo')
  }

  redo(): boolean {
    return this.step('redo')
  }

  /** The step that undo would take back; another object for every step. */
  get lastStep(): object | undefined {
    return this.manager.undoStack.at(-1)
  }

  /** What is written next begins a step, however short the pause was. */
  beginAct(): void {
    this.manager.stopCapturing()
  }

  /** Whatever is written inside is one step of its own, in however many proposals. */
  act<T>(write: () => T): T {
    this.manager.stopCapturing()
    this.isActing = true
    try {
      return write()
    } finally {
      this.isActing = false
      this.manager.stopCapturing()
    }
  }

  destroy(): void {
    for (const stop of this.stops) stop()
    this.manager.destroy()
  }

  private step(way: 'undo' | 'redo'): boolean {
    const { live, scope } = this.options
    live.flush()
    const before = new SaidOfUnits()
    for (const text of this.textsAtHand()) readAttributes(text, ({ id, length }, said) => before.add(id, length, said))
    const taken = this.takeStep(way)
    this.manager.stopCapturing()
    if (taken) scope.doc!.transact(() => this.mend(taken, before), 'restored')
    live.flush()
    return taken !== undefined
  }

  /**
   * What stands for gone units is said in the transaction that brings them back: whoever reads it alone would take them for
   * newly written. The manager looks at its flags when a transaction ends, and that is this one.
   */
  private takeStep(way: 'undo' | 'redo'): readonly Restored[] | undefined {
    const { manager } = this
    const doc = this.options.scope.doc!
    let taken: readonly Restored[] | undefined
    try {
      doc.transact(() => {
        const item = manager[way]()
        manager.undoing = way === 'undo'
        manager.redoing = way === 'redo'
        if (item) taken = noteRestored(doc, item.deletions)
      }, manager)
    } finally {
      manager.undoing = manager.redoing = false
    }
    return taken
  }

  /** The Texts of whatever could be taken back or done again next. */
  private textsAtHand(): ReadonlySet<Y.Text> {
    const items = [...this.manager.undoStack, ...this.manager.redoStack]
    return new Set(items.flatMap(({ meta }) => [...((meta.get(TEXTS) as ReadonlySet<Y.Text> | undefined) ?? [])]))
  }

  /** Says of every unit what was said of it before. */
  private mend(restored: readonly Restored[], before: SaidOfUnits): void {
    const texts = new Set(this.textsAtHand())
    for (const { id, redone, length, text } of restored) {
      texts.add(text)
      for (let within = 0; within < length;) {
        const found = this.struck.find(Y.createID(id.client, id.clock + within))
        const stretch = Math.min(length - within, found?.length ?? 1)
        if (found) before.add(Y.createID(redone.client, redone.clock + within), stretch, found.said)
        within += stretch
      }
    }
    for (const text of texts) mendAttributes(text, (id) => before.find(id))
  }

  /** Remembers what was said of units that go: as the text was before the transaction. */
  private noteStruck({ origin, deleteSet, changed, beforeState }: Y.Transaction): void {
    if (origin !== this.options.origin && origin !== this.manager) return
    const wasThere = ({ id, deleted }: Y.Item) =>
      id.clock < (beforeState.get(id.client) ?? 0) && (!deleted || Y.isDeleted(deleteSet, id))
    for (const type of changed.keys()) {
      const note = (item: Y.Item, said: Said['said']) => {
        if (item.deleted) this.struck.add(item.id, item.length, said)
      }
      if (type instanceof Y.Text) readAttributes(type, note, wasThere)
    }
  }

  private begin({ origin }: Y.Transaction): void {
    if (origin !== this.options.origin || this.isActing) return
    const now = this.options.now()
    if (now - this.writtenAt >= (this.options.pause ?? PAUSE)) this.manager.stopCapturing()
    this.writtenAt = now
  }

  private noteTouched({ meta }: StackItem, changed: Y.Transaction['changedParentTypes']): void {
    const touched = (meta.get(TOUCHED) as Set<string> | undefined) ?? new Set<string>()
    meta.set(TOUCHED, touched)
    const texts = (meta.get(TEXTS) as Set<Y.Text> | undefined) ?? new Set<Y.Text>()
    meta.set(TEXTS, texts)
    for (const [type, events] of changed) {
      if ((type as unknown) instanceof Y.Text) texts.add(type as unknown as Y.Text)
      const entry = this.entryOf(type)
      if (entry !== undefined) touched.add(entry)
      else if (type === (this.options.scope as unknown))
        for (const event of events)
          if (event.target === type) for (const key of (event as Y.YMapEvent<unknown>).keysChanged) touched.add(key)
    }
    for (const entry of touched) this.noteShown(entry)
  }

  /** The key under which a shared type lies in the scope; undefined for the scope itself and what is outside. */
  private entryOf(type: SharedType): string | undefined {
    let item = type._item
    while (item) {
      if (item.parent === this.options.scope) return item.parentSub ?? undefined
      item = (item.parent as SharedType)._item
    }
    return undefined
  }

  private noteShown(entry: string): void {
    const { live } = this.options
    const articles = this.shownIn.get(entry) ?? new Set([entry])
    this.shownIn.set(entry, articles)
    for (const change of live.findLayerProposal(entry)?.changes ?? []) {
      const article = 'article' in change ? change.article : live.articleOf('in' in change ? change.in : change.id)
      if (article !== undefined) articles.add(article)
    }
  }

  private proposalsRecorded({ changes, target }: Y.YMapEvent<RecordedProposal>): void {
    const decided = new Set<string>()
    for (const [id, { oldValue }] of changes.keys) {
      if (isDecided(oldValue as RecordedProposal | undefined, target.get(id))) decided.add(id)
    }
    if (decided.size > 0) this.forgetDecided(decided)
  }

  /** Forgets what was written in the proposals decided on, in those they amend, and in the texts they change. */
  private forgetDecided(decided: ReadonlySet<string>): void {
    const { live } = this.options
    const entries = new Set(decided)
    for (const id of decided) {
      for (const change of live.findLayerProposal(id)?.changes ?? []) {
        const text = 'article' in change ? change.article : 'in' in change ? change.in : change.id
        entries.add(text)
        const owner = live.ownerOf(text)
        if (owner !== undefined) entries.add(owner)
      }
    }
    this.forget(entries)
  }

  /** Forgets what was written where an article, or a provision of it, has been agreed or opened again. */
  private forgetIn(parts: ReadonlySet<string>): void {
    const { live } = this.options
    const articles = new Set(parts)
    for (const { id, line } of live.negotiation.articles) {
      if (line.some((piece) => piece.type === 'mark' && parts.has(piece.id))) articles.add(id)
    }
    const entries = [...this.shownIn].filter(([, shown]) => [...shown].some((id) => articles.has(id)))
    this.forget(new Set(entries.map(([entry]) => entry)))
  }

  /** Somebody else has put a change in another place: a decision did, or a colleague. */
  private movedByOthers(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction): void {
    if (origin === this.options.origin || origin === this.manager) return
    const moved = new Set<string>()
    for (const event of events) {
      if (!(event instanceof Y.YMapEvent)) continue
      const entry = this.entryOf(event.target as unknown as SharedType)
      if (entry !== undefined && ENDS.some((key) => event.keysChanged.has(key))) moved.add(entry)
    }
    if (moved.size > 0) this.forget(moved)
  }

  private forget(entries: ReadonlySet<string>): void {
    const isKept = ({ meta }: StackItem) => {
      for (const entry of (meta.get(TOUCHED) as ReadonlySet<string> | undefined) ?? [])
        if (entries.has(entry)) return false
      return true
    }
    this.manager.undoStack = this.manager.undoStack.filter(isKept)
    this.manager.redoStack = this.manager.redoStack.filter(isKept)
    this.manager.stopCapturing()
  }

  /** Whether taking an item away would take words of others with it. */
  private holdsWordsOfOthers(item: Y.Item): boolean {
    if (item.content instanceof Y.ContentType && this.hasWordsOfOthers(item.content.type)) return true
    const parent = item.parent as SharedType
    return SHAPE.has(item.parentSub) && parent !== (this.options.scope as unknown) && this.hasWordsOfOthers(parent)
  }

  private hasWordsOfOthers(type: SharedType): boolean {
    for (let item = type._start; item !== null; item = item.right) {
      if (!item.deleted && item.countable && item.id.client !== this.options.scope.doc!.clientID) return true
    }
    for (const item of type._map.values()) {
      if (!item.deleted && item.content instanceof Y.ContentType && this.hasWordsOfOthers(item.content.type))
        return true
    }
    return false
  }

  private observe<T>(map: Y.Map<T>, listener: (event: Y.YMapEvent<T>) => void): void {
    map.observe(listener)
    this.stops.push(() => map.unobserve(listener))
  }

  private listen(
    doc: Y.Doc,
    event: 'beforeTransaction' | 'afterTransaction',
    listener: (transaction: Y.Transaction) => void
  ): void {
    doc.on(event, listener)
    this.stops.push(() => doc.off(event, listener))
  }
}

/** Whether the record tells of a decision; that an author took every word away, or put them back, is none. */
function isDecided(before: RecordedProposal | undefined, after: RecordedProposal | undefined): boolean {
  if (!after) return false
  if ((before?.voided?.length ?? 0) !== (after.voided?.length ?? 0)) return true
  if ((before?.status ?? 'tabled') === after.status) return false
  const closed = isOpen(after) ? before : after
  return closed?.status !== 'withdrawn' || closed.decision !== undefined
}
