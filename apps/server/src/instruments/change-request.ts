/** What a request may ask to change. Provisions are named by id or designation, places in them by quoting their words. */
import { z } from 'zod'

const words = z.string().max(50_000)
const some = words.min(1)
const name = z.string().min(1).max(200).describe('An id, or a designation such as “Article 7(1)”')
const amends = z.string().min(1).max(80).describe('The id of a proposal; the quote is found in the words it brings')
const noQuote = z.literal('').optional()

export const changeSchema = z.union([
  z.strictObject({ provision: name, quote: some, text: words }).describe('Replaces the quoted words, or strikes them'),
  z
    .strictObject({ provision: name, quote: noQuote, after: some, text: some })
    .describe('Inserts behind the quoted words'),
  z
    .strictObject({ provision: name.optional(), amends, quote: some, text: words })
    .describe('Replaces words of another proposal'),
  z
    .strictObject({ provision: name.optional(), amends, quote: noQuote, after: some, text: some })
    .describe('Inserts into words of another proposal'),
  z
    .strictObject({ newParagraph: z.strictObject({ after: name, notation: some }) })
    .describe('New provisions behind one, or at the end of an article'),
  z
    .strictObject({ newArticle: z.strictObject({ after: name, notation: some }) })
    .describe('A new article behind another, from its heading on'),
  z.strictObject({ deleteArticle: name }),
  z.strictObject({ moveArticle: z.strictObject({ article: name, after: name }) }),
  z
    .strictObject({ bracket: z.strictObject({ provision: name, quote: some }) })
    .describe('Brackets around words as they stand')
])

export const proposalSchema = z.strictObject({
  changes: z.array(changeSchema).min(1).max(200),
  rationale: z.string().max(10_000).default('')
})

export type ProposalRequest = z.infer<typeof proposalSchema>
export type ChangeRequest = z.infer<typeof changeSchema>
