/**
 * Finding words in the composed text, and putting others in their place. What the writer has struck already is no longer
 * there to be found; with the pen only the text itself is. Replacing throughout is one act: one proposal of many changes,
 * own words edited where they are; agreed articles are left out and counted.
 *
 * Matches of an article are found once for each composition of it, so a remote letter costs its own article.
 */
import { pieceLength } from '@cartif/treaty-text'
import type { Emphasis, Line } from '@cartif/treaty-text'
import type { ComposedArticle, Segment } from '@cartif/negotiation'
import type { LiveInstrument } from '@cartif/live'
import { editAll, isLocked } from './carry-out-edits.ts'
import type { Surface, Writer, WritingOptions } from './carry-out-edits.ts'
import type { ArticleEdit } from './edits.ts'

export interface FindQuery {
  readonly words: string
  readonly matchCase: boolean
  readonly wholeWords: boolean
  /** The article to look in; all of them where none is named. */
  readonly article?: string | undefined
}

/** Composed units [from, to) of an article, inside one provision. */
export interface Match {
  readonly article: string
  readonly from: number
  readonly to: number
  readonly words: string
  /** The provision it stands in, by the id of its mark. */
  readonly provision: string | undefined
  /** A few words of it to each side, to tell one place from another. */
  readonly before: string
  readonly after: string
  readonly emphasis: Emphasis
  /** Whether the writer may replace it: with the pen, where no unit of it is only proposed. */
  readonly isReplaceable: boolean
}

/** How much of its provision a match is shown with, in UTF-16 code units. */
const AROUND = 48

/** Remembers the matches of each composed article for one query. */
export class Finder {
  private readonly pattern: RegExp | undefined
  private readonly found = new WeakMap<ComposedArticle, readonly Match[]>()
  private readonly query: FindQuery
  private readonly writer: Writer | undefined

  constructor(query: FindQuery, writer: Writer | undefined) {
    this.query = query
    this.writer = writer
    this.pattern = patternOf(query)
  }

  /** All matches in reading order. */
  matchesIn(live: LiveInstrument): readonly Match[] {
    const { article: only } = this.query
    const articles = only === undefined ? live.composed : live.composed.filter(({ id }) => id === only)
    return articles.flatMap((article) => this.matchesOf(article))
  }

  private matchesOf(article: ComposedArticle): readonly Match[] {
    const known = this.found.get(article)
    if (known || !this.pattern) return known ?? []
    const { pattern } = this
    const matches = provisionTexts(article.segments, this.writer).flatMap((text) =>
      [...text.words.matchAll(pattern)].flatMap((match) => matchAt(article.id, text, match.index, match[0].length))
    )
    this.found.set(article, matches)
    return matches
  }
}

/** Any white space stands for a space; undefined where nothing is looked for. */
function patternOf({ words, matchCase, wholeWords }: FindQuery): RegExp | undefined {
  if (words.trim() === '') return undefined
  const literal = words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+')
  const bounded = wholeWords ? `(?<![\\p{L}\\p{N}\\p{M}])${literal}(?![\\p{L}\\p{N}\\p{M}])` : literal
  return new RegExp(bounded, matchCase ? 'gu' : 'giu')
}

/** The words of one provision that can be found, and the segment and composed position of each stretch of them. */
interface ProvisionText {
  words: string
  readonly provision: string | undefined
  readonly stretches: {
    readonly start: number
    readonly at: number
    readonly segment: Segment
    readonly isOurs: boolean
  }[]
}

function provisionTexts(segments: readonly Segment[], writer: Writer | undefined): readonly ProvisionText[] {
  const texts: ProvisionText[] = []
  let open: ProvisionText = { words: '', provision: undefined, stretches: [] }
  let at = 0
  for (const segment of segments) {
    const { piece, inserted, deleted } = segment
    if (piece.type === 'mark') texts.push((open = { words: '', provision: piece.id, stretches: [] }))
    else if (writer?.mode !== 'propose' || deleted.every(({ proposal }) => proposal.holder !== writer.holder)) {
      const isOurs = writer !== undefined && (writer.mode === 'propose' || inserted.length === 0)
      open.stretches.push({ start: open.words.length, at, segment, isOurs })
      open.words += piece.type === 'text' ? piece.text : '\uFFFC'
    }
    at += pieceLength(piece)
  }
  return texts
}

