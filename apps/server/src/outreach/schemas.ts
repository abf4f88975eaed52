/** What the calls on publications take and answer, as documented in /api/docs. */
import { z } from 'zod'
import { PUBLICATION_ACTS, PUBLICATION_KINDS } from './publication.ts'

const time = z.string().describe('ISO 8601')
const words = z.strictObject({
  title: z.string().trim().min(1).max(200),
  summary: z.string().trim().max(600).describe('One or two sentences'),
  text: z.string().trim().max(20_000).describe('Paragraphs, one a line; “– ” begins an item')
})
const fact = z.object({ id: z.string(), en: z.string(), ru: z.string() })

const content = {
  kind: z.enum(PUBLICATION_KINDS),
  happenedOn: z.iso.date().describe('The day of what it tells of'),
  words: z.strictObject({ en: words, ru: words.nullable() })
}
const chosen = z
  .array(z.string().max(200))
  .max(40)
  .describe('Ids of figures to release; each is counted now and stays so')

export const publicationRequest = z.strictObject({
  groups: z.array(z.string().max(80)).min(1).max(50).describe('Ids of working groups'),
  ...content,
  facts: chosen
})
export const versionRequest = z.strictObject({
  seen: z.number().int().describe('The version it was written on'),
  ...content,
  facts: chosen
})
export const actRequest = z.strictObject({
  act: z.enum(PUBLICATION_ACTS),
  seen: z.number().int().describe('The version that was read')
})

const version = z.object({ ...content, number: z.number(), facts: z.array(fact), by: z.string(), at: time })
export const publication = z.object({
  id: z.string(),
  groups: z.array(z.string()),
  state: z.enum(['draft', ...PUBLICATION_ACTS]).describe('Of the newest version'),
  last: version,
  standing: z.number().nullable().describe('The version that the public reads'),
  acts: z.array(z.object({ act: z.enum(PUBLICATION_ACTS), version: z.number(), by: z.string(), at: time })),
  mayWrite: z.boolean(),
  mayApprove: z.boolean().describe('Did not write the newest version')
})
export const publicationList = z.object({
  publications: z.array(publication),
  groups: z.array(z.object({ id: z.string(), name: z.string() })).describe('Those the caller may write on'),
  facts: z
    .array(fact.extend({ workingGroup: z.string().nullable() }))
    .describe('What may be released of them, as it is now')
})
