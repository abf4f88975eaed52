/**
 * Copy: the selected text as its reader sees it, without the words that somebody proposes to strike and without brackets.
 * Plain text and HTML carry the numbers, so that they read; nothing says whose proposal a word is, and no id leaves this
 * page. Bracketed text is a command of its own.
 */
import { levelOf, pieceLength, printNotation } from '@cartif/treaty-text'
import type { Piece, ProvisionKind, ProvisionMark, Reference } from '@cartif/treaty-text'
import { treeOf } from '@cartif/negotiation'
import type { Segment } from '@cartif/negotiation'
import type { LiveInstrument } from '@cartif/live'
import { DOMSerializer, Fragment, Slice } from '@tiptap/pm/model'
import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { findArticle } from './positions.ts'
import { renderPiece } from './render.ts'
import { selectedRanges } from './selections.ts'
import type { ComposedRange } from './selections.ts'

/** The selection as provisions, open at both ends. A provision keeps its number where it is copied from its beginning. */
export function copiedSlice(state: EditorState, live: LiveInstrument): Slice {
  const blocks = selectedRanges(state).flatMap((range) => blocksOf(state, live, range))
  const { provision } = state.schema.nodes
  const nodes = blocks.map(({ attributes, content }) => provision!.create(attributes, content))
  return nodes.length === 0 ? Slice.empty : new Slice(Fragment.from(nodes), 1, 1)
}

interface Block {
  readonly attributes: { readonly kind: ProvisionKind; readonly number: string; readonly level: number }
  readonly content: ProseMirrorNode[]
}

function blocksOf(state: EditorState, live: LiveInstrument, range: ComposedRange): readonly Block[] {
  const composed = live.findComposed(range.article)
  const found = findArticle(state.doc, range.article)
  if (!composed || !found || composed.deleted.length > 0) return []
  const shown = new Map<unknown, ProseMirrorNode['attrs']>()
  found.node.forEach(({ attrs }) => void shown.set(attrs['id'], attrs))
  const { mark, isBeginning, segments } = partOf(composed.segments, range)
  const blocks: Block[] = []
  const begin = (from: ProvisionMark | undefined, isWhole: boolean) => {
    const { kind = 'paragraph', number = '', level = 0 } = (from && shown.get(from.id)) ?? {}
    blocks.push({ attributes: { kind, number: isWhole ? number : '', level } as Block['attributes'], content: [] })
  }
  const isLong = segments.some(({ piece }) => piece.type === 'mark')
  if (segments[0]?.piece.type !== 'mark') begin(mark, isBeginning && isLong)
  for (const { piece, deleted } of segments) {
    if (deleted.length > 0) continue
    if (piece.type === 'mark') begin(piece, true)
    else blocks.at(-1)?.content.push(renderPiece(state.schema, piece, live.targets))
  }
  return blocks
}

/** The segments of a range, the mark of the provision it begins in, and whether it begins right behind that mark. */
function partOf(segments: readonly Segment[], { from, to }: ComposedRange) {
  let at = 0
  let mark: ProvisionMark | undefined
  let isBeginning = false
  const part: Segment[] = []
  for (const segment of segments) {
    const end = at + pieceLength(segment.piece)
    if (end <= from && segment.piece.type === 'mark') mark = segment.piece
    if (end === from) isBeginning = segment.piece.type === 'mark'
    if (end > from && at < to) {
      const [cutFrom, cutTo] = [Math.max(0, from - at), Math.min(end, to) - at]
      part.push({ ...segment, piece: cut(segment.piece, cutFrom, cutTo), offset: segment.offset + cutFrom })
    }
    at = end
  }
  return { mark, isBeginning, segments: part }
}

function cut(piece: Piece, from: number, to: number): Piece {
  return piece.type === 'text' ? { ...piece, text: piece.text.slice(from, to) } : piece
}

