/** What the calls on phases and meetings take and answer, as documented in /api/docs. */
import { z } from 'zod'
import { MEETING_KINDS, PRESENCES } from './meeting.ts'
import { PHASE_KINDS } from './phase-store.ts'
import { VERDICTS } from './zero-round-list.ts'

const time = z.string().describe('ISO 8601 in UTC')
const day = z.string().max(10).describe('2026-03-17')
const id = z.string().max(120)
const words = (most: number) => z.string().trim().max(most)
const party = z.string().max(16).describe('ISO 3166 alpha-3, lower case')
export const group = z.object({ id: z.string(), name: z.string() })

export const phasePlan = {
  kind: z.enum(PHASE_KINDS),
  name: words(200).min(1),
  place: words(200).default(''),
  begins: day,
  ends: day,
  groups: z.array(id).max(100).default([]).describe('Ids of working groups; none: the negotiation as a whole')
}
export const phase = z.object({
  id: z.string(),
  kind: z.enum(PHASE_KINDS),
  name: z.string(),
  place: z.string(),
  begins: day,
  ends: day,
  isWhole: z.boolean().describe('Of the negotiation as a whole'),
  groups: z.array(group).describe('Those of its working groups that the caller is in'),
  openedAt: time.nullable().describe('Of a zero round'),
  closedAt: time.nullable(),
  version: z.number(),
  mayPlan: z.boolean()
})

const agendaArticle = z.object({ instrument: id, article: z.string().max(200), name: z.string().max(500).default('') })
const agendaItem = z.object({
  id,
  title: words(300).min(1),
  minutes: z.number().int().min(1).max(6000).nullable().default(null),
  articles: z.array(agendaArticle).max(100).default([])
})
const document = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('revision'), instrument: id, number: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('instrument'), instrument: id }),
  z.strictObject({ kind: z.literal('report'), report: id })
])
const link = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)])
export const meetingPlan = {
  title: words(300).min(1),
  kind: z.enum(MEETING_KINDS),
  phase: id.nullable().default(null),
  place: words(200).default(''),
  link: link.default('').describe('Where one joins from afar'),
  starts: z.iso.datetime({ offset: true }),
  ends: z.iso.datetime({ offset: true }),
  zone: z.string().max(60).describe('IANA: Asia/Almaty'),
  agenda: z.array(agendaItem).max(60).default([]),
  documents: z.array(document).max(60).default([])
}
export const seen = z.number().int().describe('The version it was written on')
const attendanceOf = { party, presence: z.enum(PRESENCES), head: words(200).default('') }
export const attendanceRequest = z.strictObject({ seen, attendance: z.array(z.strictObject(attendanceOf)).max(50) })
export const outcomeRequest = z.strictObject({
  seen,
  outcome: words(10_000).default(''),
  summaries: z
    .array(z.strictObject({ item: id, summary: words(10_000) }))
    .max(60)
    .default([]),
  followUps: z
    .array(
      z.strictObject({ id: id.nullable().default(null), text: words(2000).min(1), who: z.string().max(16), by: day })
    )
    .max(100)
    .default([])
})

const followUp = { id: z.string(), text: z.string(), who: z.string(), by: day, doneAt: time.nullable() }
const summaryFields = {
  id: z.string(),
  group,
  title: z.string(),
  kind: z.enum(MEETING_KINDS),
  phase: z.string().nullable(),
  place: z.string(),
  starts: time,
  ends: time,
  zone: z.string(),
  isCancelled: z.boolean(),
  items: z.number().describe('On the agenda'),
  hasOutcome: z.boolean(),
  openFollowUps: z.number(),
  mayWrite: z.boolean()
}
const meetingSummary = z.object(summaryFields)
export const meetingList = z.object({
  phases: z.array(phase),
  meetings: z.array(meetingSummary).describe('In the order in which they begin'),
  groups: z.array(group.extend({ mayConvene: z.boolean() })),
  mayPlanPhases: z.boolean(),
  followUps: z
    .array(z.object({ ...followUp, meeting: z.string(), meetingTitle: z.string(), group: z.string() }))
    .describe('Those that the caller is to do')
})

const numbers = z.array(z.number()).readonly().describe('Of proposals')
const names = z.array(z.string()).readonly()
const facts = z
  .object({
    instrument: z.string(),
    title: z.string(),
    symbol: z.string(),
    tabled: numbers,
    accepted: numbers,
    rejected: numbers,
    withdrawn: numbers,
    positions: z.number(),
    agreed: names,
    reopened: names,
    revisions: names
  })
  .describe('What the register has of the time of the meeting')
const shownItem = z.object({
  id: z.string(),
  title: z.string(),
  minutes: z.number().nullable(),
  articles: z.array(
    z.object({
      instrument: z.string(),
      article: z.string(),
      name: z.string(),
      title: z.string().describe('Of the text'),
      symbol: z.string(),
      provision: z.string().nullable().describe('Where it begins in the text'),
      isGone: z.boolean().describe('It has left the text')
    })
  ),
  summary: z.string(),
  facts: z.array(facts).nullable()
})
export const meeting = z.object({
  ...summaryFields,
  inPhase: z.object({ id: z.string(), name: z.string(), kind: z.enum(PHASE_KINDS) }).nullable(),
  link: z.string(),
  version: z.number(),
  changedAt: time,
  parties: z.array(party).describe('Those with a seat in the working group'),
  agenda: z.array(shownItem),
  documents: z.array(
    z.object({
      kind: z.enum(['revision', 'instrument', 'report']),
      instrument: z.string().optional(),
      number: z.number().optional(),
      report: z.string().optional(),
      label: z.string(),
      to: z.string()
    })
  ),
  attendance: z.array(z.object({ party, presence: z.enum(PRESENCES), head: z.string() })),
  outcome: z.string(),
  followUps: z.array(z.object({ ...followUp, maySettle: z.boolean() })),
  facts: z.array(facts).nullable().describe('null before it begins')
})
export const choices = z.object({
  instruments: z.array(
    z.object({
      instrument: z.string(),
      title: z.string(),
      symbol: z.string(),
      articles: z.array(z.object({ id: z.string(), name: z.string() })),
      revisions: z.array(z.object({ number: z.number(), symbol: z.string(), title: z.string() }))
    })
  ),
  reports: z.array(z.object({ id: z.string(), title: z.string() })),
  parties: z.array(party)
})

const parties = z.array(party).readonly()
export const zeroRoundList = z.object({
  phase: z.object({ id: z.string(), name: z.string(), place: z.string(), begins: day, ends: day }),
  method: z.string(),
  modalities: z.string(),
  at: time,
  by: z.string(),
  instruments: z.array(
    z.object({
      instrument: z.string(),
      title: z.string(),
      symbol: z.string(),
      lastAct: z.number(),
      articles: z
        .array(
          z.object({
            article: z.string(),
            provision: z.string().nullable().describe('Where it began in the text'),
            number: z.string(),
            title: z.string(),
            verdict: z.enum(VERDICTS),
            openIssues: z.number(),
            wordings: z.number(),
            supports: parties,
            considers: parties,
            reserves: parties,
            opposes: parties
          })
        )
        .readonly()
    })
  )
})
