/**
 * Where others are. A caret is told as the text and the shared position it stands behind, so that it stays with the words;
 * who it belongs to is the server's word (`state.user`), never the client's.
 *
 * Everybody's caret moves with every letter: those that moved are drawn once a frame, and one's own is told once a frame.
 */
import { Extension } from '@tiptap/core'
import { AnchorReader, createAnchor, decodeAnchor, findSharedText } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { pieceLength } from '@cartif/treaty-text'
import type { Segment } from '@cartif/negotiation'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import { composedBehind } from './carry-out-edits.ts'
import type { Surface } from './carry-out-edits.ts'
import { composedSelection } from './selections.ts'
import type { CompositionHold } from './composition-hold.ts'
import { findArticle, toDocument } from './positions.ts'
import { nameOf } from '@cartif/negotiation'

export interface CaretOptions {
  readonly live: LiveInstrument
  readonly awareness: Awareness | undefined
  readonly hold: CompositionHold
}

interface CaretState {
  readonly article: string
  readonly text: string
  readonly anchor: readonly number[]
}

const caretsKey = new PluginKey<DecorationSet>('treaty-carets')

export const TreatyCarets = Extension.create<CaretOptions>({
  name: 'treatyCarets',
  addProseMirrorPlugins() {
    const { live, awareness, hold } = this.options
    if (!awareness) return []
    return [
      new Plugin<DecorationSet>({
        key: caretsKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, carets) => {
            const mapped = carets.map(transaction.mapping, transaction.doc)
            const moved = transaction.getMeta(caretsKey) as ReadonlySet<number> | 'all' | undefined
            if (!moved) return mapped
            const clients = moved === 'all' ? new Set(awareness.getStates().keys()) : moved
            return moveCarets(mapped, clients, transaction.doc, live, awareness)
          }
        },
        props: { decorations: (state) => caretsKey.getState(state) },
        view: (view) => {
          const moved = new Set<number>()
          // A caret is often told before the letter it stands behind is shown: then it is drawn again with the letter.
          const ahead = new Set<number>()
          const draw = oncePerFrame(() => {
            view.dispatch(view.state.tr.setMeta(caretsKey, new Set(moved)))
            moved.clear()
          })
          const tell = oncePerFrame(() => {
            if (hold.article === undefined) tellCaret(view.state, live, awareness)
          })
          const onChange = ({ added, updated, removed }: Clients, origin: unknown) => {
            if (origin === 'local') return
            for (const client of [...added, ...updated, ...removed]) {
              moved.add(client)
              ahead.add(client)
            }
            draw.request()
          }
          awareness.on('change', onChange)
          const stop = live.onChange(() => {
            if (ahead.size === 0) return
            for (const client of ahead) moved.add(client)
            ahead.clear()
            draw.request()
          })
          return {
            update: (_, before) => void (before.selection.eq(view.state.selection) || tell.request()),
            destroy: () => {
              awareness.off('change', onChange)
              draw.stop()
              tell.stop()
              stop()
            }
          }
        }
      })
    ]
  }
})

/** Puts the carets where they are by now. */
export function redrawCarets(view: Surface): void {
  view.dispatch(view.state.tr.setMeta(caretsKey, 'all'))
}

interface Clients {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** Runs before the next frame is drawn, however often it is asked for until then. */
function oncePerFrame(run: () => void): { request(): void; stop(): void } {
  let frame = 0
  return {
    request: () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        run()
      })
    },
    stop: () => cancelAnimationFrame(frame)
  }
}

function tellCaret(state: EditorState, live: LiveInstrument, awareness: Awareness): void {
  const selection = composedSelection(state)
  const article = selection && live.findComposed(selection.article)
  const unit = article && unitBefore(article.segments, selection.to)
  const shared = unit && findSharedText(live, unit.text)
  if (!unit || !shared) return
  const anchor = [...createAnchor(shared, unit.offset, -1)]
  awareness.setLocalStateField('caret', { article: article.id, text: unit.text, anchor } satisfies CaretState)
}

