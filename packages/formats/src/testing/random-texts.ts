/**
 * Random texts and what becomes of them: words exchanged, provisions split, joined, moved, restyled and renumbered,
 * articles moved, deleted and brought, footnotes and references everywhere. Hostile on purpose.
 */
import { concatLines, continueLine, lineLength, normalizeLine, sliceLine } from '@cartif/treaty-text'
import type { Article, ArticleKind, Line, Piece, ProvisionKind, ProvisionMark } from '@cartif/treaty-text'
import type { Random } from '@cartif/treaty-text/testing'

const WORDS = [
  'Each Party shall publish ',
  'promptly and without delay',
  ', ',
  'Беспрепятственно ',
  '公布',
  '🌾',
  ' ',
  'the Committee',
  ' [PAK: shall]',
  '*',
  '1. ',
  '(a) ',
  'fees & <charges>',
  'Article 2',
  'within 30 days'
]
const KINDS: readonly ProvisionKind[] = ['paragraph', 'paragraph', 'sub-paragraph', 'item', 'sub-item', 'recital']
const ARTICLES: readonly ArticleKind[] = [
  'article',
  'article',
  'article',
  'chapter',
  'annex',
  'preamble',
  'text',
  'part'
]

/** A world of one seed: a text before and a text after. */
export interface World {
  readonly before: readonly Article[]
  readonly after: readonly Article[]
}

export function randomWorld(random: Random): World {
  const ids = new Ids()
  const before = inOrder(Array.from({ length: 1 + random.int(4) }, () => randomArticle(random, ids)))
  return { before, after: inOrder(editArticles(random, ids, before)) }
}

class Ids {
  private count = 0

  next(): string {
    return `p${++this.count}`
  }
}

function inOrder(articles: readonly Article[]): readonly Article[] {
  return articles.map((article, index) => ({ ...article, order: `a${String(index).padStart(3, '0')}` }))
}

function randomArticle(random: Random, ids: Ids): Article {
  const kind = random.pick(ARTICLES)
  const heading: Line = kind === 'text' ? [] : [markOf(random, ids, 'heading'), ...randomWords(random, 3, [])]
  const provisions = Array.from({ length: random.int(6) }, () => randomProvision(random, ids))
  return { id: ids.next(), kind, order: '', line: withFootnotes(random, ids, concatLines(heading, ...provisions)) }
}

function markOf(random: Random, ids: Ids, kind: ProvisionKind): ProvisionMark {
  const id = ids.next()
  if (kind === 'heading') return { type: 'mark', id, kind, numbering: 'auto' }
  if (random.chance(0.15)) return { type: 'mark', id, kind, numbering: 'none' }
  if (random.chance(0.1))
    return { type: 'mark', id, kind, numbering: 'as-given', label: random.pick(['2 bis.', '(x)', '7.']) }
  return { type: 'mark', id, kind, numbering: 'auto' }
}

function randomProvision(random: Random, ids: Ids): Line {
  return [markOf(random, ids, random.pick(KINDS)), ...randomWords(random, 6, [])]
}

function randomWords(random: Random, most: number, targets: readonly string[]): Line {
  const pieces = Array.from({ length: random.int(most + 1) }, (): Piece => {
    if (targets.length > 0 && random.chance(0.2))
      return { type: 'reference', target: random.pick(targets), name: 'Article 9' }
    const emphasis = random.chance(0.1) ? { em: true as const } : random.chance(0.1) ? { strong: true as const } : {}
    return { type: 'text', text: random.pick(WORDS), ...emphasis }
  })
  return normalizeLine(pieces)
}

/** Footnotes at the end of an article, referred to from its words, more than once or never. */
function withFootnotes(random: Random, ids: Ids, line: Line): Line {
  const notes = Array.from({ length: random.int(3) }, () => footnote(random, ids))
  const targets = notes.flatMap((note) => note.flatMap((piece) => (piece.type === 'mark' ? piece.id : [])))
  const marks = line.flatMap((piece) => (piece.type === 'mark' ? piece.id : []))
  const referring = line.flatMap((piece): readonly Piece[] =>
    piece.type === 'text' && random.chance(0.25)
      ? [
          piece,
          { type: 'reference', target: random.pick([...targets, ...targets, ...marks, 'gone']), name: 'Article 9' }
        ]
      : [piece]
  )
  return normalizeLine([...referring, ...notes.flat()])
}

