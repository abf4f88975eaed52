/** What the calls on monitoring answer, as documented in /api/docs. */
import { z } from 'zod'
import { agreementStatus, counts } from '../instruments/schemas.ts'
import { OUTCOMES } from './outcomes.ts'
import { STANCE_GROUPS } from './stance-group.ts'

const time = z.string().describe('ISO 8601')
const party = z.string().describe('ISO 3166 alpha-3, lower case')
const days = z.number().nullable().describe('Days; null where nothing is open')

const dayFigures = z.object({
  day: z.string().describe('UTC, 2026-03-09'),
  tabled: z.number().describe('Since the beginning'),
  decided: z.number(),
  withdrawn: z.number(),
  open: z.number().describe('Proposals that stood open in the evening'),
  agreed: z.number().describe('Articles that were agreed in the evening')
})
const partyFigures = z.object({
  party,
  hasSeat: z.boolean().describe('A party that has left keeps what it tabled; nobody waits for its word'),
  tabled: z.number(),
  accepted: z.number(),
  open: z.number(),
  pending: z.number().describe('Open proposals of others on which it has taken no position'),
  stale: z.number().describe('Positions on an earlier wording'),
  silentOn: z.array(z.string()).readonly().describe('Articles with open issues on which it has said nothing')
})
const cell = z.object({
  party,
  stance: z.enum(STANCE_GROUPS).describe('The strongest of what it says on the open proposals of the article'),
  supports: z.number(),
  considers: z.number(),
  reserves: z.number(),
  opposes: z.number()
})
const row = z.object({
  article: z.string(),
  provision: z.string().nullable().describe('Where the article begins in the text'),
  number: z.string(),
  title: z.string(),
  status: agreementStatus,
  isProposed: z.boolean(),
  openIssues: z.number(),
  oldestDays: days,
  medianDays: days,
  cells: z.array(cell).readonly()
})
const revisionFigures = z.object({ symbol: z.string(), at: time, counts })

export const figures = z.object({
  id: z.string(),
  title: z.string(),
  symbol: z.string(),
  workingGroup: z.string(),
  asOf: time,
  lastAct: z.number().describe('In the register'),
  counts,
  tabled: z.number(),
  accepted: z.number(),
  outcomes: z
    .record(z.enum(OUTCOMES), z.number())
    .describe('What has become of all that was tabled: they add up to it'),
  ages: z.array(z.object({ upTo: z.number().nullable().describe('Days'), issues: z.number() })).readonly(),
  medianDaysOpen: days,
  oldestDaysOpen: days,
  stale: z.number(),
  days: z.array(dayFigures).readonly(),
  revisions: z.array(revisionFigures).readonly(),
  parties: z.array(partyFigures).readonly(),
  articles: z.array(row).readonly()
})

const instrumentFigures = figures.omit({ articles: true })
export const overview = z.object({
  groups: z.array(z.object({ id: z.string(), name: z.string(), instruments: z.array(instrumentFigures) }))
})
