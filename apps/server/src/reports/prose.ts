/**
 * The sentences reports are made of, in the plain language of the conference room. A paragraph is a line; a line that begins with a
 * dash is an item of the one before. Whoever issues a report may say everything otherwise.
 */
import type { GuidancePoint, GuidanceReason } from './guidance.ts'
import type { ReportGroup, ReportInstrument } from './material.ts'
import {
  are,
  capitalize,
  countOf,
  countWord,
  dateInWords,
  groupWords,
  joinWords,
  nameInSentence,
  plural
} from './naming.ts'
import type { Attribution } from './kinds.ts'
import type { Naming } from './naming.ts'
import type { ReportAlternative, ReportIssue } from './report-issue.ts'

export interface ReportSection {
  readonly id: string
  readonly heading: string
  /** Paragraphs, one a line; "– " begins an item. */
  readonly text: string
}

export const ITEM = '– '

export function section(id: string, heading: string, lines: readonly string[]): ReportSection {
  return { id, heading, text: lines.filter((line) => line !== '').join('\n') }
}

export function asOfWords(asOf: string): string {
  return `This report shows the text as it stood on ${dateInWords(asOf)}. It is without prejudice to the position of any delegation. Nothing is agreed until everything is agreed.`
}

/** "The text has 56 articles. 8 are agreed …" */
export function stateWords({ figures }: ReportInstrument): string {
  const { counts, tabled, accepted, medianDaysOpen, oldestDaysOpen } = figures
  const { articles, agreed, openIssues, openProposals } = counts
  const open =
    openIssues === 0
      ? 'No issue is open.'
      : `${countOf(openIssues, 'issue')} ${are(openIssues)} open, with ${countOf(openProposals, 'proposal')} on the table.`
  const days =
    medianDaysOpen === null || oldestDaysOpen === null
      ? ''
      : `Half of the open issues have been open for ${countOf(Math.round(medianDaysOpen), 'day')} or longer; the oldest for ${countOf(oldestDaysOpen, 'day')}.`
  return [
    `The text has ${countOf(articles, 'article')}, of which ${agreed} ${are(agreed)} agreed, in full or ad referendum.`,
    open,
    `Of the ${countOf(tabled, 'proposal')} tabled so far, ${accepted} ${accepted === 1 ? 'has' : 'have'} been accepted.`,
    days
  ]
    .filter(Boolean)
    .join(' ')
}

export function agreedLines({ agreed }: ReportInstrument): readonly string[] {
  if (agreed.length === 0) return ['No article has been agreed yet.']
  return [
    `${partsWords(agreed)} been agreed; what is agreed ad referendum has still to be confirmed by capitals:`,
    ...agreed.map((name) => `${ITEM}${name}`)
  ]
}

/** "8 articles have"; a preamble is none. */
export function partsWords(agreed: readonly string[]): string {
  const noun = agreed.every((name) => name.startsWith('Article ')) ? 'article' : 'part'
  return `${countOf(agreed.length, noun)} ${agreed.length === 1 ? 'has' : 'have'}`
}

/** Who brought it, who stands where, and how the sentence would read. */
export function issueLines(issue: ReportIssue, naming: Naming): readonly string[] {
  const { name, days, alternatives } = issue
  const wordings = `${countWord(alternatives.length)} ${plural(alternatives.length, 'wording')}`
  const compete = alternatives.length === 1 ? 'is on the table' : 'are on the table'
  return [
    `${capitalize(name)}, open for ${countOf(days, 'day')}: ${wordings} ${compete} beside the text as it stands.`,
    ...alternatives.map((one) => `${ITEM}${alternativeWords(one, naming)}`)
  ]
}

function alternativeWords(alternative: ReportAlternative, naming: Naming): string {
  const { holder, words } = alternative
  const reads = words === '' ? 'the words would be deleted' : `“${innerQuotes(words)}”`
  return `Proposed by ${naming.name([holder])}: ${reads}. ${standsOf(alternative, naming)}`.replace(/([.;:])”\./, '$1”')
}

