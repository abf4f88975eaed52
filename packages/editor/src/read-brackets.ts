/**
 * Pasted text that reads as bracketed notation. It is pasted as the words it is; reading it as brackets is offered. Then
 * numbers become levels, brackets without a name become "not agreed" around the writer's own words, and headers that name
 * others go, which is told: nobody can write under another's name.
 */
import { lineLength, normalizeLine, parseNotation, pieceLength } from '@cartif/treaty-text'
import type { Line, NotationNode, Piece } from '@cartif/treaty-text'
import { nameOf } from '@cartif/negotiation'
import type { LiveInstrument } from '@cartif/live'
import type { Slice } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import type { BindingOptions } from './binding.ts'
import { editAll } from './carry-out-edits.ts'
import type { Writer } from './carry-out-edits.ts'
import { SeenArticle } from './seen-article.ts'
import { textRanges } from './text-ranges.ts'
import { composedSelection } from './selections.ts'

/** Pastes what reads as notation and offers to read it; false where it does not, and somebody else pastes. */
export function offerBrackets(view: EditorView, options: BindingOptions, slice: Slice): boolean {
  const { live, writer } = options
  const source = sourceOf(slice)
  const selection = composedSelection(view.state)
  const article = selection && live.findComposed(selection.article)
  if (!writer || writer.mode !== 'propose' || !selection || !article || !readsAsNotation(source)) return false
  live.flush()
  const seen = new SeenArticle(live, article)
  writer.beginAct()
  view.dispatch(
    view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste')
  )
  writer.beginAct()
  const act = writer.lastAct()
  const read = () => {
    if (writer.lastAct() !== act) return options.onNotice({ kind: 'text-changed' })
    writer.takeBack()
    live.flush()
    view.focus()
    pasteBrackets(view, options, seen, selection, readBrackets(source, live, writer))
  }
  options.onNotice({ kind: 'brackets-found', read })
  return true
}

/** A bracket in it, or two lines that begin like provisions; and no heading of an article, which cannot stand inside one. */
export function readsAsNotation(source: string): boolean {
  const designated = source.match(/^\s*(?:\d+(?: \w+)?\.|\([a-zA-Z]{1,4}\))\s/gm)?.length ?? 0
  if (!/\[[^[\]]+\]/.test(source) && designated < 2) return false
  return !hasArticle(parseNotation(source, { fragment: true }).tree)
}

function hasArticle(tree: readonly NotationNode[]): boolean {
  return tree.some((node) => node.type === 'article' || (node.type === 'bracket' && hasArticle(node.body)))
}

const DESIGNATIONS: Readonly<Record<string, string>> = {
  paragraph: '1.  ',
  'sub-paragraph': '    (a) ',
  item: '        (i) ',
  'sub-item': '            (A) '
}

/** The lines of a slice; a level that a list gave is written as a designation of that level. */
function sourceOf(slice: Slice): string {
  const lines: string[] = []
  slice.content.forEach((node) => {
    const level = DESIGNATIONS[String(node.attrs['pasted'])] ?? ''
    lines.push(level + (node.isText ? (node.text ?? '') : node.textContent))
  })
  return lines.join('\n')
}

export interface ReadBrackets {
  readonly line: Line
  /** In units of the line. */
  readonly brackets: readonly { readonly from: number; readonly to: number }[]
  /** Parties that were named, as written. */
  readonly named: readonly string[]
}

