/** What the calls on preparation and briefings take and answer, as documented in /api/docs. */
import { SHARED_WITH } from '@cartif/negotiation'
import { z } from 'zod'
import { READINESS, SECTORS } from './readiness.ts'

const time = z.string().describe('ISO 8601')
const day = z.iso.date()
const party = z.string().describe('ISO 3166 alpha-3, lower case')
const LONGEST = 8000
const words = z.string().trim().max(LONGEST)
const readiness = z.literal([...READINESS]).describe('1 not begun, 2 consulting, 3 position being cleared, 4 ready')

const consultedBody = z.strictObject({
  who: z.string().trim().min(1).max(200),
  sector: z.enum(SECTORS),
  on: day,
  note: z.string().trim().max(2000).default('')
})

export const recordRequest = z.strictObject({
  readiness,
  priorities: words.default(''),
  sensitivities: words.default(''),
  consulted: z.array(consultedBody).max(100).readonly().default([]),
  seen: z.number().int().min(0).describe('The number of the version it was written on; 0 before the first')
})
export const sharingRequest = z.strictObject({
  sharedWith: z.enum(SHARED_WITH),
  seen: z.number().int().min(1).describe('The number of the version that is shared')
})

const record = z.object({
  number: z.number(),
  readiness,
  priorities: z.string(),
  sensitivities: z.string(),
  consulted: z.array(consultedBody).readonly(),
  by: z.string(),
  at: time
})
const sharing = z.object({
  sharedWith: z.enum(SHARED_WITH).nullable().describe('null: withdrawn'),
  number: z.number(),
  by: z.string(),
  at: time
})
const shared = z.object({ party, record, sharing })
const topic = z.object({
  id: z.string(),
  name: z.string(),
  instrument: z.string().nullable(),
  own: record.nullable().describe('The newest version of the caller’s country; null for offices and before the first'),
  sharing: sharing.nullable().describe('How the caller’s country has shared it'),
  shared: z.array(shared).readonly().describe('What other countries have shared with the caller')
})

export const preparation = z.object({
  groups: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        party: party.nullable().describe('The country that the caller prepares for in this group'),
        mayBrief: z.boolean(),
        topics: z.array(topic).readonly()
      })
    )
    .readonly()
})
export const topicHistory = z.object({ versions: z.array(record).readonly(), sharings: z.array(sharing).readonly() })
export const kept = z.object({ number: z.number() })

const section = z.strictObject({
  id: z.string().max(80),
  heading: z.string().max(400),
  text: z.string().max(100_000)
})
export const briefingRequest = z.strictObject({ group: z.string().max(100) })
export const briefingVersionRequest = z.strictObject({
  title: z.string().trim().min(1).max(400),
  sections: z.array(section).min(1).max(60),
  seen: z.number().int().min(1),
  issue: z.boolean()
})
const mark = z.object({ number: z.number(), at: time, by: z.string(), isIssued: z.boolean() })
const figure = z.object({
  topic: z.string(),
  name: z.string(),
  shared: z.number(),
  ready: z.number().nullable(),
  steps: z
    .array(z.number())
    .readonly()
    .nullable()
    .describe('Countries at each step of readiness; null where too few have shared to tell')
})
const summary = {
  id: z.string(),
  group: z.object({ id: z.string(), name: z.string() }),
  mayWrite: z.boolean(),
  title: z.string(),
  last: mark,
  issued: mark.nullable()
}
export const briefingList = z.object({ briefings: z.array(z.object(summary)).readonly() })
export const briefing = z.object({
  ...summary,
  shown: z.object({
    ...mark.shape,
    title: z.string(),
    sections: z.array(section).readonly(),
    figures: z.array(figure).readonly()
  }),
  versions: z.array(mark).readonly()
})
