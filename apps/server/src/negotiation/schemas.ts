/** What the calls on working groups, the directory and the outputs take and answer, as documented in /api/docs. */
import { INSTRUMENT_KINDS, PARTY_CODES } from '@cartif/negotiation'
import { z } from 'zod'
import { summary } from '../instruments/schemas.ts'
import { MILESTONE_STATES } from './milestone-state.ts'
import { WTO_STATUSES } from './party-status.ts'
import { proof } from './proofs.ts'

const time = z.string().describe('ISO 8601')
const day = z.iso.date()
const code = z.enum([...PARTY_CODES] as [string, ...string[]]).describe('ISO 3166 alpha-3, lower case')
const role = z.enum(['delegate', 'chair', 'secretariat', 'legal', 'observer'])
const longText = z.string().trim().max(5000)

export const title = z.string().trim().min(1).max(300)
export const symbol = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}/. -]{0,59}$/u)
  .describe('"CARTIF/TF"')

export const fact = z.object({
  isMet: z.boolean(),
  isBegun: z.boolean(),
  says: z.string(),
  to: z.string().describe('The page where it is seen'),
  at: time.nullable()
})

const plan = {
  title,
  due: day,
  responsible: z.enum(['all', 'chair', 'secretariat', ...PARTY_CODES]),
  proof
}
export const milestonePlan = z.strictObject(plan)
const milestone = z.object({
  id: z.string(),
  ...plan,
  note: z.string(),
  by: z.string(),
  at: time,
  state: z.enum(MILESTONE_STATES),
  fact: fact.nullable()
})

const groupSummary = {
  id: z.string(),
  name: z.string(),
  mandate: z.string(),
  isOpenToObservers: z.boolean(),
  closedAt: time.nullable(),
  role,
  party: z.string().nullable(),
  chairs: z.array(z.string()),
  parties: z.array(z.string()),
  instruments: z.array(summary),
  terms: z.object({ id: z.string(), isAgreed: z.boolean() }).nullable().describe('Its terms of reference'),
  plan: z.object({
    milestones: z.number(),
    met: z.number(),
    late: z.number(),
    next: z.object({ title: z.string(), due: z.string() }).nullable()
  })
}
export const groupList = z.object({
  groups: z.array(z.object(groupSummary)),
  mayCreate: z.boolean()
})

export const group = z.object({
  ...groupSummary,
  modalities: z.string(),
  members: z.array(
    z.object({
      user: z.string(),
      name: z.string(),
      role,
      party: z.string().nullable(),
      focalPoint: z.boolean(),
      organisation: z.string(),
      position: z.string()
    })
  ),
  milestones: z.array(milestone),
  acts: z.array(
    z.object({
      seq: z.number(),
      kind: z.string(),
      actor: z.string(),
      actorName: z.string(),
      party: z.string().nullable(),
      at: time,
      body: z.unknown()
    })
  ),
  mayPlan: z.boolean(),
  mayManage: z.boolean()
})

const words = {
  name: z.string().trim().min(3).max(120),
  mandate: longText,
  modalities: longText.describe('How it meets and decides'),
  isOpenToObservers: z.boolean()
}
export const groupWords = z.strictObject(words)
export const newGroup = z.strictObject({
  ...words,
  chair: z.string().max(80).describe('The id of a user'),
  legal: z.string().max(80).optional().describe('The id of the user who reviews its texts for the lawyers'),
  parties: z.array(code).min(1).max(PARTY_CODES.length)
})

export const newInstrument = z.strictObject({
  title,
  symbol,
  kind: z.enum(INSTRUMENT_KINDS),
  file: z.string().trim().min(1).max(200).describe('What the draft is called'),
  notation: z.string().max(1_500_000).optional().describe('Bracketed notation, which plain text is too'),
  docx: z.string().max(1_900_000).optional().describe('A Word file in base64, instead'),
  isTrial: z.boolean().optional().describe('Only reads the draft and says what it would put on the table')
})

export const draftPreview = z.object({
  articles: z.number(),
  brackets: z.number(),
  proposals: z.number().describe('What the brackets propose; words for which others stand are none'),
  unnamed: z.number().describe('Proposals of nobody by name'),
  parties: z
    .array(z.object({ party: z.string(), proposals: z.number(), coSponsored: z.number() }))
    .readonly()
    .describe('By code, in capitals'),
  notes: z.array(z.string()).readonly()
})

const wto = z.object({
  status: z.enum(WTO_STATUSES),
  since: day.nullable(),
  asOf: day,
  source: z.string().trim().min(1).max(300)
})
export const partyStatus = wto
const profileWords = {
  organisation: z.string().trim().max(200),
  position: z.string().trim().max(200),
  designation: z.string().trim().max(300).describe('The letter by which a focal point was named'),
  showsAddress: z.boolean()
}
export const profile = z.strictObject(profileWords)
export const directory = z.object({
  parties: z.array(z.object({ code: z.string(), en: z.string(), ru: z.string(), wto })),
  people: z.array(
    z.object({
      user: z.string(),
      name: z.string(),
      role: z.string(),
      party: z.string().nullable(),
      focalPoint: z.boolean(),
      groups: z.array(z.string()).describe('Those that the caller is in, too'),
      ...profileWords,
      email: z.string().nullable()
    })
  ),
  mayEdit: z.boolean()
})

export const outputs = z.object({
  sections: z
    .array(
      z.object({
        title: z.string(),
        outputs: z
          .array(
            z.object({
              id: z.string(),
              title: z.string(),
              counts: z.string(),
              state: z.enum(['met', 'under-way', 'not-begun']),
              facts: z.array(fact.extend({ about: z.string() })).readonly()
            })
          )
          .readonly()
      })
    )
    .readonly()
})
