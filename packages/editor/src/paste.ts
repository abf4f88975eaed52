/**
 * Paste, reduced to what the text can hold: words, emphasis and provisions. What Word marks as deleted is not pasted,
 * what it marks as inserted is; styles, comments, field codes and hidden words go.
 */
import { Extension } from '@tiptap/core'
import { toSuperscript } from '@cartif/treaty-text'
import { Fragment, Slice } from '@tiptap/pm/model'
import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { BindingOptions } from './binding.ts'

export const TreatyPaste = Extension.create<BindingOptions>({
  name: 'treatyPaste',
  addProseMirrorPlugins() {
    const { schema } = this.editor
    return [
      new Plugin({
        props: {
          transformPastedHTML: reduceHtml,
          clipboardTextParser: (text) => sliceOfText(schema, text),
          clipboardTextSerializer: textOfSlice
        }
      })
    ]
  }
})

const DROPPED =
  'style, script, title, meta, link, xml, del, s, strike, .MsoCommentReference, [style*="mso-hide:all"], [style*="display:none"], [style*="mso-element:field-begin"]'

/** HTML from Word, a browser or our own editor, without what is not words. */
export function reduceHtml(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const element of parsed.querySelectorAll(DROPPED)) element.remove()
  const walker = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  return parsed.body.innerHTML
}

/** Plain text: every line is a provision, empty ones are not. */
export function sliceOfText(schema: Schema, text: string): Slice {
  const lines = text.split(/\r\n?|\n/).filter((line, index, all) => line.trim() !== '' || all.length === 1)
  const provisions = lines.map((line) => schema.nodes['provision']!.create(null, line ? schema.text(line) : null))
  return new Slice(Fragment.from(provisions), 1, 1)
}

/** A reference as it shows; a footnote's number raised. */
function leafWords({ attrs }: ProseMirrorNode): string {
  const { label, footnote } = attrs as { label?: string; footnote?: boolean }
  return footnote ? toSuperscript(label ?? '') : (label ?? '')
}

function textOfSlice(slice: Slice): string {
  const lines: string[] = []
  slice.content.descendants((node) => {
    if (node.type.name !== 'provision') return true
    lines.push(node.textBetween(0, node.content.size, '', (leaf) => leafWords(leaf)))
    return false
  })
  return lines.join('\n')
}
