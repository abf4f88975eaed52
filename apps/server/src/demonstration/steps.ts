/** The acts of the demonstration negotiation, as data: what each of them is, and nothing about how it is carried out. */
import { z } from 'zod'
import { STANCES } from '@cartif/negotiation'
import { changeSchema } from '../instruments/change-request.ts'

const base = { at: z.iso.datetime(), by: z.string() }

export const stepSchema = z.discriminatedUnion('act', [
  z.strictObject({
    ...base,
    act: z.literal('propose'),
    id: z.string(),
    rationale: z.string().default(''),
    changes: z.array(changeSchema)
  }),
  z.strictObject({
    ...base,
    act: z.literal('position'),
    on: z.string(),
    stance: z.enum(STANCES),
    note: z.string().optional()
  }),
  z.strictObject({
    ...base,
    act: z.literal('standing'),
    article: z.string(),
    stance: z.enum(STANCES),
    note: z.string().optional()
  }),
  z.strictObject({
    ...base,
    act: z.literal('decide'),
    on: z.string(),
    outcome: z.enum(['accept', 'reject', 'withdraw', 'reopen']),
    note: z.string().optional()
  }),
  z.strictObject({
    ...base,
    act: z.literal('status'),
    article: z.string(),
    status: z.enum(['open', 'agreed-ad-referendum', 'agreed'])
  }),
  z.strictObject({ ...base, act: z.literal('revision'), title: z.string(), note: z.string().default('') })
])

export type Step = z.infer<typeof stepSchema>
export const negotiationSchema = z.strictObject({ steps: z.array(stepSchema) })
