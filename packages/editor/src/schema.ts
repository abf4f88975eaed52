/**
 * What the editor shows: articles, each with provisions, each with words. The document is a rendering of the composed
 * text, words alone; brackets, strikes and party labels are decorations. Content is optional everywhere, so that no text
 * anybody could send is ever invalid and thrown away.
 */
import { Mark, Node } from '@tiptap/core'
import type { ProvisionKind, TargetStanding } from '@cartif/treaty-text'

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
      level: silent(0),
      unreferenced: silent(false),
      /** The level that what is pasted says it has. */
      pasted: {
        default: null,
        rendered: false,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-cartif')
      }
    }
  },
  /** Of what has been reduced (reduce-html.ts) to paragraphs; where it lands decides what they become. */
  parseHTML() {
    return [{ tag: 'p' }]
  },
  renderHTML({ node }) {
    const { kind, number, level, id, unreferenced } = node.attrs as ProvisionAttributes
    const tag = kind === 'heading' ? (level > 1 ? 'h3' : 'h2') : 'p'
    const data = { 'data-kind': kind, 'data-number': number, 'data-provision': id }
    const note = kind === 'footnote' ? footnoteAttributes(number, unreferenced) : {}
    // A Persian paragraph is laid out from the right, whatever the language around it.
    return [tag, { class: 'provision', dir: 'auto', ...data, ...note }, 0]
  }
})

interface ProvisionAttributes {
  readonly kind: ProvisionKind
  readonly number: string
  readonly level: number
  readonly id: string
  readonly unreferenced: boolean
}

function footnoteAttributes(number: string, unreferenced: boolean): Record<string, string> {
  const name = number ? `Footnote ${number}` : 'Footnote'
  if (!unreferenced) return { role: 'note', 'aria-label': name }
  const words = `${name}: nothing in the text refers to it`
  return { role: 'note', 'aria-label': words, title: words, 'data-unreferenced': 'true' }
}

/**
 * A live cross-reference, or a reference to a footnote; its words are the target's name and are not text. It says so
 * where its target is gone, and more quietly where the target's deletion is proposed.
 */
export const TreatyReference = Node.create({
  name: 'reference',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes() {
    return {
      target: silent(''),
      name: silent(null),
      label: silent(''),
      footnote: silent(false),
      standing: silent('stands'),
      origin: silent(null)
    }
  },
  /** Of what has been reduced: only references that were copied on this page. */
  parseHTML() {
    return [
      {
        tag: 'span[data-cartif-reference]',
        getAttrs: (element: HTMLElement) => ({
          target: element.getAttribute('data-cartif-reference'),
          name: element.getAttribute('data-name'),
          label: element.textContent
        })
      }
    ]
  },
  renderHTML({ node }) {
    const { target, label, footnote, standing } = node.attrs as ReferenceAttributes
    const data = { 'data-target': target, 'data-standing': standing }
    if (footnote)
      return ['sup', { class: 'footnote-reference', ...data, ...fateOf(`footnote ${label}`, standing) }, label]
    const words = standing === 'gone' ? `[${label || 'provision'}, deleted]` : label || '…'
    return ['a', { class: 'reference', ...data, ...fateOf(label || 'the provision', standing) }, words]
  }
})

interface ReferenceAttributes {
  readonly target: string
  readonly label: string
  readonly footnote: boolean
  readonly standing: TargetStanding
}

/** What has become of the target, for the pointer and for those who listen. */
function fateOf(name: string, standing: TargetStanding): Record<string, string> {
  if (standing === 'stands') return {}
  const words =
    standing === 'gone'
      ? `This refers to ${name}, which is not in the text any more`
      : `This refers to ${name}, whose deletion is proposed`
  return { title: words, role: 'note', 'aria-label': words }
}

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
function silent(value: string | number | boolean | null) {
  return { default: value, rendered: false, parseHTML: () => value }
}
