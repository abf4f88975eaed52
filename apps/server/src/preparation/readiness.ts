/** How far a country is with a topic, in four steps; the words are those that everybody reads on the page and in a briefing. */

export const READINESS = [1, 2, 3, 4] as const
export type Readiness = (typeof READINESS)[number]

export const READINESS_WORDS: Readonly<Record<Readiness, string>> = {
  1: 'Not begun',
  2: 'Consulting at home',
  3: 'Position being cleared',
  4: 'Ready to negotiate'
}

/** From which step on a country counts as ready. */
export const READY: Readiness = 4

export const SECTORS = ['ministry', 'agency', 'private-sector', 'civil-society'] as const
export type Sector = (typeof SECTORS)[number]

/** Somebody who was consulted at home: who, when, and what came of it. */
export interface ConsultedBody {
  readonly who: string
  readonly sector: Sector
  /** The day, as ISO 8601. */
  readonly on: string
  readonly note: string
}
