/**
 * What each party has done on an instrument: tabled, had accepted, where its position is awaited, where it stands on words that
 * have changed since, and on which articles with something open it has said nothing at all. A party that has no seat any more keeps what it
 * tabled; its position is awaited by nobody, and it is silent on nothing.
 */
import { recordedStandings } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { provisionsOf } from '@cartif/treaty-text'
import type { CountedProposal } from './open-proposals.ts'
import type { ConvergenceRow } from './convergence.ts'

export interface PartyFigures {
  readonly party: string
  /** In the working group. */
  readonly hasSeat: boolean
  readonly tabled: number
  readonly accepted: number
  readonly open: number
  /** Open proposals of others on which it has taken no position. */
  readonly pending: number
  /** Positions on an earlier wording of what is open. */
  readonly stale: number
  /** Ids of articles with open issues on which it has proposed nothing and said nothing. */
  readonly silentOn: readonly string[]
}

export interface PartySource {
  readonly live: LiveInstrument
  readonly proposals: readonly CountedProposal[]
  readonly rows: readonly ConvergenceRow[]
  readonly seated: readonly string[]
  /** Those that have proposed and have no seat any more. */
  readonly left: readonly string[]
}

/** Those seated first. */
export function partyFigures({ live, proposals, rows, seated, left }: PartySource): readonly PartyFigures[] {
  const spoken = spokenOn(live, proposals)
  const articles = rows.filter(({ openIssues }) => openIssues > 0).map(({ article }) => article)
  const here = seated.map((party) => {
    const others = proposals.filter((one) => one.isOpen && one.holder !== party)
    const positions = others.map((one) => one.positions.find((position) => position.party === party))
    return {
      ...broughtBy(proposals, party),
      hasSeat: true,
      pending: positions.filter((position) => position === undefined).length,
      stale: positions.filter((position) => position?.isStale === true).length,
      silentOn: articles.filter((article) => !spoken.get(article)?.has(party))
    }
  })
  const gone = { hasSeat: false, pending: 0, stale: 0, silentOn: [] }
  return [...here, ...left.map((party) => ({ ...broughtBy(proposals, party), ...gone }))]
}

function broughtBy(proposals: readonly CountedProposal[], party: string) {
  const own = proposals.filter(({ holder }) => holder === party)
  return {
    party,
    tabled: own.length,
    accepted: own.filter(({ status }) => status === 'accepted').length,
    open: own.filter((one) => one.isOpen).length
  }
}

/** Who has proposed, taken a position or stood on the text, open or closed, by article. */
function spokenOn(
  live: LiveInstrument,
  proposals: readonly CountedProposal[]
): ReadonlyMap<string, ReadonlySet<string>> {
  const spoken = new Map<string, Set<string>>()
  const note = (article: string, party: string) =>
    void spoken.set(article, (spoken.get(article) ?? new Set<string>()).add(party))
  for (const { articles, holder, positions } of proposals) {
    for (const party of [holder, ...positions.map((one) => one.party)])
      for (const article of articles) note(article, party)
  }
  const articleOfPart = articlesByPart(live)
  for (const [part, standings] of recordedStandings(live.documents.record))
    for (const { party } of standings) note(articleOfPart.get(part) ?? part, party)
  return spoken
}

function articlesByPart(live: LiveInstrument): ReadonlyMap<string, string> {
  const parts = live.negotiation.articles.flatMap(({ id, line }) =>
    provisionsOf(line).map(({ mark }) => [mark.id, id] as const)
  )
  return new Map(parts)
}
