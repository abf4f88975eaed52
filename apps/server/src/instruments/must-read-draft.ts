/**
 * A draft as a working group takes it: it reads without a remark, and every party that a bracket names has a seat in the group,
 * because whoever has none could neither see nor withdraw what stands under its name. What does not is refused whole, line by line.
 */
import { PARTY_CODES } from '@cartif/negotiation'
import { joinTitles, parseNotation } from '@cartif/treaty-text'
import type { Header, NotationIssue, Tree } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'
import { DRAFT_PARTIES, writtenAs } from './draft-parties.ts'
import { withoutSigns } from './draft-signs.ts'
import { readDraft } from './read-draft.ts'
import type { DraftArticle } from './read-draft.ts'

/**
 * Everybody else waits while brackets are tabled: some four seconds for so many on a slow machine, and twice that where all of them are
 * in one article. Consolidated texts of large negotiations have had 3,000.
 */
const MOST_BRACKETS = 5000

/** A number that is not the one of counting is kept as it was given: no reason to refuse. */
const HARMLESS: readonly NotationIssue['code'][] = ['number']

const LINE_END = /\r\n?|\n/

type Remark = Pick<NotationIssue, 'line' | 'message'>

export interface GroupDraft {
  readonly articles: readonly DraftArticle[]
  /** How many there are in the source. */
  readonly brackets: number
  /** What was not as expected and is taken all the same. */
  readonly notes: readonly NotationIssue[]
}

/** `seated`: codes of the parties with a seat in the group. */
export function mustReadDraft(notation: string, seated: readonly string[]): GroupDraft {
  const source = withoutSigns(notation)
  const asGiven = parseNotation(source, { parties: DRAFT_PARTIES }).issues
  const { tree } = parseNotation(joinTitles(source), { parties: DRAFT_PARTIES })
  const brackets = countBrackets(tree)
  if (brackets > MOST_BRACKETS) throw tooMany(brackets)
  const { articles, issues: unresolved } = readDraft(tree)
  const problems = [...asGiven, ...unresolved].filter(({ code }) => !HARMLESS.includes(code))
  checkIssues(source, [...problems, ...unseated(source, tree, seated)])
  if (!articles.some(({ kind }) => kind === 'article'))
    throw notReadable('There is no article in it: one begins “Article 1 — Title”.')
  return { articles, brackets, notes: asGiven.filter(({ code }) => HARMLESS.includes(code)) }
}

function tooMany(brackets: number): Problem {
  return notReadable(
    `There are ${brackets} brackets in it, and a draft may have ${MOST_BRACKETS} at most: begin with fewer, and table the others.`
  )
}

function countBrackets(tree: Tree): number {
  return tree.reduce((sum, node) => (node.type === 'bracket' ? sum + 1 + countBrackets(node.body) : sum), 0)
}

/** A remark for each name in a bracket that has no seat. */
function unseated(source: string, tree: Tree, seated: readonly string[]): readonly Remark[] {
  let from = 0
  return headersIn(tree).flatMap((header) => {
    const named = header.clauses.flatMap(({ parties }) => parties.map((party) => party.toLowerCase()))
    const strangers = [...new Set(named)].filter((one) => PARTY_CODES.includes(one) && !seated.includes(one))
    return strangers.map((party) => {
      const at = findInHeader(source, party, from)
      from = Math.max(from, at)
      return { line: lineAt(source, at), message: noSeat(party.toUpperCase()) }
    })
  })
}

function noSeat(party: string): string {
  return `${party} has no seat in this working group: give it a seat, or take its name out of the bracket.`
}

/** In the order of the source. */
function headersIn(tree: Tree): readonly Header[] {
  return tree.flatMap((node) => {
    if (node.type !== 'bracket') return []
    return [...(node.header ? [node.header] : []), ...headersIn(node.body)]
  })
}

/** Where the next bracket opens that names a party in front of its colon; -1 where none is found. */
function findInHeader(source: string, party: string, from: number): number {
  const pattern = new RegExp(String.raw`\[[^[\]:]*\b(?:${writtenAs(party)})\b[^[\]]*`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(source)?.index ?? -1
}

/** From 1; 0 for no place. */
function lineAt(source: string, at: number): number {
  return at < 0 ? 0 : source.slice(0, at).split(LINE_END).length
}

function checkIssues(source: string, problems: readonly Remark[]): void {
  if (problems.length === 0) return
  const lines = source.split(LINE_END)
  const issues = problems.map(({ line, message }) => ({
    line,
    message,
    words: (lines[line - 1] ?? '').trim().slice(0, 160)
  }))
  throw new Problem('draft-not-readable', undefined, { issues })
}

function notReadable(message: string): Problem {
  return new Problem('draft-not-readable', message, { issues: [] })
}
