/**
 * Who writes in an editor: a delegation in its layer or, for those who may, the pen in the text itself. One changes over
 * in the same text; each way of writing has its own history, and undo takes back what was last written in that way.
 */
import { LayerWriter, PenWriter, UndoHistory, articlesOf, proposalsOf } from '@cartif/live'
import type { ArticleAct, LiveInstrument } from '@cartif/live'
import type { RoutedOperation } from '@cartif/negotiation'
import type { Writer } from './carry-out-edits.ts'

type Mode = Writer['mode']

export interface EditorWriterOptions {
  readonly live: LiveInstrument
  readonly holder: string
  /** The account that writes. */
  readonly user: string
  readonly mode: Mode
  /** A fresh suffix for ids: lower-case letters and digits, hard to guess twice. */
  newSuffix(): string
  /** ISO 8601 */
  now(): string
}

/** One way of writing. */
interface Desk {
  readonly carrying: LayerWriter | PenWriter
  readonly history: UndoHistory
}

export class EditorWriter implements Writer {
  readonly holder: string
  leftAt: Writer['leftAt']
  private readonly options: EditorWriterOptions
  private readonly desks = new Map<Mode, Desk>()
  private current: Mode

  /** Throws where the delegation has no layer that it may write. */
  constructor(options: EditorWriterOptions) {
    this.options = options
    this.holder = options.holder
    this.current = options.mode
    this.desk()
  }

  get mode(): Mode {
    return this.current
  }

  changeOver(mode: Mode): void {
    this.beginAct()
    this.current = mode
    this.beginAct()
  }

  newMarkId(): string {
    return `m-${this.options.newSuffix()}`
  }

  carryOut(operations: readonly RoutedOperation[]): void {
    this.desk().carrying.carryOut(operations)
  }

  actOnArticle(act: ArticleAct): string {
    return this.desk().carrying.actOnArticle(act)
  }

  bracket(ranges: Parameters<Writer['bracket']>[0]): void {
    const { carrying } = this.desk()
    if (carrying instanceof LayerWriter) carrying.propose(ranges.map((range) => ({ kind: 'bracket', ...range })))
  }

  beginAct(): void {
    this.desk().history.beginAct()
  }

  lastAct(): unknown {
    return this.desk().history.lastStep
  }

  takeBack(): boolean {
    return this.desk().history.undo()
  }

  redo(): boolean {
    return this.desk().history.redo()
  }

  destroy(): void {
    for (const { history } of this.desks.values()) history.destroy()
  }

  private desk(): Desk {
    const present = this.desks.get(this.current)
    if (present) return present
    const made = this.current === 'pen' ? this.penDesk() : this.layerDesk()
    this.desks.set(this.current, made)
    return made
  }

  private penDesk(): Desk {
    const { live, user, newSuffix } = this.options
    const carrying = new PenWriter(live.documents.text, `pen-${user}-${newSuffix()}`)
    return { carrying, history: this.historyOf(carrying, articlesOf(live.documents.text)) }
  }

  private layerDesk(): Desk {
    const { live, holder, user, newSuffix, now } = this.options
    const layer = live.documents.layers.get(holder)
    if (!layer) throw new Error(`no layer of ${holder}`)
    const carrying = new LayerWriter(live, { holder, by: user, newSuffix, now }, layer)
    return { carrying, history: this.historyOf(carrying, proposalsOf(layer)) }
  }

  private historyOf(origin: unknown, scope: ReturnType<typeof articlesOf>): UndoHistory {
    return new UndoHistory({ live: this.options.live, scope, origin, now: () => performance.now() })
  }
}
