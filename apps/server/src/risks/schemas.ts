/** What the calls on risks take and answer, as documented in /api/docs. */
import { z } from 'zod'
import { INDICATOR_IDS } from './indicators.ts'
import { IMPACTS, LIKELIHOODS, RISK_CATEGORIES, RISK_LEVELS, RISK_STATUSES } from './risk.ts'

const time = z.string().describe('ISO 8601')
const group = z.string().max(80).nullable().describe('Id of a working group; null: the negotiation as a whole')
const grade = z.number().int().min(1).max(5)

/** "1 rare, 2 unlikely" */
function scaleOf(words: readonly string[]): string {
  return words.map((word, at) => `${at + 1} ${word}`).join(', ')
}

/** What somebody says of a risk. */
export const riskWords = {
  category: z.enum(RISK_CATEGORIES),
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(4000),
  likelihood: grade.describe(scaleOf(LIKELIHOODS)),
  impact: grade.describe(scaleOf(IMPACTS)),
  mitigation: z.string().trim().max(4000),
  owner: z.string().trim().max(200).describe('Who sees to it'),
  reviewOn: z.iso.date().nullable().describe('When it is looked at again'),
  status: z.enum(RISK_STATUSES),
  indicator: z.enum(INDICATOR_IDS as [string, ...string[]]).nullable(),
  threshold: z.number().min(0).max(100_000).nullable().describe('null: the one of the indicator')
}

export const riskRequest = z.strictObject({ workingGroup: group, ...riskWords })
export const riskChange = z.strictObject({
  seen: z.number().int().describe('The version it was written on'),
  ...riskWords
})

const indicator = z.object({
  id: z.string(),
  category: riskWords.category,
  label: z.string(),
  unit: z.string(),
  threshold: z.number(),
  value: z.number(),
  isOver: z.boolean().describe('It calls attention'),
  of: z.array(z.object({ title: z.string(), value: z.number(), to: z.string() })).readonly()
})

const shape = {
  ...riskWords,
  id: z.string(),
  workingGroup: group,
  indicator: z.string().nullable(),
  reviewOn: z.string().nullable(),
  version: z.number(),
  by: z.string(),
  at: time
}
export const riskVersion = z.object(shape)
export const risk = z.object({
  ...shape,
  level: z.enum(RISK_LEVELS),
  isOverdue: z.boolean().describe('The day on which it was to be looked at has passed'),
  reading: z
    .object({ label: z.string(), unit: z.string(), value: z.number(), threshold: z.number(), isOver: z.boolean() })
    .nullable()
    .describe('Of its indicator, on what the caller may read')
})

export const riskRegister = z.object({
  asOf: time,
  scopes: z
    .array(
      z.object({
        workingGroup: group,
        name: z.string(),
        mayWrite: z.boolean(),
        indicators: z.array(indicator).readonly()
      })
    )
    .describe('The negotiation, and the groups of the caller'),
  risks: z.array(risk)
})
