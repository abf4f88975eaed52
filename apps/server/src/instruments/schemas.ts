/** What the calls on an instrument answer, as documented in /api/docs. Times are ISO 8601 in UTC. */
import { INSTRUMENT_KINDS, PROPOSAL_STATUSES, STANCES } from '@cartif/negotiation'
import { z } from 'zod'

const time = z.string().describe('ISO 8601')
const party = z.string().nullable().describe('ISO 3166 alpha-3 in capitals; null for an office')
const version = z.string().describe('Names a wording: it changes when the words do')

export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string()
})
/** Every refusal is a problem document; docs/errors.md has the codes. */
export const refusals = { '4xx': problem }

export const agreementStatus = z.enum(['open', 'agreed-ad-referendum', 'agreed'])
export const articleKind = z.enum(['text', 'preamble', 'part', 'chapter', 'article', 'annex', 'signature'])
export const provisionKind = z.enum([
  'heading',
  'recital',
  'paragraph',
  'sub-paragraph',
  'item',
  'sub-item',
  'footnote'
])

export const counts = z.object({
  articles: z.number(),
  agreed: z.number(),
  openIssues: z.number(),
  openProposals: z.number()
})

const summaryFields = {
  id: z.string(),
  title: z.string(),
  symbol: z.string(),
  workingGroup: z.string(),
  kind: z.enum(INSTRUMENT_KINDS),
  latestRevision: z.object({ symbol: z.string(), issuedAt: time }).nullable(),
  counts
}
export const summary = z.object(summaryFields)

const outlineProvision = z.object({
  id: z.string(),
  kind: provisionKind,
  number: z.string(),
  designation: z.string(),
  status: agreementStatus
})
const outlineEntry = z.object({
  id: z.string(),
  kind: articleKind,
  number: z.string(),
  title: z.string(),
  proposed: z.boolean(),
  openIssues: z.number(),
  status: agreementStatus,
  provisions: z.array(outlineProvision)
})
export const instrument = z.object({
  ...summaryFields,
  role: z.enum(['delegate', 'chair', 'secretariat', 'legal', 'observer']),
  party: z.string().nullable(),
  holder: z.string().nullable().describe('Whose layer the caller writes'),
  holders: z.array(z.string()),
  lastAct: z.number().describe('In the register; 0 before the first'),
  exploratory: z.string().nullable().describe('The zero round that it is in: everything in it is without prejudice'),
  outline: z.array(outlineEntry)
})

const shownProvision = z.object({ id: z.string(), number: z.string(), kind: provisionKind, text: z.string() })
const shownArticle = z.object({
  id: z.string(),
  kind: articleKind,
  number: z.string(),
  title: z.string(),
  provisions: z.array(shownProvision)
})
export const text = z.object({ symbol: z.string(), view: z.string(), articles: z.array(shownArticle) })

export const numbers = z.object({
  symbol: z.string().nullable().describe('Of the revision; null where none has been issued'),
  numbers: z.array(
    z.object({
      id: z.string(),
      kind: z.union([articleKind, provisionKind]),
      number: z.string(),
      designation: z.string(),
      scope: z.string().describe('The id of what it is counted under')
    })
  )
})

const change = z.object({
  id: z.string(),
  kind: z.enum(['splice', 'bracket', 'insert-article', 'delete-article', 'move-article']),
  article: z.string().nullable(),
  provision: z.object({ id: z.string(), number: z.string(), designation: z.string() }).nullable(),
  amends: z.string().nullable().describe('The proposal whose words it changes'),
  removed: z.string(),
  inserted: z.string(),
  movedFrom: z.string().nullable().describe('The change of this proposal that strikes the words where they stood')
})
const position = z.object({
  pending: z.number().nullable().describe('The number of the proposal that it waits for'),
  onBehalfOf: z.string().describe('A group that it is taken for as well'),
  party: z.string(),
  stance: z.string(),
  note: z.string(),
  stale: z.boolean().describe('Taken on an earlier wording'),
  at: time,
  by: z.string(),
  version
})
const decided = z.object({ outcome: z.string(), by: z.string(), at: time, note: z.string(), version })
const late = z.object({ inserted: z.string(), removed: z.string() })
export const proposal = z.object({
  id: z.string(),
  number: z.number(),
  holder: z.string(),
  party,
  status: z.enum(PROPOSAL_STATUSES),
  version,
  rationale: z.string(),
  article: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
  tabledAt: time,
  tabledBy: z.string(),
  changes: z.array(change),
  sponsors: z.array(z.string()),
  pens: z.array(z.string()).describe('Co-sponsors who write in it'),
  takenOverAs: z.string().nullable().describe('The proposal that took the words up after they were withdrawn'),
  positions: z.array(position),
  decision: decided.nullable(),
  kept: z
    .object({ by: z.string(), at: time, note: z.string() })
    .nullable()
    .describe('When the chair last went over it and left it open'),
  late: late.nullable().describe('Written after the words were closed; on no table')
})