function footnote(random: Random, ids: Ids): Line {
  const id = ids.next()
  const given = random.chance(0.15)
    ? { numbering: 'as-given' as const, label: '4 bis' }
    : { numbering: 'auto' as const }
  const note: Line = [{ type: 'mark', id, kind: 'footnote', ...given }, ...randomWords(random, 3, [id])]
  const further: Line = random.chance(0.2)
    ? [
        { type: 'mark', id: ids.next(), kind: 'footnote', numbering: 'none' },
        { type: 'text', text: 'further words' }
      ]
    : []
  return [...note, ...further]
}

function editArticles(random: Random, ids: Ids, articles: readonly Article[]): readonly Article[] {
  let edited = articles.map((article) => ({ ...article, line: editLine(random, ids, article.line) }))
  if (random.chance(0.3)) edited = moved(random, edited)
  if (random.chance(0.2)) edited = edited.filter((_, index) => index !== 0)
  if (random.chance(0.3)) edited.splice(random.int(edited.length + 1), 0, randomArticle(random, ids))
  return edited
}

function moved<T>(random: Random, list: readonly T[]): T[] {
  const rest = [...list]
  const [one] = rest.splice(random.int(rest.length), 1)
  if (one !== undefined) rest.splice(random.int(rest.length + 1), 0, one)
  return rest
}

function editLine(random: Random, ids: Ids, line: Line): Line {
  let edited = line
  for (let count = random.int(4); count > 0; count--) edited = random.pick(EDITS)(random, ids, edited)
  return edited
}

type Edit = (random: Random, ids: Ids, line: Line) => Line

const EDITS: readonly Edit[] = [
  exchange,
  exchange,
  split,
  join,
  restyle,
  moveProvision,
  deleteProvision,
  insertProvision
]

/** Words between two marks, or the heading's own, exchanged for others. */
function exchange(random: Random, _ids: Ids, line: Line): Line {
  const at = wholeAt(line, 1 + random.int(Math.max(lineLength(line) - 1, 1)))
  const to = wholeAt(line, Math.min(lineLength(line), at + random.int(12)))
  if (at > lineLength(line) || sliceLine(line, at, to).some(({ type }) => type === 'mark')) return line
  return concatLines(sliceLine(line, 0, at), randomWords(random, 2, []), sliceLine(line, to))
}

/** No edit cuts a character in two. */
function wholeAt(line: Line, at: number): number {
  const words = line.map((piece) => (piece.type === 'text' ? piece.text : '\uFFFC')).join('')
  return /[\uDC00-\uDFFF]/.test(words[at] ?? '') ? at - 1 : at
}

function split(random: Random, ids: Ids, line: Line): Line {
  const at = wholeAt(line, 1 + random.int(Math.max(lineLength(line), 1)))
  if (at >= lineLength(line)) return line
  return concatLines(sliceLine(line, 0, at), [markOf(random, ids, random.pick(KINDS))], sliceLine(line, at))
}

/** A mark goes, its words go on with the provision before. */
function join(random: Random, _ids: Ids, line: Line): Line {
  const marks = line.flatMap((piece, index) =>
    piece.type === 'mark' && index > 0 && piece.kind !== 'footnote' ? index : []
  )
  if (marks.length === 0) return line
  const gone = random.pick(marks)
  return normalizeLine(line.filter((_, index) => index !== gone))
}

function restyle(random: Random, ids: Ids, line: Line): Line {
  return line.map((piece) => {
    if (piece.type !== 'mark' || piece.kind === 'heading' || piece.kind === 'footnote' || !random.chance(0.3))
      return piece
    const mark = { ...piece, kind: random.pick(KINDS) }
    return random.chance(0.5) ? mark : { ...mark, id: ids.next(), was: piece.id }
  })
}

function cut(line: Line): readonly Line[] {
  const parts: Piece[][] = []
  for (const piece of line) {
    if (piece.type === 'mark' || parts.length === 0) parts.push([piece])
    else parts.at(-1)!.push(piece)
  }
  return parts
}

function moveProvision(random: Random, ids: Ids, line: Line): Line {
  const [first = [], ...rest] = cut(line)
  const parts = random.chance(0.3) ? rest.map((part) => continueLine(part, () => ids.next())) : rest
  return concatLines(first, ...moved(random, parts))
}

function deleteProvision(random: Random, _ids: Ids, line: Line): Line {
  const parts = cut(line)
  if (parts.length < 2) return line
  const gone = 1 + random.int(parts.length - 1)
  return concatLines(...parts.filter((_, index) => index !== gone))
}

function insertProvision(random: Random, ids: Ids, line: Line): Line {
  const parts = [...cut(line)]
  parts.splice(1 + random.int(parts.length), 0, randomProvision(random, ids))
  return concatLines(...parts)
}
