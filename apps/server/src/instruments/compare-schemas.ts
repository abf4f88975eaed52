/** What the calls of comparison answer, as documented in /api/docs. */
import { z } from 'zod'
import { counts, textChange } from './schemas.ts'

const time = z.string().describe('ISO 8601')

export const comparedSide = z.object({
  kind: z.enum(['revision', 'live', 'accepted', 'draft', 'file']),
  name: z.string().describe('As it is asked for'),
  symbol: z.string(),
  title: z.string(),
  issuedAt: time.nullable(),
  reading: z.string().optional().describe('Beside a file: how it is read, which is how the file reads')
})

const act = z.object({
  kind: z.enum(['tabled', 'open', 'accepted', 'rejected', 'withdrawn', 'superseded', 'reopened', 'pen', 'lapsed']),
  number: z.number().nullable().describe('Of the proposal'),
  parties: z.array(z.string()).readonly(),
  by: z.string(),
  at: time,
  note: z.string(),
  sentence: z.string()
})

export const comparison = z.object({
  from: z.string().describe('The symbol of the side'),
  to: z.string(),
  sides: z.object({ from: comparedSide, to: comparedSide }),
  view: z.enum(['words', 'brackets']),
  changes: z.array(textChange.extend({ decisions: z.array(act).readonly().describe('The acts behind it') })),
  redline: z.unknown().describe('Articles, their provisions, and in each the words kept, inserted and deleted')
})

export const fileRequest = z.strictObject({
  name: z.string().trim().min(1).max(200),
  content: z.string().optional().describe('Bracketed notation or plain text'),
  docx: z.string().optional().describe('A Word file in base64')
})

export const keptFile = z.object({
  side: z.string().describe('To be asked for in a comparison'),
  name: z.string(),
  at: time,
  expiresAt: time,
  articles: z.number(),
  remarks: z.array(z.string()).readonly().describe('What could not be read as it was meant')
})

export const threeWay = z.object({
  base: comparedSide,
  theirs: comparedSide,
  ours: comparedSide,
  counts: z.object({
    unchanged: z.number(),
    theirs: z.number(),
    ours: z.number(),
    same: z.number(),
    conflict: z.number()
  }),
  rows: z.array(
    z.object({
      id: z.string().describe('Of the provision: the same when it is asked for again'),
      state: z.enum(['unchanged', 'theirs', 'ours', 'same', 'conflict']),
      designation: z.string(),
      article: z.string(),
      theirs: z.unknown().describe('The provision against the base; null where it is only in ours'),
      ours: z.unknown()
    })
  )
})

export const series = z.array(
  z.object({
    side: z.string(),
    symbol: z.string(),
    title: z.string(),
    issuedAt: time.nullable(),
    counts: counts.extend({ brackets: z.number() })
  })
)
