/**
 * Composition: input methods, dead keys, touch keyboards that correct as one types. While somebody composes, the words
 * are this screen's alone (composition-hold.ts); when they stop they are carried out as one edit, on whatever the others
 * have made of the article meanwhile.
 *
 * A selection that is composed over is struck before the first letter: the browser would take the struck words off the
 * screen, and bringing them back would end the composition. Whoever rests for some seconds in the middle of a word, while
 * others' words wait, has the letters so far carried out and the article brought up to date; a browser that cannot keep
 * the composition then keeps the letters as typed.
 */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { BindingOptions } from './binding.ts'
import { settle } from './settle-composition.ts'

/** So long after the last letter what others wrote is shown, and so long after it the letters are carried out (milliseconds). */
const LONGEST_WAIT = 5000
const LONGEST_REST = 10_000

export const TreatyComposition = Extension.create<BindingOptions>({
  name: 'treatyComposition',
  priority: 1200,

  addProseMirrorPlugins() {
    const { options } = this
    const { live, hold } = options
    const clock = new WaitingClock()
    const bringUpToDate = (view: EditorView): false => {
      if (view.composing) return false
      clock.stop()
      settle(view, options)
      live.flush()
      return false
    }
    const goOn = (view: EditorView) => {
      settle(view, options)
      live.flush()
      if (view.composing) hold.begin(view.state, live)
    }
    const start = (view: EditorView): false => {
      if (view.composing) return false
      bringUpToDate(view)
      if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection())
      hold.begin(view.state, live)
      return false
    }
    return [
      new Plugin({
        view: () => ({
          update: (view, before) => {
            if (hold.article === undefined) return clock.stop()
            clock.run(() => goOn(view), before.doc !== view.state.doc, hold.isStale)
          },
          destroy: () => clock.stop()
        }),
        props: {
          handleDOMEvents: {
            compositionstart: start,
            compositionupdate: start,
            compositionend: (view) => {
              // ProseMirror reads the last letters right after this event.
              setTimeout(() => !view.isDestroyed && bringUpToDate(view))
              return false
            },
            beforeinput: (view, event) => {
              bringUpToDate(view)
              return beforeInput(view, options, event)
            },
            keydown: bringUpToDate,
            paste: bringUpToDate,
            cut: bringUpToDate,
            drop: bringUpToDate,
            blur: bringUpToDate
          }
        }
      })
    ]
  }
})

/** Runs from the last letter: shorter while others' words wait. */
class WaitingClock {
  private timer: ReturnType<typeof setTimeout> | undefined
  private lastLetter = 0

  run(onEnd: () => void, isLetter: boolean, isIncoming: boolean): void {
    const now = performance.now()
    if (isLetter || this.timer === undefined) this.lastLetter = now
    clearTimeout(this.timer)
    const end = this.lastLetter + (isIncoming ? LONGEST_WAIT : LONGEST_REST)
    this.timer = setTimeout(
      () => {
        this.stop()
        onEnd()
      },
      Math.max(0, end - now)
    )
  }

  stop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}

/** Corrections: of a word under composition, noted; from the spell checker's menu, carried out here. */
function beforeInput(view: EditorView, { hold }: BindingOptions, event: InputEvent): boolean {
  const range = event.getTargetRanges()[0]
  if (!range || !view.dom.contains(range.startContainer) || !view.dom.contains(range.endContainer)) return false
  const from = view.posAtDOM(range.startContainer, range.startOffset)
  const to = view.posAtDOM(range.endContainer, range.endOffset)
  if (event.inputType === 'insertCompositionText') hold.noteTarget(view.state.doc, from, to)
  if (event.inputType !== 'insertReplacementText' || view.composing) return false
  const words = event.dataTransfer?.getData('text/plain') ?? event.data
  if (!words || !event.cancelable) return false
  event.preventDefault()
  view.dispatch(view.state.tr.insertText(words, from, to))
  return true
}
