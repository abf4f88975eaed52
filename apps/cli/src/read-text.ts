/** Texts from files: bracketed notation, plain text, Word. What is none of these, or too large, is refused with its reason. */
import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { readDocx } from '@cartif/formats'
import {
  articlesOf,
  normalizeLine,
  outlineOf,
  joinTitles,
  parseNotation,
  referenceWords,
  targetsOf
} from '@cartif/treaty-text'
import type { Article, ArticleIds, Piece } from '@cartif/treaty-text'

/** Bytes of a file that is read at all. */
const LARGEST = 20_000_000

/** Throws an Error that says what is wrong with the file. */
export async function readText(
  file: string,
  changes: 'accepted' | 'rejected' = 'accepted'
): Promise<readonly Article[]> {
  const bytes = readBytes(file)
  if (extname(file).toLowerCase() === '.docx' || isZip(bytes)) {
    try {
      return (await readDocx(bytes, { changes, ids: idsOf(file) })).articles
    } catch (error) {
      throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
    }
  }
  return articlesOf(parseNotation(joinTitles(decode(file, bytes))).tree, idsOf(file)).articles
}

/** The words of a text file. Throws an Error that says what is wrong with it. */
export function readWords(file: string): string {
  return decode(file, readBytes(file))
}

function readBytes(file: string): Uint8Array {
  try {
    const { size } = statSync(file)
    if (size > LARGEST) throw new Error(`it has ${Math.ceil(size / 1e6)} MB, and at most ${LARGEST / 1e6} MB are read`)
    return readFileSync(file)
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    const words = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (words.includes('\0')) throw new Error('it is no text')
    return words
  } catch {
    throw new Error(`${file} cannot be read: it is neither text in UTF-8 nor a Word file.`)
  }
}

/** Ids say which file a provision comes from, so that only its words decide what it is compared with. */
export function idsOf(file: string): ArticleIds {
  let count = 0
  return {
    newId: (kind) => `${file}-${kind}-${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${String(index).padStart(6, '0')}`)
  }
}

/** References as the words they show: files know no ids. */
export function shownArticles(articles: readonly Article[]): readonly Article[] {
  const targets = targetsOf(outlineOf(articles.map((article) => ({ ...article, proposed: false }))))
  const shown = (piece: Piece): Piece => {
    if (piece.type === 'reference') return { type: 'text', text: referenceWords(piece, targets) }
    const number = piece.type === 'mark' ? targets.get(piece.id)?.footnote : undefined
    return piece.type === 'mark' && number ? { ...piece, numbering: 'as-given', label: number } : piece
  }
  return articles.map((article) => ({ ...article, line: normalizeLine(article.line.map(shown)) }))
}
