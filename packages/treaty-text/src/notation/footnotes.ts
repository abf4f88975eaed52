/**
 * Which reference means which footnote, when a tree becomes articles: the footnote of that number in the same article,
 * else the next one in the text, else any. Real texts begin again at 1 in every article, and skip numbers; a number that
 * is not the computed one is kept as given, and counting goes on from it.
 */
import type { Article, Piece, ProvisionMark, Reference } from '../line.ts'
import { normalizeLine } from '../line.ts'
import type { NotationIssue } from './tree.ts'

const PENDING = 'footnote:'

/** Stands for a reference to a footnote until the footnotes are known. */
export function pendingFootnote(label: string): Reference {
  return { type: 'reference', target: PENDING + label, name: 'footnote' }
}

interface FoundFootnote {
  readonly mark: ProvisionMark
  readonly article: number
}

/** Articles whose footnote references have their targets; what nothing answers to stays as words and is reported. */
export function resolveFootnotes(articles: readonly Article[]): {
  articles: readonly Article[]
  issues: readonly NotationIssue[]
} {
  const footnotes = articles.flatMap(({ line }, article) =>
    line.flatMap((piece) => (piece.type === 'mark' && piece.kind === 'footnote' ? [{ mark: piece, article }] : []))
  )
  const issues: NotationIssue[] = []
  const referred: string[] = []
  const resolve = (piece: Piece, article: number): Piece => {
    if (piece.type !== 'reference' || !piece.target.startsWith(PENDING)) return piece
    const label = piece.target.slice(PENDING.length)
    const found = findFootnote(footnotes, label, article)
    if (!found) {
      issues.push(issue('unknown-reference', `Footnote ${label} is not in this text.`))
      return { type: 'text', text: `^{${label}}` }
    }
    referred.push(found.mark.id)
    return { ...piece, target: found.mark.id }
  }
  const resolved = articles.map((article, index) => ({
    ...article,
    line: normalizeLine(article.line.map((piece) => resolve(piece, index)))
  }))
  const given = numbersAsGiven(footnotes, referred, issues)
  const settle = (piece: Piece): Piece =>
    piece.type === 'mark' && piece.kind === 'footnote' ? settled(piece, given) : piece
  return { articles: resolved.map((article) => ({ ...article, line: article.line.map(settle) })), issues }
}

function findFootnote(footnotes: readonly FoundFootnote[], label: string, article: number): FoundFootnote | undefined {
  const called = footnotes.filter(({ mark }) => mark.label === label)
  return called.find((one) => one.article === article) ?? called.find((one) => one.article > article) ?? called.at(-1)
}

/** The footnotes whose number is not the one counted by their references. */
function numbersAsGiven(
  footnotes: readonly FoundFootnote[],
  referred: readonly string[],
  issues: NotationIssue[]
): ReadonlySet<string> {
  const labels = new Map(footnotes.map(({ mark }) => [mark.id, mark.label]))
  const given = new Set<string>()
  let count = 0
  for (const id of new Set(referred)) {
    const label = labels.get(id)!
    if (label === String(count + 1)) count++
    else {
      given.add(id)
      count = Number(/\d+/.exec(label!)?.[0] ?? count)
      issues.push(issue('number', `Footnote ${label} would have another number in this order.`))
    }
  }
  for (const { mark } of footnotes) {
    if (mark.label === undefined || referred.includes(mark.id)) continue
    given.add(mark.id)
    issues.push(issue('unknown-reference', `Nothing refers to footnote ${mark.label}.`))
  }
  return given
}

function settled({ label, ...mark }: ProvisionMark, given: ReadonlySet<string>): ProvisionMark {
  return given.has(mark.id) ? { ...mark, numbering: 'as-given', label: label! } : mark
}

function issue(code: NotationIssue['code'], message: string): NotationIssue {
  return { code, line: 0, column: 0, message }
}
