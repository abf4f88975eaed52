/**
 * Texts that somebody brings along to compare with. They are kept in memory for whoever brought them and nobody else, a few
 * and for a time; they are in no register, no document and on no disk.
 */
import { FormatError, readDocx } from '@cartif/formats'
import { placesFor } from '@cartif/negotiation'
import { articlesOf, joinTitles, parseNotation } from '@cartif/treaty-text'
import type { Article, Tree } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'

/** Of what is sent, in bytes. */
export const LARGEST_FILE = 10 << 20
const MOST_PER_USER = 5
/** Of everybody together: the oldest goes first. */
const MOST = 60
/** What more could not be read is not told. */
const MOST_REMARKS = 50
/** In milliseconds. */
const LIFETIME = 6 * 60 * 60 * 1000

export interface ComparedFile {
  readonly id: string
  readonly name: string
  readonly articles: readonly Article[]
  /** ISO 8601 */
  readonly at: string
  readonly expiresAt: string
  /** What could not be read as it was meant, in words. */
  readonly remarks: readonly string[]
}

interface Kept {
  readonly user: string
  readonly instrument: string
  readonly file: ComparedFile
}

export class ComparedFiles {
  private kept: readonly Kept[] = []
  private count = 0
  private readonly newSuffix: () => string

  constructor(newSuffix: () => string) {
    this.newSuffix = newSuffix
  }

  /** A name that no other file has. */
  newId(): string {
    return `${++this.count}-${this.newSuffix()}`
  }

  add(user: string, instrument: string, now: string, { id, name, articles, remarks }: NamedFile): ComparedFile {
    const expiresAt = new Date(Date.parse(now) + LIFETIME).toISOString()
    const file: ComparedFile = { id, name, articles, at: now, expiresAt, remarks }
    const fresh = this.kept.filter((one) => one.file.expiresAt > now)
    const own = fresh.filter((one) => one.user === user).slice(-(MOST_PER_USER - 1))
    const others = fresh.filter((one) => one.user !== user || own.includes(one))
    this.kept = [...others, { user, instrument, file }].slice(-MOST)
    return file
  }

  /** Somebody else's file is not there. */
  find(user: string, instrument: string, now: string, id: string): ComparedFile | undefined {
    return this.list(user, instrument, now).find((one) => one.id === id)
  }

  /** Oldest first. */
  list(user: string, instrument: string, now: string): readonly ComparedFile[] {
    return this.kept
      .filter((one) => one.user === user && one.instrument === instrument && one.file.expiresAt > now)
      .map(({ file }) => file)
  }
}

/** A file as it was read: its articles under names of their own, so that nothing is taken for what the instrument has. */
export interface NamedFile {
  readonly id: string
  readonly name: string
  readonly articles: readonly Article[]
  readonly remarks: readonly string[]
}

export interface BroughtFile {
  readonly id: string
  readonly name: string
  /** Bracketed notation or plain text; else a Word file in base64. */
  readonly content?: string | undefined
  readonly docx?: string | undefined
}

export async function readBroughtFile({ id, name, content, docx }: BroughtFile): Promise<NamedFile> {
  const { tree, remarks } = content === undefined ? await readWordFile(docx ?? '') : readPlainText(content)
  const articles = articlesIn(tree, id)
  if (articles.length === 0) throw new Problem('file-not-readable', 'There are no words in it.')
  return { id, name, articles, remarks: remarks.slice(0, MOST_REMARKS) }
}

interface ReadFile {
  readonly tree: Tree
  readonly remarks: readonly string[]
}

/** A Word file in base64, with its tracked changes taken as made. */
async function readWordFile(base64: string): Promise<ReadFile> {
  try {
    const { tree, issues, leftOut } = await readDocx(Buffer.from(base64, 'base64'))
    const left = leftOut.map((what) => `Left out: ${what}.`)
    return { tree, remarks: [...left, ...issues.map(({ message }) => message)] }
  } catch (error) {
    if (error instanceof FormatError) throw new Problem('file-not-readable', error.message)
    throw error
  }
}

/** A text in bracketed notation, which plain text is too. */
function readPlainText(content: string): ReadFile {
  if (content.includes('\0') || content.startsWith('PK\u0003'))
    throw new Problem('file-not-readable', 'It is not a text. Word files (.docx) and plain text can be compared.')
  const { tree, issues } = parseNotation(joinTitles(content))
  return { tree, remarks: issues.map(({ line, message }) => `Line ${line}: ${message}`) }
}

function articlesIn(tree: Tree, id: string): readonly Article[] {
  let count = 0
  const { articles } = articlesOf(tree, {
    newId: (kind) => `file-${id}-${kind[0]}${++count}`,
    ordersFor: placesFor
  })
  return articles
}
