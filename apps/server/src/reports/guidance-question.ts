/**
 * What a point is about, told from its wordings: whether words are needed at all, how far an obligation goes, how long or how much, or
 * which of several ways. It is a reading aid and says nothing of what the answer should be.
 */
import type { ReportIssue } from './report-issue.ts'

const FORCE =
  /\b(?:shall|should|may|must|will|endeavour|endeavours|encouraged|best efforts|where (?:possible|practicable|appropriate))\b/gi
const FIGURE =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|thirty|sixty|ninety)\b/gi

type Wordings = Pick<ReportIssue, 'alternatives' | 'asItStands'>

export type Question =
  | 'whether this is to be in the text at all'
  | 'whether this is to be added to the text'
  | 'how far the obligation is to go'
  | 'which period or number is to be set'
  | 'which of the wordings is to be worked on'
  | 'whether the text is to read otherwise'

export function questionOf({ alternatives, asItStands }: Wordings): Question {
  const wordings = [asItStands, ...alternatives.map(({ words }) => words)]
  if (alternatives.some(({ words }) => words === '')) return 'whether this is to be in the text at all'
  if (asItStands === '') return 'whether this is to be added to the text'
  if (differ(wordings, FORCE)) return 'how far the obligation is to go'
  if (differ(wordings, FIGURE)) return 'which period or number is to be set'
  return alternatives.length > 1 ? 'which of the wordings is to be worked on' : 'whether the text is to read otherwise'
}

function differ(wordings: readonly string[], pattern: RegExp): boolean {
  const found = wordings.map((words) =>
    (words.match(pattern) ?? [])
      .map((one) => one.toLowerCase())
      .toSorted()
      .join(' ')
  )
  return new Set(found).size > 1
}
