/** What the server tells of where the negotiation stands, and the words and addresses that go with it. */

export type StanceGroup = 'opposes' | 'reserves' | 'considers' | 'supports' | 'silent'

export interface DayFigures {
  /** UTC, "2026-03-09" */
  readonly day: string
  readonly tabled: number
  readonly decided: number
  readonly withdrawn: number
  readonly open: number
  readonly agreed: number
}

export interface PartyFigures {
  readonly party: string
  /** A party that has left keeps what it tabled; nobody waits for its word. */
  readonly hasSeat: boolean
  readonly tabled: number
  readonly accepted: number
  readonly open: number
  readonly pending: number
  readonly stale: number
  /** Ids of articles. */
  readonly silentOn: readonly string[]
}

export interface ConvergenceCell {
  readonly party: string
  readonly stance: StanceGroup
  readonly supports: number
  readonly considers: number
  readonly reserves: number
  readonly opposes: number
}

export interface ConvergenceRow {
  readonly article: string
  readonly provision: string | null
  readonly number: string
  readonly title: string
  readonly status: 'open' | 'agreed-ad-referendum' | 'agreed'
  readonly isProposed: boolean
  readonly openIssues: number
  readonly oldestDays: number | null
  readonly medianDays: number | null
  readonly cells: readonly ConvergenceCell[]
}

/** What has become of all that was tabled: together as many as were. */
export type Outcomes = Readonly<
  Record<'open' | 'accepted' | 'rejected' | 'superseded' | 'lapsed' | 'withdrawn', number>
>

export interface InstrumentFigures {
  readonly id: string
  readonly title: string
  readonly symbol: string
  readonly asOf: string
  readonly lastAct: number
  readonly counts: {
    readonly articles: number
    readonly agreed: number
    readonly openIssues: number
    readonly openProposals: number
  }
  readonly tabled: number
  readonly accepted: number
  readonly outcomes: Outcomes
  readonly ages: readonly { readonly upTo: number | null; readonly issues: number }[]
  readonly medianDaysOpen: number | null
  readonly oldestDaysOpen: number | null
  readonly stale: number
  readonly days: readonly DayFigures[]
  readonly revisions: readonly {
    readonly symbol: string
    readonly at: string
    readonly counts: InstrumentFigures['counts']
  }[]
  readonly parties: readonly PartyFigures[]
}

export interface Figures extends InstrumentFigures {
  readonly articles: readonly ConvergenceRow[]
}

export interface Overview {
  readonly groups: readonly {
    readonly id: string
    readonly name: string
    readonly instruments: readonly InstrumentFigures[]
  }[]
}

/** The acts behind a figure. */
export function registerLink(instrument: string, wanted: Readonly<Record<string, string>>): string {
  return `/instruments/${instrument}/register?${new URLSearchParams(wanted)}`
}

/** The article in the text. */
export function articleLink(instrument: string, { provision }: Pick<ConvergenceRow, 'provision'>): string {
  return `/instruments/${instrument}${provision === null ? '' : `?provision=${encodeURIComponent(provision)}`}`
}

export const positionsLink = (instrument: string): string => `/instruments/${instrument}/positions`

/** "1 issue", "12 issues" */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
