/**
 * Reading Word files that come back: paragraphs become the bracketed notation, and that becomes articles. Nobody's file is
 * trusted; what cannot be read is refused with a code, what is left out is told.
 */
import { articlesOf, bracketStatistics, parseNotation } from '@cartif/treaty-text'
import type { Article, ArticleIds, NotationIssue, PartyRegistry, Tree } from '@cartif/treaty-text'
import { FormatError } from './format-error.ts'
import type { LeftOut } from './read/body.ts'
import { readParagraphs } from './read/read-paragraphs.ts'
import type { ReadParagraphsOptions } from './read/read-paragraphs.ts'
import { notationOf } from './read/word-notation.ts'

export interface ReadDocxOptions extends ReadParagraphsOptions {
  /** Whose codes brackets may name. */
  readonly parties?: PartyRegistry
  /** Ids of what is read; when not given they are counted. */
  readonly ids?: ArticleIds
  /** Whether brackets are those of a negotiated text, as when not said, or words. */
  readonly brackets?: 'notation' | 'words'
}

export interface ReadText {
  readonly articles: readonly Article[]
  /** The same before it became articles: with its brackets, and who proposes what. */
  readonly notation: string
  readonly tree: Tree
  readonly issues: readonly NotationIssue[]
  /** What stands above the text in the style of a title. */
  readonly title?: string
  /** What is in the file and no words of a text. */
  readonly leftOut: readonly LeftOut[]
}

/** Deeper than brackets of any text nest. */
const DEEPEST_BRACKETS = 200

/** Throws FormatError. */
export async function readDocx(bytes: Uint8Array, options: ReadDocxOptions = {}): Promise<ReadText> {
  const { parties, ids = countedIds(), brackets = 'notation' } = options
  const text = await readParagraphs(bytes, options)
  const { notation, title } = notationOf(text, brackets)
  if (bracketStatistics(notation).depth > DEEPEST_BRACKETS)
    throw new FormatError('too-deep', 'The brackets of the text nest deeper than those of any text.')
  const { tree, issues } = parseNotation(notation, parties ? { parties } : {})
  const { articles, issues: unknown } = articlesOf(tree, ids)
  const { leftOut } = text
  return {
    articles,
    notation,
    tree,
    issues: [...issues, ...unknown.filter(({ code }) => code === 'unknown-reference')],
    ...(title === undefined ? {} : { title }),
    leftOut
  }
}

function countedIds(): ArticleIds {
  let count = 0
  return {
    newId: (kind) => `${kind}-${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${String(index).padStart(6, '0')}`)
  }
}
