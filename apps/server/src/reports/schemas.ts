/** What the calls on reports take and answer, as documented in /api/docs. */
import { z } from 'zod'
import { ATTRIBUTIONS, LANGUAGES, REPORT_KINDS } from './kinds.ts'

const time = z.string().describe('ISO 8601')
const kind = z.enum(REPORT_KINDS)
const attribution = z.enum(ATTRIBUTIONS).describe('anonymous: no party is named; one reads “one delegation”')
const language = z.enum(LANGUAGES).describe('Of headings, tables and sentences; what is quoted stays as it is')
const group = z.object({ id: z.string(), name: z.string() })
const mark = z.object({ number: z.number(), at: time, by: z.string(), isIssued: z.boolean() })
const section = z.object({
  id: z.string().max(80),
  heading: z.string().max(300),
  text: z.string().max(200_000).describe('Paragraphs, one a line; “– ” begins an item')
})

const summary = {
  id: z.string(),
  kind,
  kindName: z.string(),
  attribution,
  language,
  createdAt: time,
  groups: z.array(group),
  mayWrite: z.boolean(),
  title: z.string(),
  last: mark.describe('The last version that the caller may read'),
  issued: mark.nullable()
}

export const reportList = z.object({
  reports: z.array(z.object(summary)),
  offers: z
    .array(
      z.object({
        kind,
        isAboutOne: z.boolean(),
        languages: z.array(language).readonly(),
        groups: z.array(group).readonly()
      })
    )
    .describe('What the caller may write, on which working groups')
})

export const report = z.object({
  ...summary,
  shown: mark.extend({ title: z.string(), sections: z.array(section) }),
  versions: z.array(mark),
  basis: z
    .object({
      asOf: time,
      figures: z.array(
        z.object({
          id: z.string(),
          instrument: z.string(),
          label: z.string(),
          value: z.number(),
          to: z.string().describe('The page where it is counted'),
          now: z.number().nullable()
        })
      ),
      places: z
        .array(z.object({ instrument: z.string(), name: z.string(), to: z.string() }))
        .readonly()
        .describe('The issues it spoke of, and where they are')
    })
    .describe('The figures it was written from')
})

export const reportRequest = z.strictObject({
  kind,
  groups: z.array(z.string().max(80)).min(1).max(50).describe('Ids of working groups'),
  attribution,
  language: language.default('en')
})

export const versionRequest = z.strictObject({
  title: z.string().trim().min(1).max(300),
  sections: z.array(section).min(1).max(100),
  seen: z.number().int().describe('The version it was written on'),
  issue: z.boolean().default(false)
})
