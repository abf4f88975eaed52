/**
 * All figures of one instrument, computed from its live text and the register alone: no one enters them anywhere. `asOf` and
 * `lastAct` say on what they were computed, so that whoever reads them later can tell whether anything has happened since.
 */
import { PARTY_CODES, issuesOf } from '@cartif/negotiation'
import { countOpen } from '../instruments/counts.ts'
import type { Counts } from '../instruments/counts.ts'
import { listRevisions } from '../instruments/revisions.ts'
import type { Room } from '../instruments/room.ts'
import { chronicleOf } from './chronicle.ts'
import { byIdOf, convergenceOf, daysOpen } from './convergence.ts'
import type { ConvergenceRow } from './convergence.ts'
import { medianOf } from './median.ts'
import { readCounted } from './open-proposals.ts'
import type { CountedProposal } from './open-proposals.ts'
import { outcomesOf } from './outcomes.ts'
import type { Outcomes } from './outcomes.ts'
import { partyFigures } from './party-figures.ts'
import type { PartyFigures } from './party-figures.ts'

/** Sums from the beginning to the evening of a day. */
export interface DayFigures {
  /** UTC, "2026-03-09" */
  readonly day: string
  readonly tabled: number
  readonly decided: number
  readonly withdrawn: number
  readonly open: number
  readonly agreed: number
}

export interface Figures {
  readonly id: string
  readonly title: string
  readonly symbol: string
  readonly workingGroup: string
  /** ISO 8601 */
  readonly asOf: string
  readonly lastAct: number
  readonly counts: Counts
  readonly tabled: number
  readonly accepted: number
  /** What has become of all that was tabled. */
  readonly outcomes: Outcomes
  /** Open issues by how many days they have been open: up to a week, a month, a quarter, longer. */
  readonly ages: readonly { readonly upTo: number | null; readonly issues: number }[]
  readonly medianDaysOpen: number | null
  readonly oldestDaysOpen: number | null
  readonly stale: number
  readonly days: readonly DayFigures[]
  readonly revisions: readonly { readonly symbol: string; readonly at: string; readonly counts: Counts }[]
  readonly parties: readonly PartyFigures[]
  readonly articles: readonly ConvergenceRow[]
}

/** In days; null is without end. */
const AGES = [7, 30, 90, null] as const

/** `parties`: those with a seat in the working group, by code. */
export function readFigures(room: Room, parties: readonly string[]): Figures {
  room.settle()
  const { live, info } = room
  const asOf = room.now()
  const proposals = readCounted(room)
  const seated = parties.toSorted()
  const articles = convergenceOf({ live, proposals, parties: seated, now: asOf })
  const ages = agesOf(room, proposals, asOf)
  const outcomes = outcomesOf(proposals)
  const figures = partyFigures({ live, proposals, rows: articles, seated, left: leftIn(proposals, seated) })
  return {
    ...info,
    asOf,
    lastAct: room.register.last(info.id),
    counts: countOpen(live),
    tabled: proposals.length,
    accepted: outcomes.accepted,
    outcomes,
    ages: AGES.map((upTo, index) => ({ upTo, issues: countIn(ages, AGES[index - 1] ?? -1, upTo) })),
    medianDaysOpen: medianOf(ages),
    oldestDaysOpen: ages.length > 0 ? Math.max(...ages) : null,
    stale: figures.reduce((sum, one) => sum + one.stale, 0),
    days: daysOf(room),
    revisions: listRevisions(room).map(({ symbol, issuedAt: at, counts }) => ({ symbol, at, counts })),
    parties: figures,
    articles
  }
}

/** Parties without a seat that have proposed: what they brought stays theirs, and nobody waits for their word. */
function leftIn(proposals: readonly CountedProposal[], seated: readonly string[]): readonly string[] {
  const holders = proposals.map(({ holder }) => holder).filter((holder) => PARTY_CODES.includes(holder))
  return [...new Set(holders)].filter((party) => !seated.includes(party)).toSorted()
}

function agesOf(room: Room, proposals: readonly CountedProposal[], now: string): readonly number[] {
  const byId = byIdOf(proposals)
  return room.live.composed.flatMap(issuesOf).map((issue) => daysOpen(byId, issue, now))
}

function countIn(days: readonly number[], above: number, upTo: number | null): number {
  return days.filter((one) => one > above && one <= (upTo ?? Infinity)).length
}

function daysOf(room: Room): readonly DayFigures[] {
  const articles = new Set(room.live.negotiation.articles.filter(({ kind }) => kind === 'article').map(({ id }) => id))
  return chronicleOf(room).days.map(({ agreed, ...day }) => ({
    ...day,
    agreed: agreed.filter((id) => articles.has(id)).length
  }))
}
