/**
 * A text, a few delegations and an editor without a page, told in bracketed notation. `|` is the caret; `‹` and `›` are the
 * ends of a selection. A test is a line before, what is done, and a line after:
 *
 *     const scene = createScene('kaz', 'Article 1 — Title\n1.  Each Party| [PAK: shall ]publish.')
 *     scene.type(' may')
 *     scene.show()   'Article 1 — Title\n1.  Each Party[KAZ:  may|] [PAK: shall ]publish.'
 *
 * Everything is real but the page: live documents, writers, routing, rendering, keys and undo.
 */
import { getSchema } from '@tiptap/core'
import { Slice } from '@tiptap/pm/model'
import { AllSelection, EditorState, TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import { composedLine, treeOf } from '@cartif/negotiation'
import type { ComposedArticle, Segment } from '@cartif/negotiation'
import {
  LayerWriter,
  LiveInstrument,
  PenWriter,
  UndoHistory,
  articlesOf,
  proposalsOf,
  recordedArticles
} from '@cartif/live'
import { lineWords, pieceLength, printNotation, targetsOf } from '@cartif/treaty-text'
import {
  bindingPlugin,
  carryOutTransaction,
  decorateDocument,
  decorationsOf,
  followSharedDocuments,
  isAct,
  renderDocument
} from '../binding.ts'
import type { Notice, Surface, Writer } from '../carry-out-edits.ts'
import { CompositionHold } from '../composition-hold.ts'
import { copiedSlice } from '../copy.ts'
import { treatySchema } from '../create-editor.ts'
import { findArticle, findArticleAt, toComposed, toDocument } from '../positions.ts'
import { documentsOfScene } from './scene-documents.ts'

const schema = getSchema([...treatySchema])

export type SceneMode = 'propose' | 'pen'

export function createScene(holder: string, text: string, mode: SceneMode = 'propose'): Scene {
  return new Scene(holder, text, mode)
}

export class Scene implements Surface {
  state: EditorState
  readonly live: LiveInstrument
  readonly writer: Writer
  readonly notices: Notice[] = []
  readonly history: UndoHistory
  /** While it is set, what others write is read when the next frame would come: at the next act here. */
  isWaiting = false
  private marks = 0
  private clipboard = Slice.empty
  private readonly hold = new CompositionHold()
  private readonly holder: string

  constructor(holder: string, text: string, mode: SceneMode) {
    this.holder = holder
    const { documents, head, anchor } = documentsOfScene(text)
    this.live = new LiveInstrument(documents, { schedule: (flush) => this.isWaiting || flush() })
    let suffix = 0
    const newSuffix = () => `w${String(++suffix).padStart(6, '0')}`
    const author = { holder, by: holder, newSuffix, now: () => '2026-01-01T00:00:00Z' }
    const carrying = mode === 'pen' ? new PenWriter(documents.text, 'pen') : new LayerWriter(this.live, author)
    const scope = mode === 'pen' ? articlesOf(documents.text) : proposalsOf(documents.layers.get(holder)!)
    this.history = new UndoHistory({ live: this.live, scope, origin: carrying, now: () => 0 })
    this.writer = {
      mode,
      holder,
      newMarkId: () => `fresh${++this.marks}`,
      carryOut: (operations) => carrying.carryOut(operations),
      actOnArticle: (act) => carrying.actOnArticle(act),
      beginAct: () => this.history.beginAct(),
      lastAct: () => this.history.lastStep,
      takeBack: () => this.history.undo(),
      bracket: (ranges) => {
        if (carrying instanceof LayerWriter) carrying.propose(ranges.map((range) => ({ kind: 'bracket', ...range })))
      }
    }
    const doc = renderDocument(schema, this.live)
    this.state = EditorState.create({ schema, doc, plugins: [bindingPlugin(this.bindingOptions)] })
    followSharedDocuments(this, this.bindingOptions)
    this.state = this.state.apply(
      this.state.tr.setSelection(TextSelection.create(doc, this.toDocument(anchor), this.toDocument(head)))
    )
  }

  get options() {
    const { live, writer } = this
    return { live, writer, onNotice: (notice: Notice) => void this.notices.push(notice) }
  }

  private get bindingOptions() {
    return { ...this.options, names: true, hold: this.hold }
  }

  /** As the editor's own dispatch: what changes the document is routed, everything else is applied. */
  dispatch(transaction: Transaction): void {
    if (isAct(transaction)) carryOutTransaction(this, this.options, transaction)
    else this.state = this.state.apply(transaction)
  }

  /** Letter by letter, as a keyboard does. */
  type(words: string): this {
    for (const letter of words) this.dispatch(this.state.tr.insertText(letter))
    return this
  }

  selectAll(): this {
    this.dispatch(this.state.tr.setSelection(new AllSelection(this.state.doc)))
    return this
  }

  /** Puts the caret right behind the first place where these words stand. */
  caretBehind(words: string): this {
    for (const { id, segments } of this.live.composed) {
      const at = lineWords(composedLine(segments)).indexOf(words)
      if (at < 0) continue
      const composed = at + words.length + (segments[0]?.piece.type === 'mark' ? 1 : 0)
      const position = this.toDocument({ article: id, composed })
      this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, position)))
      return this
    }
    throw new RangeError(`"${words}" stands nowhere`)
  }

  /** The document position right before the first place where words stand in one piece. */
  positionOf(words: string): number {
    let found = -1
    this.state.doc.descendants((node, position) => {
      const index = node.text?.indexOf(words) ?? -1
      if (found < 0 && index >= 0) found = position + index
    })
    if (found < 0) throw new RangeError(`"${words}" stands nowhere in one piece`)
    return found
  }

  /** As the editor does: what was selected goes, and is what is pasted. */
  cut(): this {
    if (this.state.selection.empty) return this
    this.clipboard = copiedSlice(this.state, this.live)
    this.dispatch(this.state.tr.deleteSelection().setMeta('uiEvent', 'cut'))
    return this
  }

  paste(from: number, to = from): this {
    const { tr } = this.state
    tr.setSelection(TextSelection.create(tr.doc, from, to)).replaceSelection(this.clipboard)
    this.dispatch(tr.setMeta('uiEvent', 'paste'))
    return this
  }

  drag(target: number): this {
    const slice = this.state.selection.content()
    const { tr } = this.state
    tr.deleteSelection()
    const start = tr.mapping.map(target)
    tr.replaceRange(start, start, slice)
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(target, 1)), -1))
    this.dispatch(tr.setMeta('uiEvent', 'drop'))
    return this
  }

  lock(article: number): this {
    recordedArticles(this.live.documents.record).set(this.live.composed[article]!.id, { status: 'agreed' })
    return this
  }

  undo(): this {
    this.history.undo()
    this.live.flush()
    return this
  }

  /** The writer's open proposals, each by the number of its changes. */
  get own(): readonly number[] {
    return this.live.negotiation.proposals
      .filter(({ holder }) => holder === this.holder)
      .map(({ changes }) => changes.length)
  }

  /** The composed text in notation, with the caret. */
  show({ caret = true } = {}): string {
    this.checkRendering()
    const { head, anchor } = this.state.selection
    const signs =
      head === anchor
        ? [[head, '|'] as const]
        : ([
            [Math.min(head, anchor), '‹'],
            [Math.max(head, anchor), '›']
          ] as const)
    let composed = this.live.composed
    if (caret) for (const [position, sign] of signs.toReversed()) composed = this.insertSign(composed, position, sign)
    return printNotation(treeOf(composed, { names: true, targets: targetsOf(this.live.outline) })).trimEnd()
  }

  /** The document is the rendering of the composed text; decorations lie within it. */
  private checkRendering(): void {
    const wanted = renderDocument(schema, this.live)
    if (!wanted.eq(this.state.doc)) throw new Error(`shown:\n${this.state.doc}\nwanted:\n${wanted}`)
    const drawn = looksOf(decorationsOf(this.state)).join('\n')
    const due = looksOf(decorateDocument(wanted, this.live, true)).join('\n')
    if (drawn !== due) throw new Error(`drawn:\n${drawn}\ndue:\n${due}`)
  }

  private insertSign(composed: readonly ComposedArticle[], position: number, sign: string): readonly ComposedArticle[] {
    const found = findArticleAt(this.state.doc, position)
    if (!found) throw new RangeError(`no article at ${position}`)
    const at = toComposed(found, position)
    return composed.map((article) =>
      article.id === found.id ? { ...article, segments: withSign(article.segments, at, sign) } : article
    )
  }

  private toDocument({ article, composed }: { article: string; composed: number }): number {
    const found = findArticle(this.state.doc, article)
    if (!found) throw new RangeError(`no article ${article}`)
    return toDocument(found, composed)
  }
}

/** Where each decoration stands and what it looks like. */
export function looksOf(decorations: DecorationSet | undefined): readonly string[] {
  const drawn = decorations?.find(undefined, undefined, (spec) => 'look' in spec)
  const looks = drawn?.map(({ from, to, spec }) => `${from}-${to} ${(spec as { look: string }).look}`)
  return (looks ?? []).toSorted()
}

/** The sign stands in the brackets of the unit before it; behind a mark, in those of the unit after it. */
function withSign(segments: readonly Segment[], position: number, sign: string): readonly Segment[] {
  const out: Segment[] = []
  let at = 0
  segments.forEach((segment, index) => {
    const { piece } = segment
    const end = at + pieceLength(piece)
    const isHere = position > at && position <= end
    at = end
    if (!isHere) return void out.push(segment)
    if (piece.type !== 'text') {
      const next = segments[index + 1]
      const host = next?.piece.type === 'text' ? next : segment
      return void out.push(segment, { ...host, piece: { type: 'text', text: sign } })
    }
    const within = position - (end - piece.text.length)
    out.push({ ...segment, piece: { ...piece, text: piece.text.slice(0, within) + sign + piece.text.slice(within) } })
  })
  return out
}
