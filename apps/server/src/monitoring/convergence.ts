/**
 * The convergence map: articles down, parties across, and in each cell the strongest thing a party says on what is open in the
 * article. Whoever opposes one wording and supports another opposes; both are counted. An agreed article needs no positions.
 */
import { issuesOf } from '@cartif/negotiation'
import type { ComposedArticle, Issue } from '@cartif/negotiation'
import { recordedStandings } from '@cartif/live'
import type { AgreementStatus, LiveInstrument } from '@cartif/live'
import { daysBetween, medianOf } from './median.ts'
import type { CountedProposal } from './open-proposals.ts'
import { STANCE_GROUPS, groupOfStance } from './stance-group.ts'
import type { StanceGroup } from './stance-group.ts'

export interface ConvergenceCell {
  readonly party: string
  readonly stance: StanceGroup
  /** On how many of the open proposals it stands where. */
  readonly supports: number
  readonly considers: number
  readonly reserves: number
  readonly opposes: number
}

export interface ConvergenceRow {
  readonly article: string
  /** Its heading, or the first of its provisions: where one goes to in the text. */
  readonly provision: string | null
  readonly number: string
  readonly title: string
  readonly status: AgreementStatus
  /** Whether the article itself is only proposed. */
  readonly isProposed: boolean
  readonly openIssues: number
  /** Of its open issues; null where there are none. */
  readonly oldestDays: number | null
  readonly medianDays: number | null
  readonly cells: readonly ConvergenceCell[]
}

export interface MapSource {
  readonly live: LiveInstrument
  readonly proposals: readonly CountedProposal[]
  readonly parties: readonly string[]
  /** ISO 8601 */
  readonly now: string
}

/** In the order of the text; what has no words of its own, such as the title of a chapter, is left out. */
export function convergenceOf(source: MapSource): readonly ConvergenceRow[] {
  const read = { ...source, byId: byIdOf(source.proposals), byArticle: openByArticle(source.proposals) }
  return source.live.composed.filter(isNegotiated).map((article) => rowOf(read, article))
}

function isNegotiated(article: ComposedArticle): boolean {
  if (article.kind === 'article' || article.kind === 'preamble' || article.kind === 'annex') return true
  return issuesOf(article).length > 0
}

interface ReadSource extends MapSource {
  readonly byId: ProposalsById
  readonly byArticle: ReadonlyMap<string, readonly CountedProposal[]>
}

function openByArticle(proposals: readonly CountedProposal[]): ReadonlyMap<string, readonly CountedProposal[]> {
  const found = new Map<string, CountedProposal[]>()
  for (const one of proposals.filter(({ isOpen }) => isOpen)) {
    for (const article of one.articles) {
      const here = found.get(article)
      if (here) here.push(one)
      else found.set(article, [one])
    }
  }
  return found
}

function rowOf({ live, byId, byArticle, parties, now }: ReadSource, composed: ComposedArticle): ConvergenceRow {
  const { id: article } = composed
  const entry = live.outline.find(({ id }) => id === article)
  const issues = issuesOf(composed)
  const days = issues.map((issue) => daysOpen(byId, issue, now))
  const here = byArticle.get(article) ?? []
  return {
    article,
    provision: firstMark(composed),
    number: entry?.number ?? '',
    title: entry?.title ?? '',
    status: live.recordOfArticle(article)?.status ?? 'open',
    isProposed: composed.inserted !== undefined,
    openIssues: issues.length,
    oldestDays: days.length > 0 ? Math.max(...days) : null,
    medianDays: medianOf(days),
    cells: parties.map((party) => cellOf(live, here, article, party))
  }
}

/** Where an article begins in the text. */
export function firstMark({ segments }: ComposedArticle): string | null {
  for (const { piece } of segments) if (piece.type === 'mark') return piece.id
  return null
}

export type ProposalsById = ReadonlyMap<string, CountedProposal>

export function byIdOf(proposals: readonly CountedProposal[]): ProposalsById {
  return new Map(proposals.map((one) => [one.id, one]))
}

/** Since the first of its alternatives was tabled. */
export function daysOpen(byId: ProposalsById, issue: Issue, now: string): number {
  const tabled = issue.proposals.flatMap((id) => byId.get(id)?.tabledAt ?? [])
  return tabled.length === 0 ? 0 : daysBetween(tabled.toSorted()[0]!, now)
}

function cellOf(
  live: LiveInstrument,
  here: readonly CountedProposal[],
  article: string,
  party: string
): ConvergenceCell {
  const said = here.flatMap((one) => stanceOn(one, party)).map(groupOfStance)
  const standing = recordedStandings(live.documents.record).get(article) ?? []
  // Who would keep the article as it stands, or would not, has spoken on it too.
  const kept = standing.filter((one) => one.party === party).map(({ stance }) => groupOfStance(stance))
  const countOf = (group: StanceGroup) => said.filter((one) => one === group).length
  const stance = STANCE_GROUPS.find((group) => said.includes(group) || kept.includes(group)) ?? 'silent'
  const { supports, considers } = { supports: countOf('supports'), considers: countOf('considers') }
  return { party, stance, supports, considers, reserves: countOf('reserves'), opposes: countOf('opposes') }
}

/** Whose proposal it is sponsors it. */
export function stanceOn({ holder, positions }: CountedProposal, party: string): readonly string[] {
  if (holder === party) return ['sponsor']
  return positions.filter((one) => one.party === party).map(({ stance }) => stance)
}