export const tabledProposal = proposal.extend({
  removed: z.array(z.string()).describe('Characters that cannot be seen and were taken out of the request, by name')
})

const consequence = z.object({
  proposal: z.string(),
  number: z.number().nullable(),
  holder: z.string(),
  party,
  effect: z.string().describe('superseded, rejected, overtaken, lapsed, narrowed, promoted')
})
const bracketed = z.string().describe('The articles concerned, in bracketed notation')
export const preview = z.object({ version, consequences: z.array(consequence), before: bracketed, after: bracketed })
export const decision = z.object({ proposal, consequences: z.array(consequence), before: bracketed, after: bracketed })

export const issue = z.object({ id: z.string(), article: z.string(), alternatives: z.array(proposal) })
export const issueOutcome = z.object({ consequences: z.array(consequence), before: bracketed, after: bracketed })

export const positionRequest = z.strictObject({
  stance: z.enum(STANCES).nullable(),
  note: z.string().max(10_000).optional(),
  seen: z.string().max(64).optional().describe('The version that was shown; the wording as it is, unless told'),
  pending: z.string().max(80).optional().describe('The id of a proposal that it waits for'),
  onBehalfOf: z.string().trim().max(80).optional().describe('A group that it is taken for as well'),
  audience: z.enum(['all', 'chair']).default('all').describe('chair: told to the chair’s table alone')
})
export const pensRequest = z.strictObject({
  parties: z
    .array(z.string().max(16))
    .max(50)
    .describe('Codes of co-sponsors; whoever is not named writes in it no more')
})
export const decisionRequest = z.strictObject({
  outcome: z.enum(['accept', 'reject', 'withdraw', 'reopen']),
  seen: z.string().max(64).optional().describe('The version that was shown'),
  note: z.string().max(10_000).optional()
})

export const lateRequest = z.strictObject({
  act: z.enum(['propose', 'drop']).describe('Tables them as a proposal of its own, or lets them go')
})

export const agreedPart = z.object({ id: z.string(), name: z.string(), status: agreementStatus })

export const revision = z.object({
  number: z.number(),
  symbol: z.string(),
  title: z.string(),
  note: z.string(),
  issuedAt: time,
  issuedBy: z.string(),
  hash: z.string(),
  counts
})
export const revisionRequest = z.strictObject({
  title: z.string().min(1).max(300),
  note: z.string().max(10_000).default('')
})

export const textChange = z.object({
  id: z.string(),
  kind: z.string().describe('inserted, deleted, moved, renumbered, split, joined, words, lifted, …'),
  article: z.string(),
  articleName: z.string(),
  at: z.object({ article: z.number(), provision: z.number().optional(), hunks: z.array(z.number()).readonly() }),
  isSubstance: z.boolean(),
  isBracket: z.boolean(),
  parties: z.array(z.string()).readonly(),
  sentence: z.string()
})

export const registerRow = z.object({
  seq: z.number(),
  kind: z.string(),
  actor: z.string(),
  actorName: z.string(),
  party: z.string().nullable(),
  at: time,
  body: z.unknown(),
  hash: z.string()
})

export const provenance = z.object({
  origin: z.string(),
  kind: z.enum(['import', 'proposal', 'pen', 'unknown']),
  number: z.number().nullable().describe('Of the proposal'),
  sponsors: z.array(z.string()),
  positions: z.array(z.object({ party: z.string(), stance: z.string(), note: z.string() })),
  by: z.string().nullable().describe('Who wrote, imported or tabled it'),
  at: time.nullable(),
  rationale: z.string(),
  decision: z.object({ outcome: z.string(), by: z.string(), at: time, note: z.string() }).nullable(),
  revision: z.string().nullable().describe('The first one issued since the words are in the text')
})

export const standing = z.object({
  party: z.string(),
  stance: z.string(),
  note: z.string(),
  at: time,
  by: z.string(),
  version: z.string().describe('Of the words as they stood')
})

export const confidence = z.object({
  proposal: z.string(),
  party: z.string(),
  stance: z.string(),
  note: z.string(),
  version,
  by: z.string(),
  at: time
})
