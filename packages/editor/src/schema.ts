/**
 * What the editor shows: articles, each with provisions, each with words. The document is a rendering of the composed
 * text, words alone; brackets, strikes and party labels are decorations. Content is optional everywhere, so that no text
 * anybody could send is ever invalid and thrown away.
 */
import { Mark, Node } from '@tiptap/core'
import type { ProvisionKind } from '@cartif/treaty-text'

export const TreatyDocument = Node.create({ name: 'doc', topNode: true, content: 'article*' })

export const TreatyArticle = Node.create({
  name: 'article',
  content: 'provision*',
  isolating: true,
  selectable: false,
  addAttributes() {
    return {
      id: silent(''),
      kind: silent('article'),
      number: silent(''),
      status: silent('open'),
      standing: silent('text')
    }
  },
  renderHTML({ node }) {
    const { id, kind, number, status, standing } = node.attrs
    const data = {
      'data-id': id,
      'data-kind': kind,
      'data-number': number,
      'data-status': status,
      'data-standing': standing
    }
    return ['section', { class: 'article', id: `article-${id}`, ...data }, 0]
  }
})

export const TreatyProvision = Node.create({
  name: 'provision',
  content: 'inline*',
  addAttributes() {
    return {
      id: silent(''),
      kind: silent('paragraph'),
      numbering: silent('auto'),
      label: silent(null),
      origin: silent(null),
      number: silent(''),
      level: silent(0)
    }
  },
  /** What is pasted is read as unnumbered; where it lands decides what it becomes. */
  parseHTML() {
    return ['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'blockquote', 'pre'].map((tag) => ({ tag }))
  },
  renderHTML({ node }) {
    const { kind, number, level, id } = node.attrs as { kind: ProvisionKind; number: string; level: number; id: string }
    const tag = kind === 'heading' ? (level > 1 ? 'h3' : 'h2') : 'p'
    return [tag, { class: 'provision', 'data-kind': kind, 'data-number': number, 'data-provision': id }, 0]
  }
})

/** A live cross-reference; its words are the target's designation and are not text. */
export const TreatyReference = Node.create({
  name: 'reference',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes() {
    return { target: silent(''), label: silent(''), origin: silent(null) }
  },
  renderHTML({ node }) {
    return ['a', { class: 'reference', 'data-target': node.attrs['target'] }, String(node.attrs['label']) || '…']
  }
})

export const Emphasis = Mark.create({
  name: 'em',
  parseHTML: () => [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }],
  renderHTML: () => ['em', 0]
})

export const Strong = Mark.create({
  name: 'strong',
  parseHTML: () => [{ tag: 'b' }, { tag: 'strong' }],
  renderHTML: () => ['strong', 0]
})

export const Underline = Mark.create({
  name: 'underline',
  parseHTML: () => [{ tag: 'u' }],
  renderHTML: () => ['u', 0]
})

/** An attribute that is the model's, never read from or written to HTML by itself. */
function silent(value: string | number | null) {
  return { default: value, rendered: false, parseHTML: () => value }
}
