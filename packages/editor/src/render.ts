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

import {
  findCounterpart,
  hasReferences,
  haveSamePieces,
  provisionsIn,
  rememberRendering,
  renderingOf
} from './rendering.ts'
import type { Rendering } from './rendering.ts'

/** What an article's node needs beside its words. */
export interface ArticleContext {
  readonly outline: OutlineArticle | undefined
  readonly status: string
  readonly targets: Targets
}

/** The node of an article; `before`, the node it has now, gives what is unchanged. */
export function renderArticle(
  schema: Schema,
  article: ComposedArticle,
  context: ArticleContext,
  before?: ProseMirrorNode
): ProseMirrorNode {
  const standing = article.inserted ? 'proposed' : article.deleted.length > 0 ? 'struck' : 'text'
  const { id, kind } = article
  const attributes = { id, kind, number: context.outline?.number ?? '', status: context.status, standing }
  const provisions = renderProvisions(schema, article, context, before)
  const node = schema.nodes['article']!.create(attributes, Fragment.from(provisions))
  rememberRendering(node, { article, context })
  return node
}

function renderProvisions(
  schema: Schema,
  article: ComposedArticle,
  context: ArticleContext,
  before: ProseMirrorNode | undefined
): ProseMirrorNode[] {
  const rendered = before && renderingOf(before)
  return provisionsIn(article.segments).map((provision, index) => {
    const unchanged = rendered && findUnchanged(rendered, { article, context }, index)
    if (unchanged !== undefined) return before!.child(unchanged)
    const content: ProseMirrorNode[] = []
    for (let at = provision.from + 1; at < provision.to; at++) {
      const { piece } = article.segments[at]!
      if (piece.type !== 'mark') content.push(renderPiece(schema, piece, context.targets))
    }
    return createProvision(schema, article, provision.mark, context.outline, content)
  })
}

/** Which child of a rendered node shows what the provision at `index` shows now. */
function findUnchanged(before: Rendering, now: Rendering, index: number): number | undefined {
  const { segments } = now.article
  const after = provisionsIn(segments)
  const own = after[index]!
  const old = provisionsIn(before.article.segments)
  const found = findCounterpart(old, after, index)
  if (found === undefined || before.article.kind !== now.article.kind) return undefined
  if (!haveSamePieces(before.article.segments, old[found]!, segments, own)) return undefined
  if (before.context.targets !== now.context.targets && hasReferences(segments, own.from, own.to)) return undefined
  const was = shownNumber(before.context.outline, old[found]!.mark)
  const is = shownNumber(now.context.outline, own.mark)
  return was.number === is.number && was.unreferenced === is.unreferenced ? found : undefined
}

/** What the outline has of a provision. A heading shows what its article is called. */
function shownNumber(outline: OutlineArticle | undefined, { id, kind }: ProvisionMark) {
  const known = outline && provisionsById(outline).get(id)
  const number = (kind === 'heading' ? outline?.number : known?.number) ?? ''
  return { number, unreferenced: known?.unreferenced ?? false }
}

const outlineProvisions = new WeakMap<OutlineArticle, ReadonlyMap<string, OutlineProvision>>()

function provisionsById(outline: OutlineArticle): ReadonlyMap<string, OutlineProvision> {
  let found = outlineProvisions.get(outline)
  if (!found) {
    found = new Map(outline.provisions.map((provision) => [provision.id, provision]))
    outlineProvisions.set(outline, found)
  }
  return found
}

function createProvision(
  schema: Schema,
  article: ComposedArticle,
  mark: ProvisionMark,
  outline: OutlineArticle | undefined,
  content: ProseMirrorNode[]
): ProseMirrorNode {
  const { id, kind, numbering, label = null, origin = null } = mark
  const level = kind === 'heading' ? (article.kind === 'article' ? 2 : 1) : levelOf(kind)
  const attributes = { id, kind, numbering, label, origin, level, ...shownNumber(outline, mark) }
  return schema.nodes['provision']!.create(attributes, Fragment.from(content))
}

export function renderPiece(schema: Schema, piece: Exclude<Piece, ProvisionMark>, targets: Targets): ProseMirrorNode {
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

interface IncomingLevel {
  readonly kind: ProvisionKind
  readonly numbering: 'auto' | 'none'
}

/** How provisions that come in by typing or pasting begin: like the provision they come in at. */
export interface Incoming {
  level(): IncomingLevel
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
  let level: IncomingLevel | undefined
  let isFirst = slice.openStart > 0 || slice.content.firstChild?.type.name === 'article'
  slice.content.descendants((node) => {
    if (node.type.name === 'provision') {
      if (!isFirst) {
        level ??= incoming.level()
        pieces.push({ type: 'mark', id: incoming.newMarkId(), ...levelOfPasted(node, level) })
        behind = () => ''
      }
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

const PASTED: ReadonlySet<unknown> = new Set(['paragraph', 'sub-paragraph', 'item', 'sub-item'])

/** What is pasted keeps its level; among recitals its paragraphs are recitals. */
function levelOfPasted({ attrs }: ProseMirrorNode, { kind, numbering }: IncomingLevel) {
  const pasted: unknown = attrs['pasted']
  if (!PASTED.has(pasted) || (pasted === 'paragraph' && numbering === 'none')) return { kind, numbering }
  return { kind: pasted as ProvisionKind, numbering: 'auto' as const }
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
