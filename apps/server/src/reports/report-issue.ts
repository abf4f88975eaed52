/**
 * An open issue as a report tells it: the place, how the sentence would read with each alternative, who stands where, for how long
 * it has been open, and why it might need those who decide on policy.
 */
import { issuesOf, readIssue } from '@cartif/negotiation'
import type { ComposedArticle, Issue, IssueProvision } from '@cartif/negotiation'
import { referenceWords } from '@cartif/treaty-text'
import type { LiveInstrument } from '@cartif/live'
import { byIdOf, daysOpen } from '../monitoring/convergence.ts'
import type { ProposalsById } from '../monitoring/convergence.ts'
import type { CountedProposal } from '../monitoring/open-proposals.ts'
import { groupOfStance } from '../monitoring/stance-group.ts'
import type { StanceGroup } from '../monitoring/stance-group.ts'

export interface ReportAlternative {
  readonly number: number
  readonly holder: string
  /** The sentence as it would read; empty where it would have no words. */
  readonly words: string
  readonly supports: readonly string[]
  readonly considers: readonly string[]
  readonly reserves: readonly string[]
  readonly opposes: readonly string[]
}

export interface ReportIssue {
  readonly id: string
  /** "Article 5(2)" */
  readonly name: string
  readonly days: number
  readonly isParked: boolean
  /** Left open by the chair after it was gone over. */
  readonly isKept: boolean
  /** The sentence as it stands in the text; empty where nothing stands there. */
  readonly asItStands: string
  readonly alternatives: readonly ReportAlternative[]
}

export function readReportIssues(
  live: LiveInstrument,
  proposals: readonly CountedProposal[],
  now: string
): readonly ReportIssue[] {
  const byId = byIdOf(proposals)
  return live.composed.flatMap((article) =>
    issuesOf(article).map((issue) => toReportIssue(live, article, issue, byId, daysOpen(byId, issue, now)))
  )
}

function toReportIssue(
  live: LiveInstrument,
  article: ComposedArticle,
  issue: Issue,
  byId: ProposalsById,
  days: number
): ReportIssue {
  const proposals = issue.proposals.flatMap((id) => byId.get(id) ?? [])
  return {
    id: issue.id,
    name: nameOfIssue(live, article, issue),
    days,
    isParked: proposals.length > 0 && proposals.every(({ status }) => status === 'parked'),
    isKept: proposals.length > 0 && proposals.every(({ kept }) => kept !== undefined),
    asItStands: readWith(live, article, issue, []),
    alternatives: proposals.map((one) => toAlternative(live, article, issue, one))
  }
}

function toAlternative(
  live: LiveInstrument,
  article: ComposedArticle,
  issue: Issue,
  { id, number, holder, positions }: CountedProposal
): ReportAlternative {
  const standing = (group: StanceGroup) =>
    positions.filter((one) => one.party !== holder && groupOfStance(one.stance) === group).map(({ party }) => party)
  return {
    number,
    holder,
    words: readWith(live, article, issue, [id]),
    supports: standing('supports'),
    considers: standing('considers'),
    reserves: standing('reserves'),
    opposes: standing('opposes')
  }
}

/** How the place reads with a proposal, or with none. */
function readWith(live: LiveInstrument, article: ComposedArticle, issue: Issue, taken: readonly string[]): string {
  const read = readIssue(article, issue, taken, (reference) => referenceWords(reference, live.targets))
  return shorten(joinProvisions(read), LONGEST)
}

/** A heading is no part of the sentence below it. */
export function joinProvisions(read: readonly IssueProvision[]): string {
  const said = read.map((one) => ({ words: sentenceOf(one), isHeading: one.mark.kind === 'heading' }))
  const shown = said.filter(({ words }) => words !== '')
  return shown
    .map(({ words, isHeading }, at) => (isHeading && at < shown.length - 1 ? `${words.replace(/[.:]$/, '')}.` : words))
    .join(' ')
}

/** Letters of one wording: a whole article is read in the text. */
const LONGEST = 700

export function shorten(words: string, longest: number): string {
  return words.length <= longest ? words : `${words.slice(0, words.lastIndexOf(' ', longest))} …`
}

/** Letters of the text as it stands that are shown on either side. */
const AROUND = 140

/** With the words it brings and without those it strikes. */
function sentenceOf({ runs }: IssueProvision): string {
  const read = runs.filter(({ look }) => look !== 'struck')
  const isOf = (at: number) => read[at]?.look === 'base'
  const words = read.map(({ text }, at) => {
    if (!isOf(at) || text.length <= AROUND) return text
    if (at === 0) return `…${text.slice(text.indexOf(' ', text.length - AROUND))}`
    return at === read.length - 1 ? `${text.slice(0, text.lastIndexOf(' ', AROUND))} …` : text
  })
  return words.join('').replaceAll('¶ ', ' ').replace(/\s+/g, ' ').trim()
}

/** The provision in which it is, or the article where it is about all of it. */
function nameOfIssue(live: LiveInstrument, article: ComposedArticle, issue: Issue): string {
  let mark: string | undefined
  for (const segment of article.segments) {
    if (segment.piece.type === 'mark' && segment.inserted.length === 0) mark = segment.piece.id
    const held = [...segment.inserted, ...segment.deleted, ...segment.bracketed]
    if (held.some(({ change }) => change.id === issue.id)) break
  }
  const whole = [article.inserted, ...article.deleted, ...article.moved]
  const isWhole = whole.some((held) => held?.change.id === issue.id)
  const entry = live.outline.find(({ id }) => id === article.id)
  const provision = isWhole || mark === undefined ? undefined : live.designations.get(mark)
  return provision || entry?.number || entry?.title || 'the title'
}
