/** From composed articles to ProseMirror nodes, and from pasted or typed slices to lines. */
import { cleanWords, levelOf, normalizeLine, targetOfReference } from '@cartif/treaty-text'
import type {
  Line,
  OutlineArticle,
  OutlineProvision,
  Piece,
  ProvisionKind,
  ProvisionMark,
  Targets
} from '@cartif/treaty-text'
import type { ComposedArticle } from '@cartif/negotiation'
import { Fragment } from '@tiptap/pm/model'
import type { Mark, Node as ProseMirrorNode, Schema, Slice } from '@tiptap/pm/model'

/** What an article's node needs beside its words. */
export interface ArticleContext {
  readonly outline: OutlineArticle | undefined
  readonly status: string
  readonly targets: Targets
}

export function renderArticle(schema: Schema, article: ComposedArticle, context: ArticleContext): ProseMirrorNode {
  const standing = article.inserted ? 'proposed' : article.deleted.length > 0 ? 'struck' : 'text'
  const { id, kind } = article
  const attributes = { id, kind, number: context.outline?.number ?? '', status: context.status, standing }
  return schema.nodes['article']!.create(attributes, Fragment.from(renderProvisions(schema, article, context)))
}

function renderProvisions(
  schema: Schema,
  article: ComposedArticle,
  { outline, targets }: ArticleContext
): ProseMirrorNode[] {
  const known = new Map(outline?.provisions.map((provision) => [provision.id, provision]))
  const provisions: ProseMirrorNode[] = []
  // A heading shows what its article is called.
  const numberOf = ({ id, kind }: ProvisionMark) => (kind === 'heading' ? outline?.number : known.get(id)?.number) ?? ''
  let mark: ProvisionMark | undefined
  let content: ProseMirrorNode[] = []
  const close = () => {
    if (mark) provisions.push(createProvision(schema, article, mark, numberOf(mark), known.get(mark.id), content))
    content = []
  }
  for (const { piece } of article.segments) {
    if (piece.type === 'mark') {
      close()
      mark = piece
    } else content.push(renderPiece(schema, piece, targets))
  }
  close()
  return provisions
}

function createProvision(
  schema: Schema,
  article: ComposedArticle,
  { id, kind, numbering, label, origin }: ProvisionMark,
  number: string,
  known: OutlineProvision | undefined,
  content: ProseMirrorNode[]
): ProseMirrorNode {
  const level = kind === 'heading' ? (article.kind === 'article' ? 2 : 1) : levelOf(kind)
  const unreferenced = known?.unreferenced ?? false
  const attributes = { id, kind, numbering, label: label ?? null, origin: origin ?? null, number, level, unreferenced }
  return schema.nodes['provision']!.create(attributes, Fragment.from(content))
}

function renderPiece(schema: Schema, piece: Exclude<Piece, ProvisionMark>, targets: Targets): ProseMirrorNode {
  if (piece.type === 'reference') {
    const { name, standing, footnote } = targetOfReference(piece, targets)
    const shown = { label: footnote ?? name, footnote: footnote !== undefined, standing }
    const { target, name: written = null, origin = null } = piece
    return schema.nodes['reference']!.create({ target, name: written, origin, ...shown })
  }
  const marks: Mark[] = []
  for (const name of ['em', 'strong', 'underline'] as const) if (piece[name]) marks.push(schema.marks[name]!.create())
  return schema.text(piece.text, marks)
}

/** How provisions that come in by typing or pasting begin: like the provision they come in at. */
export interface Incoming {
  readonly kind: ProvisionKind
  readonly numbering: 'auto' | 'none'
  newMarkId(): string
  /** The words before the place, as far as a character can depend on them. */
  behind(): string
  /** Takes the names of characters that may not come in. */
  readonly removed?: Set<string>
}

/** The line of a slice: words of the first provision where it is open, then a mark and words for each further one. */
export function lineOfSlice(slice: Slice, incoming: Incoming): Line {
  const pieces: Piece[] = []
  let behind = () => incoming.behind()
  let isFirst = slice.openStart > 0 || slice.content.firstChild?.type.name === 'article'
  slice.content.descendants((node) => {
    if (node.type.name === 'provision') {
      if (!isFirst)
        pieces.push({ type: 'mark', id: incoming.newMarkId(), kind: incoming.kind, numbering: incoming.numbering })
      if (!isFirst) behind = () => ''
      isFirst = false
    } else if (node.isText) {
      const { text, removed } = cleanWords(node.text ?? '', behind)
      pieces.push({ type: 'text', text, ...emphasisOf(node) })
      for (const name of removed) incoming.removed?.add(name)
      behind = () => text
    } else if (node.type.name === 'reference') pieces.push(referenceOf(node))
    return true
  })
  return normalizeLine(pieces)
}

function referenceOf(node: ProseMirrorNode): Piece {
  const { target, name } = node.attrs as { target: string; name: string | null }
  return { type: 'reference', target, ...(name === null ? {} : { name }) }
}

function emphasisOf(node: ProseMirrorNode) {
  const has = (name: string) => node.marks.some(({ type }) => type.name === name)
  return {
    ...(has('em') ? { em: true as const } : {}),
    ...(has('strong') ? { strong: true as const } : {}),
    ...(has('underline') ? { underline: true as const } : {})
  }
}