export function readBrackets(
  source: string,
  { targets }: Pick<LiveInstrument, 'targets'>,
  writer: Pick<Writer, 'holder' | 'newMarkId'>
): ReadBrackets {
  const pieces: Piece[] = []
  const brackets: { from: number; to: number }[] = []
  const named = new Set<string>()
  const own = nameOf(writer.holder)
  const ids = new Map([...targets].map(([id, { name }]) => [name, id]))
  const visit = (node: NotationNode): void => {
    if (node.type === 'text') pieces.push(node)
    else if (node.type === 'mark')
      pieces.push({ ...node, id: writer.newMarkId(), numbering: node.numbering === 'none' ? 'none' : 'auto' })
    else if (node.type === 'reference') pieces.push(referenceOf(node.designation, ids))
    else if (node.type === 'bracket') {
      const others = node.header?.clauses.flatMap(({ parties }) => parties).filter((party) => party !== own) ?? []
      const isOwn = node.header !== undefined && others.length === 0 && node.header.act === undefined
      for (const party of others) named.add(party)
      if (node.alternative) pieces.push({ type: 'text', text: ' ' })
      const from = lineLength(pieces)
      node.body.forEach(visit)
      if (!isOwn && lineLength(pieces) > from) brackets.push({ from, to: lineLength(pieces) })
    }
  }
  parseNotation(source, { fragment: true }).tree.forEach(visit)
  return trimmed(pieces.map(withoutLabel), brackets, [...named])
}

function withoutLabel(piece: Piece): Piece {
  if (piece.type !== 'mark') return piece
  const { label: _, ...mark } = piece
  return mark
}

function referenceOf(designation: string, ids: ReadonlyMap<string, string>): Piece {
  const target = ids.get(designation)
  return target === undefined ? { type: 'text', text: designation } : { type: 'reference', target }
}

/** Words that begin no provision go on where the caret is: the mark the reader put before them goes. */
function trimmed(pieces: readonly Piece[], brackets: ReadBrackets['brackets'], named: readonly string[]): ReadBrackets {
  const [first] = pieces
  const isLoose = first?.type === 'mark' && first.numbering === 'none'
  if (!isLoose) return { line: normalizeLine(pieces), brackets, named }
  const moved = brackets.map(({ from, to }) => ({ from: Math.max(from - 1, 0), to: to - 1 }))
  return { line: normalizeLine(pieces.slice(1)), brackets: moved.filter(({ from, to }) => from < to), named }
}

function pasteBrackets(
  view: EditorView,
  options: BindingOptions,
  seen: SeenArticle,
  { from, to }: { readonly from: number; readonly to: number },
  { line, brackets, named }: ReadBrackets
): void {
  const { live, writer } = options
  const ranges = seen.rangesNow(from, to)
  const at = ranges.at(-1)?.to ?? seen.positionNow(from)
  const emptied = line[0]?.type === 'mark' && ranges.length === 0 && isOwnAndEmpty(live, seen.id, at, writer)
  const last = { ...(ranges.at(-1) ?? { from: emptied ? at - 1 : at, to: at }), line }
  const edits = [...ranges.slice(0, -1).map((range) => ({ ...range, line: [] })), last]
  if (
    !writer ||
    !editAll(
      view,
      options,
      edits.map((edit) => ({ article: seen.id, edit }))
    )
  )
    return
  const end = composedSelection(view.state)?.to
  const begin = end === undefined ? 0 : end - lineLength(line)
  const wanted = brackets.flatMap((bracket) => textRanges(live, seen.id, begin + bracket.from, begin + bracket.to))
  if (wanted.length > 0) writer.bracket(wanted)
  const others =
    named.length > 0 ? [`Read without the names of ${named.join(', ')}: nobody can write under another’s name.`] : []
  options.onNotice({ kind: 'pasted', said: ['The brackets were read.', ...others] })
}

/** Whether a position stands in a provision of the writer's own that has no words: it gives way to what is pasted. */
function isOwnAndEmpty(live: LiveInstrument, article: string, at: number, writer: Writer | undefined): boolean {
  const segments = live.findComposed(article)?.segments ?? []
  let end = 0
  return segments.some(({ piece, inserted }, index) => {
    end += pieceLength(piece)
    const next = segments[index + 1]
    const isMark = piece.type === 'mark' && piece.kind !== 'heading' && end === at
    return isMark && inserted.at(-1)?.proposal.holder === writer?.holder && (!next || next.piece.type === 'mark')
  })
}
