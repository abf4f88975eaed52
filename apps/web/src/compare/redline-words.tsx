import type { Hunk } from '@cartif/redline'
import { lineWords } from '@cartif/treaty-text'
import type { Line, Piece } from '@cartif/treaty-text'

/** Both sides in one line, or one of them alone. */
export type Shown = 'both' | 'before' | 'after'

interface HunksProps {
  readonly hunks: readonly Hunk[]
  readonly shown: Shown
  /** The changes that a hunk belongs to: words proposed side by side stand in one. */
  changesOf(hunk: number): readonly string[]
  readonly current: string
}

/** The words of a provision: what is gone struck, what is new underlined, each said to those who listen. */
export function Hunks({ hunks, shown, changesOf, current }: HunksProps) {
  return hunks.map((hunk, index) => {
    if ((shown === 'before' && hunk.op === 'insert') || (shown === 'after' && hunk.op === 'delete')) return null
    const changes = changesOf(index)
    const isCurrent = changes.includes(current) || undefined
    const marks = changes.length === 0 ? {} : { 'data-change': changes.join(' '), 'data-current': isCurrent }
    return <OneHunk key={index} hunk={hunk} shown={shown} marks={marks} />
  })
}

interface Marks {
  readonly 'data-change'?: string
  readonly 'data-current'?: true | undefined
}

interface OneHunkProps {
  readonly hunk: Hunk
  readonly shown: Shown
  readonly marks: Marks
}

function OneHunk({ hunk, shown, marks }: OneHunkProps) {
  if (hunk.op === 'equal') return <Same hunk={hunk} shown={shown} marks={marks} />
  const Tag = hunk.op === 'delete' ? 'del' : 'ins'
  return (
    <Tag {...marks}>
      <span className="visually-hidden">{hunk.op === 'delete' ? 'deleted: ' : 'inserted: '}</span>
      <Words line={hunk.line} />
    </Tag>
  )
}

interface SameProps extends OneHunkProps {
  readonly hunk: Extract<Hunk, { op: 'equal' }>
}

function Same({ hunk: { line, before = line, followed }, shown, marks }: SameProps) {
  const words = <Words line={shown === 'before' ? before : line} />
  if (!followed) return words
  return (
    <span className="followed" title={`was ${lineWords(before)}; the place is the same`} {...marks}>
      {words}
    </span>
  )
}

function Words({ line }: { readonly line: Line }) {
  return line.map((piece, index) => <Word key={index} piece={piece} />)
}

function Word({ piece }: { readonly piece: Piece }) {
  if (piece.type !== 'text') return null
  const origin = piece.origin === undefined ? {} : { 'data-origin': piece.origin }
  if (piece.strong) return <strong {...origin}>{piece.text}</strong>
  if (piece.em) return <em {...origin}>{piece.text}</em>
  return <span {...origin}>{piece.text}</span>
}
