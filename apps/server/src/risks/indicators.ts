/**
 * Live indicators of risk: figures that are counted and never typed in, each with the value from which on it calls attention. They are
 * counted on the instruments handed in, which are those that the reader may read: nothing is told of a group that is closed to them.
 */
import type { Figures } from '../monitoring/figures.ts'
import { medianOf } from '../monitoring/median.ts'
import type { RiskCategory } from './risk.ts'
import { daysQuiet, fallOf } from './pace.ts'

/** An instrument as the indicators look at it. */
export interface IndicatorReading {
  readonly figures: Pick<
    Figures,
    'id' | 'title' | 'workingGroup' | 'asOf' | 'parties' | 'articles' | 'stale' | 'medianDaysOpen' | 'days'
  >
  /** Articles of which nobody has said how they stand to WTO agreements. */
  readonly unmapped: number
  /** Judgements on WTO agreements made on words that have changed since. */
  readonly staleNotes: number
  /** Articles judged to depart from a WTO provision. */
  readonly departing: number
}

/** A working group as the indicators look at it. */
export interface GroupReading {
  readonly id: string
  readonly name: string
  /** Meetings that are over and of which nobody has written down who was there. */
  readonly unrecorded: number
  /** Requests for assistance that were submitted and neither delivered nor withdrawn. */
  readonly waiting: number
}

export interface IndicatorScope {
  readonly texts: readonly IndicatorReading[]
  readonly groups: readonly GroupReading[]
}

export interface IndicatorKind {
  readonly id: string
  readonly category: RiskCategory
  readonly label: string
  readonly unit: string
  /** From this value on it calls attention, unless a risk says otherwise. */
  readonly threshold: number
  value(scope: IndicatorScope): number
  /** What it is counted on, and the page where: of an instrument, or of all working groups. */
  readonly on: 'texts' | 'groups'
  readonly page: string
}

export const INDICATORS: readonly IndicatorKind[] = [
  {
    id: 'unheard',
    category: 'capacity',
    label: 'Parties not heard on more than half of the articles with open issues of a text',
    unit: 'parties',
    threshold: 3,
    value: ({ texts }) => new Set(texts.flatMap(unheardIn)).size,
    on: 'texts',
    page: '/progress#parties'
  },
  {
    id: 'awaited',
    category: 'capacity',
    label: 'Open proposals that wait for the position of a party, the median of the parties',
    unit: 'proposals',
    threshold: 20,
    value: ({ texts }) => Math.round(medianOf([...awaitedBy(texts).values()]) ?? 0),
    on: 'texts',
    page: '/progress#parties'
  },
  {
    id: 'assistance',
    category: 'capacity',
    label: 'Requests for assistance that have not been delivered yet',
    unit: 'requests',
    threshold: 5,
    value: ({ groups }) => groups.reduce((sum, { waiting }) => sum + waiting, 0),
    on: 'groups',
    page: '/assistance'
  },
  {
    id: 'stale',
    category: 'coordination',
    label: 'Positions taken on wording that has changed since',
    unit: 'positions',
    threshold: 5,
    value: ({ texts }) => sum(texts, ({ figures }) => figures.stale),
    on: 'texts',
    page: '/progress#parties'
  },
  {
    id: 'unrecorded',
    category: 'coordination',
    label: 'Meetings that are over and of which nobody has written down who was there',
    unit: 'meetings',
    threshold: 1,
    value: ({ groups }) => groups.reduce((sum, { unrecorded }) => sum + unrecorded, 0),
    on: 'groups',
    page: '/meetings'
  },
  {
    id: 'unmapped',
    category: 'wto-consistency',
    label: 'Articles without a note on WTO consistency',
    unit: 'articles',
    threshold: 20,
    value: ({ texts }) => sum(texts, ({ unmapped }) => unmapped),
    on: 'texts',
    page: '/commitments/wto'
  },
  {
    id: 'stale-notes',
    category: 'wto-consistency',
    label: 'Notes on WTO consistency made on wording that has changed since',
    unit: 'notes',
    threshold: 3,
    value: ({ texts }) => sum(texts, ({ staleNotes }) => staleNotes),
    on: 'texts',
    page: '/commitments/wto'
  },
  {
    id: 'departing',
    category: 'wto-consistency',
    label: 'Articles judged to depart from a WTO provision',
    unit: 'articles',
    threshold: 1,
    value: ({ texts }) => sum(texts, ({ departing }) => departing),
    on: 'texts',
    page: '/commitments/wto'
  },
  {
    id: 'median-days',
    category: 'fatigue',
    label: 'Days in brackets: the median of the open issues, in the text where it is longest',
    unit: 'days',
    threshold: 60,
    value: ({ texts }) => Math.round(Math.max(0, ...texts.map(({ figures }) => figures.medianDaysOpen ?? 0))),
    on: 'texts',
    page: '/progress#time'
  },
  {
    id: 'falling',
    category: 'fatigue',
    label: 'Fall of proposals a week, the last four weeks against the four before',
    unit: '%',
    threshold: 50,
    value: ({ texts }) => fallOf(texts.map(({ figures }) => figures)),
    on: 'texts',
    page: '/progress#time'
  },
  {
    id: 'quiet',
    category: 'fatigue',
    label: 'Days without an act, on the text that has been quiet longest',
    unit: 'days',
    threshold: 30,
    value: ({ texts }) => Math.max(0, ...texts.map(({ figures }) => daysQuiet(figures))),
    on: 'texts',
    page: '/progress#time'
  }
]

export const INDICATOR_IDS: readonly string[] = INDICATORS.map(({ id }) => id)

export function findIndicator(id: string): IndicatorKind | undefined {
  return INDICATORS.find((one) => one.id === id)
}

function sum(readings: readonly IndicatorReading[], of: (reading: IndicatorReading) => number): number {
  return readings.reduce((all, one) => all + of(one), 0)
}

function unheardIn({ figures: { parties, articles } }: IndicatorReading): readonly string[] {
  const open = articles.filter(({ openIssues }) => openIssues > 0).length
  return parties.filter(({ silentOn }) => silentOn.length > open / 2).map(({ party }) => party)
}

function awaitedBy(readings: readonly IndicatorReading[]): ReadonlyMap<string, number> {
  const awaited = new Map<string, number>()
  for (const { figures } of readings)
    for (const { party, pending } of figures.parties) awaited.set(party, (awaited.get(party) ?? 0) + pending)
  return awaited
}