/** "Two delegations support it; one delegation opposes it." */
export function standsOf(alternative: ReportAlternative, naming: Naming): string {
  const { supports, considers, reserves, opposes } = alternative
  const stands = [
    standWords(naming, supports, 'supports it', 'support it'),
    standWords(naming, considers, 'is considering it', 'are considering it'),
    standWords(naming, reserves, 'reserves its position', 'reserve their positions'),
    standWords(naming, opposes, 'opposes it', 'oppose it')
  ].filter(Boolean)
  return stands.length > 0 ? `${capitalize(stands.join('; '))}.` : 'No other delegation has taken a position.'
}

/** What is quoted within a quotation. */
export function innerQuotes(words: string): string {
  return words.replaceAll('“', '‘').replaceAll('”', '’')
}

function standWords(naming: Naming, parties: readonly string[], one: string, many: string): string {
  return parties.length === 0 ? '' : `${naming.name(parties)} ${parties.length === 1 ? one : many}`
}

const REASONS: Readonly<Record<GuidanceReason, string>> = {
  'set-aside': 'the Chair has set it aside for later',
  'left-open': 'the Chair has gone over it and left it open',
  opposed: 'delegations stand against each other on it',
  oldest: 'it is among those open longest'
}

export function guidanceLines(point: GuidancePoint, naming: Naming): readonly string[] {
  const [first = '', ...rest] = issueLines(point, naming)
  return [`${first} It is put forward because ${point.reasons.map((one) => REASONS[one]).join(', and ')}.`, ...rest]
}

/** Who has not been heard on what is open; with attribution by name, those who have been heard least first. */
export function silenceWords({ figures }: ReportInstrument, attribution: Attribution): string {
  const articles = figures.articles.filter(({ openIssues }) => openIssues > 0).length
  if (articles === 0) return ''
  const open = `the ${countOf(articles, 'article')} with open issues`
  const silent = figures.parties
    .filter(({ silentOn }) => silentOn.length > 0)
    .toSorted((a, b) => b.silentOn.length - a.silentOn.length)
  if (silent.length === 0) return `Every delegation has been heard on ${open}.`
  const many = silent.filter(({ silentOn }) => silentOn.length > articles / 2).length
  const least = silent.slice(0, NAMED).map(({ party, silentOn }) => `${nameInSentence(party)} (${silentOn.length})`)
  const who =
    attribution === 'attributed'
      ? `Not yet heard on most of them: ${joinWords(least)}.`
      : `${capitalize(countWord(many))} ${plural(many, 'delegation')} ${many === 1 ? 'has' : 'have'} not been heard on more than half of them.`
  return `${capitalize(countWord(silent.length))} ${plural(silent.length, 'delegation')} ${silent.length === 1 ? 'has' : 'have'} not been heard on all of ${open}. ${who} Silence is not counted as support.`
}

/** How many are named of those who have been heard least. */
const NAMED = 3

export function staleWords({ figures }: ReportInstrument): string {
  const { stale } = figures
  if (stale === 0) return ''
  return `${capitalize(countOf(stale, 'position'))} ${stale === 1 ? 'was' : 'were'} taken on a wording that has changed since, and ${stale === 1 ? 'has' : 'have'} to be confirmed.`
}

export function titleOf({ figures, symbol }: ReportInstrument): string {
  return `${figures.title} (${symbol})`
}

/** Which groups have no text of the treaty yet, so that nobody misses it; '' where all have. */
export function textlessWords(groups: readonly ReportGroup[]): string {
  const none = groups.filter(({ instruments }) => instruments.length === 0).map(({ name }) => groupWords(name))
  if (none.length === 0) return ''
  return `${capitalize(joinWords(none))} ${none.length === 1 ? 'has' : 'have'} no text on the table yet.`
}

export function openIssuesIn({ instruments }: ReportGroup): number {
  return instruments.reduce((sum, { figures }) => sum + figures.counts.openIssues, 0)
}