/** The text and the position in it right behind the composed unit before a caret. */
function unitBefore(segments: readonly Segment[], position: number): { text: string; offset: number } | undefined {
  let at = 0
  for (const { piece, text, offset } of segments) {
    const end = at + pieceLength(piece)
    if (position > at && position <= end) return { text, offset: offset + position - at }
    at = end
  }
  return undefined
}

/** Draws the carets of these clients where they are now; one that stands where it stood is left alone. */
function moveCarets(
  carets: DecorationSet,
  clients: ReadonlySet<number>,
  doc: EditorState['doc'],
  live: LiveInstrument,
  awareness: Awareness
): DecorationSet {
  const old = carets.find(undefined, undefined, ({ client }) => clients.has(client as number))
  const fresh: Decoration[] = []
  for (const client of clients) {
    const state = client === awareness.clientID ? undefined : awareness.getStates().get(client)
    const spot = resolveCaret(doc, live, state?.['caret'] as CaretState | undefined)
    if (spot) fresh.push(drawCaret(spot, client, state?.['user'] as CaretUser | undefined))
  }
  const isSame = (a: Decoration, b: Decoration) => a.from === b.from && keyOf(a) === keyOf(b)
  const gone = old.filter((one) => !fresh.some((other) => isSame(one, other)))
  const come = fresh.filter((one) => !old.some((other) => isSame(one, other)))
  const kept = gone.length > 0 ? carets.remove(gone) : carets
  return come.length > 0 ? kept.add(doc, come) : kept
}

function keyOf({ spec }: Decoration): string {
  return (spec as { key: string }).key
}

interface CaretSpot {
  readonly position: number
  /** In the middle of words that share their brackets: those are drawn in two parts, and not to be bracketed twice. */
  readonly isInside: boolean
}

interface CaretUser {
  readonly name?: string
  readonly role?: string
  readonly party?: string | null
}

function resolveCaret(
  doc: EditorState['doc'],
  live: LiveInstrument,
  caret: CaretState | undefined
): CaretSpot | undefined {
  if (!caret || !Array.isArray(caret.anchor)) return undefined
  const anchor = decodeAnchor(Uint8Array.from(caret.anchor))
  const shared = findSharedText(live, caret.text)
  const article = live.findComposed(caret.article)
  const found = findArticle(doc, caret.article)
  const resolved = anchor && shared && new AnchorReader(shared).resolve(anchor)
  if (!resolved || !article || !found) return undefined
  const composed = composedBehind(article.segments, caret.text, resolved.position)
  return { position: toDocument(found, composed), isInside: isInsideBrackets(article.segments, composed) }
}

function isInsideBrackets(segments: readonly Segment[], position: number): boolean {
  let at = 0
  for (const { piece, inserted, deleted, bracketed } of segments) {
    const begin = at
    at += pieceLength(piece)
    if (at < position) continue
    return position > begin && position < at && inserted.length + deleted.length + bracketed.length > 0
  }
  return false
}

function drawCaret({ position, isInside }: CaretSpot, client: number, user: CaretUser | undefined): Decoration {
  const holder = user?.party ?? user?.role ?? ''
  return Decoration.widget(
    position,
    () => {
      const caret = document.createElement('span')
      caret.className = isInside ? 'caret is-inside' : 'caret'
      caret.dataset['holder'] = holder
      // A label is no word of the provision: it must not tell which way that is written.
      caret.dir = 'ltr'
      const label = document.createElement('span')
      label.className = 'caret-label'
      // Printed by the style sheet: it is no word of the text, to be searched or read out among the words.
      label.dataset['name'] = holder ? nameOf(holder) : '…'
      label.title = user?.name ?? ''
      caret.append(label)
      return caret
    },
    { key: `caret-${client}-${holder}-${isInside}`, client, side: 10, ignoreSelection: true }
  )
}
