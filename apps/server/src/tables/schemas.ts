/** What the calls on tables take and answer, as documented in /api/docs. */
import { z } from 'zod'

const table = z.object({
  id: z.string(),
  section: z.string().describe('Under which it is listed'),
  name: z.string(),
  about: z.string(),
  rows: z.number(),
  columns: z.array(z.object({ name: z.string(), about: z.string(), isReadOnly: z.boolean() })),
  mayImport: z.boolean(),
  whyNoImport: z.string().nullable()
})

export const tableList = z.object({
  tables: z.array(table),
  inNoFile: z.array(z.object({ name: z.string(), why: z.string() })).describe('What is kept, and goes out as no table')
})

export const importRequest = z.strictObject({
  format: z.enum(['csv', 'json']),
  content: z.string().max(1_500_000),
  seen: z.string().max(64).optional().describe('From a preview: what it showed is done; without it nothing is')
})

export const importAnswer = z.object({
  changes: z
    .array(
      z.object({
        line: z.number(),
        what: z.enum(['new', 'changed']),
        name: z.string(),
        fields: z.array(z.object({ column: z.string(), was: z.string(), becomes: z.string() })).readonly()
      })
    )
    .readonly(),
  unchanged: z.number().describe('Rows that say what the table says already'),
  seen: z.string().describe('Names these changes, for the call that applies them'),
  isApplied: z.boolean(),
  notes: z.array(z.string()).readonly().describe('Told once, such as the links of invitations')
})
