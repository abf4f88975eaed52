/**
 * The clipboard. What is pasted or dropped is reduced to words, levels and emphasis, and whatever was left out is told;
 * more than a treaty's worth at once is refused. What is copied is what its reader sees.
 */
import { Extension } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import type { Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { BindingOptions } from './binding.ts'
import { CopiedReferences, copiedNotation, copiedSlice, copiedText, copySerializer } from './copy.ts'
import { joinLines } from './join-lines.ts'
import { offerBrackets } from './read-brackets.ts'
import { reduceHtml } from './reduce-html.ts'

/** The most that is read from the clipboard (characters of HTML), and the most that is pasted (characters of words). */
const LARGEST_HTML = 5_000_000
const LARGEST_PASTE = 100_000

export const TreatyPaste = Extension.create<BindingOptions>({
  name: 'treatyPaste',
  addProseMirrorPlugins() {
    const { schema } = this.editor
    const { options } = this
    const { live, writer } = options
    const copied = new CopiedReferences()
    let copies = 0
    const tell = (said: readonly string[]) => {
      if (said.length > 0) options.onNotice({ kind: 'pasted', said })
    }
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (_, event) => refuseTooMuch(options, event, event.clipboardData),
            drop: (_, event) => refuseTooMuch(options, event, event.dataTransfer)
          },
          transformCopied: (_, view) => {
            copied.begin(`${writer?.newMarkId() ?? 'read'}-${++copies}`)
            return copiedSlice(view.state, live)
          },
          clipboardSerializer: copySerializer(schema, copied),
          clipboardTextSerializer: copiedText,
          transformPastedHTML: (html) => {
            const { html: reduced, said } = reduceHtml(html, (key) => copied.find(key))
            tell(said)
            return reduced
          },
          clipboardTextParser: (text) => {
            const { lines, isJoined } = joinLines(text)
            if (isJoined) tell(['Lines that a page had broken were joined.'])
            return sliceOfLines(schema, lines)
          },
          handlePaste: (view, _, slice) => {
            if (slice.size > LARGEST_PASTE) {
              options.onNotice({ kind: 'paste-too-large', characters: slice.size, most: LARGEST_PASTE })
              return true
            }
            return offerBrackets(view, options, slice)
          }
        }
      })
    ]
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-c': () => copyNotation(this.editor.view, this.options) }
  }
})

/** Copies the selection as bracketed text, with party names. */
export function copyNotation(view: EditorView, { live, onNotice }: BindingOptions): boolean {
  const notation = copiedNotation(view.state, live)
  if (notation === '') return true
  navigator.clipboard.writeText(notation).then(
    () => onNotice({ kind: 'copied' }),
    () => onNotice({ kind: 'not-copied' })
  )
  return true
}

function refuseTooMuch({ onNotice }: BindingOptions, event: Event, data: DataTransfer | null): boolean {
  const [html, text] = [data?.getData('text/html') ?? '', data?.getData('text/plain') ?? '']
  const isTooMuch = html.length > LARGEST_HTML || (html === '' && text.length > LARGEST_PASTE)
  if (!isTooMuch) return false
  event.preventDefault()
  onNotice({ kind: 'paste-too-large', characters: Math.max(html.length, text.length), most: LARGEST_PASTE })
  return true
}

function sliceOfLines(schema: Schema, lines: readonly string[]): Slice {
  const provision = schema.nodes['provision']!
  return new Slice(Fragment.from(lines.map((line) => provision.create(null, schema.text(line)))), 1, 1)
}
