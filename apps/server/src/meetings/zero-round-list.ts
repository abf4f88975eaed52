/**
 * What a zero round ends with: for every article whether delegations converge on it, diverge, or neither, computed from their
 * positions and the brackets when the round is closed, and kept for ever with the modalities that were agreed.
 *
 * The method, printed with the list: an article is a divergence where any delegation opposes or reserves, or wordings compete for the
 * same place; a convergence where at least two delegations support what is on the table and nobody is against it; everything else is
 * not settled. Silence is never support.
 */
import { issuesOf } from '@cartif/negotiation'
import type { Room } from '../instruments/room.ts'
import { convergenceOf } from '../monitoring/convergence.ts'
import type { ConvergenceCell, ConvergenceRow } from '../monitoring/convergence.ts'
import { readCounted } from '../monitoring/open-proposals.ts'
import type { StanceGroup } from '../monitoring/stance-group.ts'

export const VERDICTS = ['convergence', 'divergence', 'unsettled'] as const
export type Verdict = (typeof VERDICTS)[number]

export const METHOD =
  'An article is listed as a divergence where a delegation opposes or reserves its position, or where wordings compete for the same place; ' +
  'as a convergence where at least two delegations support what is on the table and none is against it; all others as not settled. ' +
  'Silence is never counted as support.'

export interface ListedArticle {
  readonly article: string
  /** Where it begins in the text. */
  readonly provision: string | null
  readonly number: string
  readonly title: string
  readonly verdict: Verdict
  /** Places with brackets. */
  readonly openIssues: number
  /** How many wordings compete where most do. */
  readonly wordings: number
  /** Parties by the strongest of what each says. */
  readonly supports: readonly string[]
  readonly considers: readonly string[]
  readonly reserves: readonly string[]
  readonly opposes: readonly string[]
}

export interface ListedInstrument {
  readonly instrument: string
  readonly workingGroup: string
  readonly title: string
  readonly symbol: string
  /** In the register, when the list was made. */
  readonly lastAct: number
  readonly articles: readonly ListedArticle[]
}

export interface ZeroRoundList {
  readonly phase: string
  readonly instruments: readonly ListedInstrument[]
  readonly modalities: string
  /** ISO 8601 */
  readonly at: string
  /** What who closed the round is called. */
  readonly by: string
}

/** `parties`: those with a seat in the working group. */
export function listInstrument(room: Room, parties: readonly string[]): ListedInstrument {
  room.settle()
  const { live, info } = room
  const rows = convergenceOf({ live, proposals: readCounted(room), parties, now: room.now() })
  return {
    instrument: info.id,
    workingGroup: info.workingGroup,
    title: info.title,
    symbol: info.symbol,
    lastAct: room.register.last(info.id),
    articles: rows.map((row) => listArticle(row, wordingsIn(room, row.article)))
  }
}

function listArticle(row: ConvergenceRow, wordings: number): ListedArticle {
  const { article, provision, number, title, openIssues, cells } = row
  const saying = (group: StanceGroup) => cells.filter((cell) => says(cell, group)).map(({ party }) => party)
  const said = {
    supports: saying('supports'),
    considers: saying('considers'),
    reserves: saying('reserves'),
    opposes: saying('opposes')
  }
  const isAgainst = said.opposes.length + said.reserves.length > 0 || wordings > 1
  const verdict = isAgainst ? 'divergence' : said.supports.length > 1 ? 'convergence' : 'unsettled'
  return { article, provision, number, title, verdict, openIssues, wordings, ...said }
}

function says({ stance }: ConvergenceCell, group: StanceGroup): boolean {
  return stance === group
}

function wordingsIn({ live }: Room, article: string): number {
  const composed = live.findComposed(article)
  return Math.max(0, ...(composed ? issuesOf(composed) : []).map(({ proposals }) => proposals.length))
}
