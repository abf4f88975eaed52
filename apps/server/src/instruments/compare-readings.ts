/**
 * A file that was brought says its text in one of the ways the product prints it: with brackets or without, naming who
 * proposed or nobody. What it is set against is printed that way and read again as files are. Law (compare-exports.test.ts):
 * whatever was exported and not touched is the same as what it was exported from, however the comparison is looked at.
 */
import { placesFor } from '@cartif/negotiation'
import type { ComposedArticle, View } from '@cartif/negotiation'
import { articlesOf, joinTitles, lineWords, parseNotation } from '@cartif/treaty-text'
import type { Article, Piece } from '@cartif/treaty-text'
import type { ComparedSide, ComparedView } from './compare-sides.ts'

/** A way in which a text is printed. */
export interface Reading {
  readonly view: View
  readonly names: boolean
}

/** A text as it is printed, and the articles that it is printed from. */
export interface PrintedText {
  readonly composed: readonly ComposedArticle[]
  readonly notation: string
}

const BASE: Reading = { view: 'base', names: true }
const BRACKETED: Reading = { view: 'bracketed', names: true }
const UNNAMED: Reading = { view: 'bracketed', names: false }

/** Where some sides are files, the others as the first of these reads. */
export function readAlike<Sides extends readonly ComparedSide[]>(sides: Sides, view: ComparedView): Sides {
  const file = sides.find(({ kind }) => kind === 'file')
  const print = sides.find((side) => side.print !== undefined)?.print
  if (!file || !print) return sides
  const reading = nearest(file, print, view)
  const read = (side: ComparedSide): ComparedSide =>
    side.print ? { ...side, reading: sayingOf(reading), articles: () => readAgain(side.print!(reading)) } : side
  return sides.map(read) as readonly ComparedSide[] as Sides
}

/** How a side is read, in words. */
function sayingOf({ view, names }: Reading): string {
  if (view === 'bracketed') return names ? 'with its brackets' : 'with its brackets, nobody named'
  if (view === 'base') return 'without what is only proposed'
  return view === 'accepted' ? 'as if everything open were accepted' : 'without any words that are open'
}

/** That which has most words in common with the file; of some that are as near, the one that is looked at. */
function nearest(file: ComparedSide, print: (reading: Reading) => PrintedText, view: ComparedView): Reading {
  const words = countsOf(
    file
      .articles()
      .map(({ line }) => lineWords(line))
      .join('\n')
  )
  const [first, ...others] = readingsFor(file.symbol, view).map((reading) => {
    return { reading, distance: distance(words, countsOf(print(reading).notation)) }
  })
  return others.reduce((best, one) => (one.distance < best.distance ? one : best), first!).reading
}

/**
 * A text in which proposals were taken in is something to compare: that everything was accepted, or left out, is only
 * believed of a file that is called so, as the product calls it.
 */
function readingsFor(name: string, view: ComparedView): readonly Reading[] {
  const called = (['accepted', 'agreed'] as const).filter((one) => new RegExp(`-${one}\\b`, 'i').test(name))
  const usual = view === 'words' ? [BASE, BRACKETED, UNNAMED] : [BRACKETED, UNNAMED, BASE]
  return [...called.map((one) => ({ view: one, names: true })), ...usual]
}

function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+|[[\]]/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function distance(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [word, count] of left) sum += Math.abs(count - (right.get(word) ?? 0))
  for (const [word, count] of right) if (!left.has(word)) sum += count
  return sum
}

function readAgain({ composed, notation }: PrintedText): readonly Article[] {
  let count = 0
  const ids = { newId: (kind: string) => `read-${kind[0]}${++count}`, ordersFor: placesFor }
  return underNames(articlesOf(parseNotation(joinTitles(notation)).tree, ids).articles, composed)
}

/** What was printed from an article or a provision is read under its id, wherever they can be counted off. */
function underNames(read: readonly Article[], composed: readonly ComposedArticle[]): readonly Article[] {
  if (read.length !== composed.length) return read
  const names = new Map<string, string>()
  read.forEach(({ id, line }, index) => {
    const { id: own, segments } = composed[index]!
    names.set(id, own)
    const [found, known] = [marksIn(line), marksIn(segments.map(({ piece }) => piece))]
    if (found.length === known.length) found.forEach((mark, place) => names.set(mark, known[place]!))
  })
  const name = (id: string) => names.get(id) ?? id
  const rename = (piece: Piece): Piece => {
    if (piece.type === 'mark') return { ...piece, id: name(piece.id) }
    return piece.type === 'reference' ? { ...piece, target: name(piece.target) } : piece
  }
  return read.map((article) => ({ ...article, id: name(article.id), line: article.line.map(rename) }))
}

function marksIn(line: readonly Piece[]): readonly string[] {
  return line.flatMap((piece) => (piece.type === 'mark' ? [piece.id] : []))
}