/** The selection as bracketed text, with party names and the numbers of the text; headings only where they are selected. */
export function copiedNotation(state: EditorState, live: LiveInstrument): string {
  const parts = selectedRanges(state).flatMap((range) => {
    const article = live.findComposed(range.article)
    if (!article || range.from === range.to) return []
    const numbers = new Map<string, string>()
    findArticle(state.doc, range.article)?.node.forEach(({ attrs }) => void numbers.set(attrs['id'], attrs['number']))
    const part = wholeProvisions(article.segments, range)
    const first = part[0]?.piece
    const segments = part.map((segment) => ({ ...segment, piece: asNumbered(segment.piece, numbers) }))
    const tree = treeOf([{ ...article, moved: [], segments }], { names: true, targets: live.targets })
    const hasHeading = first?.type === 'mark' && first.kind === 'heading'
    return hasHeading || tree[0]?.type !== 'article' ? tree : tree.slice(1)
  })
  return printNotation(parts).trim()
}

/** A range of several provisions has the first one's mark too, where it begins right behind it. */
function wholeProvisions(segments: readonly Segment[], range: ComposedRange): readonly Segment[] {
  const part = partOf(segments, range)
  const isLong = part.segments.some(({ piece }) => piece.type === 'mark')
  return part.isBeginning && isLong ? partOf(segments, { ...range, from: range.from - 1 }).segments : part.segments
}

function asNumbered(piece: Piece, numbers: ReadonlyMap<string, string>): Piece {
  const label = piece.type === 'mark' ? numbers.get(piece.id) : undefined
  return piece.type === 'mark' && label && piece.kind !== 'footnote'
    ? { ...piece, numbering: 'as-given', label }
    : piece
}

/** As plain text: a line for each provision, indented, with its number. */
export function copiedText(slice: Slice): string {
  const lines: string[] = []
  slice.content.forEach((node) => {
    const { kind, number } = node.attrs as Block['attributes']
    const words = node.textBetween(0, node.content.size, '', ({ attrs }) => String(attrs['label'] ?? ''))
    const indent = lines.length === 0 && number === '' ? '' : '    '.repeat(Math.max(levelOf(kind) - 1, 0))
    lines.push(`${indent}${numberOf(kind, number, words)}${words}`)
  })
  return lines.join('\n')
}

function numberOf(kind: ProvisionKind, number: string, words: string): string {
  if (number === '') return ''
  if (kind === 'heading') return words === '' ? number : `${number} — `
  return kind === 'paragraph' ? `${number}  ` : `${number} `
}

/** What references the last copy held, by the name it was given: names mean nothing on another page. */
export class CopiedReferences {
  private references: Reference[] = []
  private name = ''

  begin(name: string): void {
    this.name = name
    this.references = []
  }

  keep(reference: Reference): string {
    this.references.push(reference)
    return `${this.name}.${this.references.length - 1}`
  }

  find(key: string): Reference | undefined {
    const [name, index] = key.split('.')
    return name === this.name ? this.references[Number(index)] : undefined
  }
}

export function copySerializer(schema: Schema, copied: CopiedReferences): DOMSerializer {
  const { nodes, marks } = DOMSerializer.fromSchema(schema)
  return new DOMSerializer(
    {
      ...nodes,
      provision(node) {
        const { kind, number, level } = node.attrs as Block['attributes']
        const tag = kind === 'heading' ? (level > 1 ? 'h3' : 'h2') : 'p'
        const words = numberOf(kind, number, node.textContent)
        return [tag, { 'data-cartif': kind }, ['span', { 'data-cartif-number': '' }, words], ['span', 0]]
      },
      reference({ attrs }) {
        const { target, name, label, footnote } = attrs as Record<string, string | null>
        const key = copied.keep({ type: 'reference', target: target ?? '', ...(name ? { name } : {}) })
        return [footnote ? 'sup' : 'span', { 'data-cartif-reference': key }, label ?? '']
      }
    },
    marks
  )
}
