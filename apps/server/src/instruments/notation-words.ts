/** Words and provisions as people write them in a request, in the bracketed notation without its brackets. */
import { randomBytes } from 'node:crypto'
import { normalizeLine, parseNotation } from '@cartif/treaty-text'
import type { ArticleKind, Line, NotationNode, Piece } from '@cartif/treaty-text'

/** The id of what a designation names, where it names something. */
export type FindTarget = (designation: string) => string | undefined

/**
 * Words to go into a provision: plain ones as they are; with emphasis, references or line breaks they are read. A line
 * after the first may begin a provision of its own.
 */
export function readWords(source: string, findTarget: FindTarget): Line {
  if (!/[*_{^\\\n]/.test(source)) return source === '' ? [] : [{ type: 'text', text: source }]
  const [, before = '', body = '', after = ''] = /^([^\S\n]*)(.*?)(\s*)$/s.exec(source) ?? []
  const isProvision = body.startsWith('\n')
  const pieces = piecesOf(isProvision ? body : `¶ ${body}`, findTarget)
  return normalizeLine([
    ...blank(before),
    ...(isProvision ? pieces : pieces.slice(1)),
    ...blank(after.replace(/\n/g, ''))
  ])
}

/** Whole provisions, one or more; the first begins with its mark. */
export function readProvisions(source: string, articleKind: ArticleKind, findTarget: FindTarget): Line {
  const pieces = piecesOf(source, findTarget)
  if (articleKind !== 'preamble') return pieces
  return pieces.map((piece) =>
    piece.type === 'mark' && piece.numbering === 'none' ? { ...piece, kind: 'recital' as const } : piece
  )
}

/** A new article: its kind, and its words from the heading on. undefined where the source has no heading. */
export function readArticle(source: string, findTarget: FindTarget): { kind: ArticleKind; line: Line } | undefined {
  const { tree } = parseNotation(withoutBrackets(source).replace(/^\s*Article\s+[—–-]/, 'Article 1 —'))
  const [first, ...rest] = tree
  if (first?.type !== 'article' || first.kind === 'text') return undefined
  const end = rest.findIndex(({ type }) => type === 'article')
  const body = (end < 0 ? rest : rest.slice(0, end)).flatMap((node) => pieceOf(node, findTarget))
  const heading: Line = [{ type: 'mark', id: newId(), kind: 'heading', numbering: 'auto' }]
  return { kind: first.kind, line: normalizeLine([...heading, ...body]) }
}

function piecesOf(source: string, findTarget: FindTarget): Line {
  const { tree } = parseNotation(withoutBrackets(source), { fragment: true })
  return normalizeLine(tree.flatMap((node) => pieceOf(node, findTarget)))
}

/** Brackets in a request are words: what is proposed is in brackets of its own. */
function withoutBrackets(source: string): string {
  return source.replace(/\\.|[[\]]/gs, (sign) => (sign.length > 1 ? sign : `\\${sign}`))
}

/** Numbers are computed: one that was written says what kind of provision it is, and nothing more. */
function pieceOf(node: NotationNode, findTarget: FindTarget): readonly Piece[] {
  switch (node.type) {
    case 'text':
      return [node]
    case 'mark': {
      const label = node.kind === 'footnote' && node.label !== undefined ? { label: node.label } : {}
      const numbering = node.numbering === 'none' ? ('none' as const) : ('auto' as const)
      return [{ type: 'mark', id: newId(), kind: node.kind, numbering, ...label }]
    }
    case 'reference': {
      const target = findTarget(node.designation)
      const name = node.designation
      return [target === undefined ? { type: 'text', text: name } : { type: 'reference', target, name }]
    }
    case 'footnote-reference':
      return [{ type: 'reference', target: PENDING + node.label, name: 'footnote' }]
    default:
      return []
  }
}

const PENDING = 'footnote:'

/**
 * Links the references to footnotes of one request, by the numbers they were written with: to a footnote that the request
 * brings, else to one of the text; what is neither is words.
 */
export function linkFootnotes(lines: readonly Line[], findTarget: FindTarget): readonly Line[] {
  const brought = new Map<string, string>()
  for (const piece of lines.flat()) {
    if (piece.type === 'mark' && piece.kind === 'footnote' && piece.label !== undefined)
      brought.set(piece.label, piece.id)
  }
  const link = (piece: Piece): Piece => {
    if (piece.type === 'mark' && piece.kind === 'footnote') {
      const { label: _, ...mark } = piece
      return mark
    }
    if (piece.type !== 'reference' || !piece.target.startsWith(PENDING)) return piece
    const label = piece.target.slice(PENDING.length)
    const target = brought.get(label) ?? findTarget(`footnote ${label}`)
    return target === undefined ? { type: 'text', text: `^{${label}}` } : { ...piece, target }
  }
  return lines.map((line) => normalizeLine(line.map(link)))
}

function blank(text: string): Line {
  return text === '' ? [] : [{ type: 'text', text }]
}

function newId(): string {
  return `p-${randomBytes(8).toString('hex')}`
}