function matchAt(
  article: string,
  { words, provision, stretches }: ProvisionText,
  index: number,
  length: number
): readonly Match[] {
  const touched = stretches.filter(
    ({ start, segment }) => start < index + length && start + pieceLength(segment.piece) > index
  )
  const first = touched[0]
  const last = touched.at(-1)
  if (!first || !last) return []
  const { piece } = first.segment
  const { em, strong, underline } = piece.type === 'text' ? piece : {}
  return [
    {
      article,
      from: first.at + index - first.start,
      to: last.at + index + length - last.start,
      words: words.slice(index, index + length),
      provision,
      before: words.slice(Math.max(0, index - AROUND), index),
      after: words.slice(index + length, index + length + AROUND),
      emphasis: { ...(em && { em }), ...(strong && { strong }), ...(underline && { underline }) },
      isReplaceable: touched.every(({ isOurs }) => isOurs)
    }
  ]
}

/** What became of the matches. */
export interface Replaced {
  readonly replaced: number
  /** In agreed articles, which are left alone. */
  readonly locked: number
  /** Only proposed, where the pen writes the text alone. */
  readonly proposed: number
}

/** One place that replacing throughout would come to, and what becomes of it. */
export interface Replacement {
  readonly match: Match
  /** What would stand instead, with the capitals that are kept. */
  readonly by: string
  readonly fate: keyof Replaced
}

/** What replacing would do at each match, without doing it. */
export function previewReplacements(
  { live, writer }: WritingOptions,
  matches: readonly Match[],
  by: string,
  { matchCase }: FindQuery
): readonly Replacement[] {
  return matches.map((match) => ({ match, by: wordsFor(match, by, matchCase), fate: fateOf(match, live, writer) }))
}

function fateOf({ article, isReplaceable }: Match, live: LiveInstrument, writer: Writer | undefined): keyof Replaced {
  if (isLocked(live, article)) return 'locked'
  return isReplaceable && (writer?.mode !== 'pen' || live.findArticle(article)) ? 'replaced' : 'proposed'
}

/** Puts words in the place of matches, as one act. */
export function replaceMatches(
  surface: Surface,
  options: WritingOptions,
  matches: readonly Match[],
  by: string,
  { matchCase }: FindQuery
): Replaced {
  const fated = (fate: keyof Replaced) =>
    matches.filter((match) => fateOf(match, options.live, options.writer) === fate)
  const ours = fated('replaced')
  const edits = ours.map((match): ArticleEdit => editOf(match, by, matchCase))
  const isDone = edits.length > 0 && editAll(surface, options, edits, { isDeliberate: true })
  return { replaced: isDone ? ours.length : 0, locked: fated('locked').length, proposed: fated('proposed').length }
}

function editOf(match: Match, by: string, matchCase: boolean): ArticleEdit {
  const { article, from, to, emphasis } = match
  const text = wordsFor(match, by, matchCase)
  const line: Line = text === '' ? [] : [{ type: 'text', text, ...emphasis }]
  return { article, edit: { from, to, line } }
}

/** Where case was passed over, a capital letter stays one, and so do those of a title: of every word that is long enough. */
function wordsFor({ words }: Match, by: string, matchCase: boolean): string {
  if (matchCase || !/^\p{Lu}/u.test(words)) return by
  return isTitle(words) ? capitalised(by) : capitalise(by)
}

/** Every long word begins with a capital, and there are several. */
function isTitle(words: string): boolean {
  const long = words.split(/\s+/).filter((word) => word.length > 3)
  return long.length > 1 && long.every((word) => /^\p{Lu}/u.test(word))
}

function capitalised(words: string): string {
  return capitalise(
    words.replace(/\p{Ll}[\p{L}\p{M}]{3,}/gu, (word, at: number) => (isInWord(words, at) ? word : capitalise(word)))
  )
}

function isInWord(words: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M}'’-]$/u.test(words.slice(0, at))
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
