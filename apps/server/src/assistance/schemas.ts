/** What the calls on assistance take and answer, as documented in /api/docs. */
import { PARTY_CODES } from '@cartif/negotiation'
import { z } from 'zod'
import { REQUEST_STATES, STEPS } from './steps.ts'
import { ASSISTANCE_KINDS, PRIORITIES, PROVIDERS } from './terms.ts'
import { WORKSHOP_KINDS } from './workshops.ts'

const time = z.string().describe('ISO 8601')
const party = z.string().describe('ISO 3166 alpha-3, lower case')
const words = (longest: number) => z.string().trim().max(longest)
const group = z.string().max(100)
const kind = z.enum(ASSISTANCE_KINDS)
const served = z.object({ instrument: z.string().nullable(), article: z.string().nullable(), name: z.string() })
const signed = { by: z.string(), at: time }

const requestWords = {
  instrument: z.string().max(100).nullable().default(null),
  article: z.string().max(100).nullable().default(null).describe('Its id; the article that the assistance serves'),
  topic: words(200).default(''),
  kind,
  need: words(4000).min(1),
  priority: z.enum(PRIORITIES).default('medium'),
  byWhen: z.iso.date().nullable().default(null),
  submit: z.boolean().describe('false: a draft, which only the own delegation reads')
}
export const requestBody = z.strictObject({ group, ...requestWords })
export const requestChange = z.strictObject({ ...requestWords, seen: z.number().int().min(1) })
export const stepBody = z.strictObject({
  step: z.enum(STEPS).exclude(['withdraw-offer']),
  offer: z.string().max(80).nullable().default(null).describe('Where the step is about an offer'),
  note: words(2000).default('')
})
export const offerBody = z.strictObject({
  group,
  provider: z.enum(PROVIDERS),
  name: words(200).default('').describe('Of a partner'),
  kind,
  words: words(4000).min(1),
  request: z.string().max(80).nullable().default(null).describe('The request that it is made to')
})
export const withdrawalBody = z.strictObject({ note: words(2000).default('') })

const attended = z
  .array(z.strictObject({ party: z.enum(PARTY_CODES), people: z.number().int().min(1).max(1000) }))
  .max(PARTY_CODES.length)
  .readonly()
const workshopWords = {
  title: words(300).min(1),
  kind: z.enum(WORKSHOP_KINDS).default('workshop'),
  on: z.iso.date(),
  days: z.number().int().min(1).max(60).default(1),
  place: words(300),
  instrument: z.string().max(100).nullable().default(null),
  article: z.string().max(100).nullable().default(null),
  about: words(4000).default(''),
  attended: attended.default([])
}
export const workshopBody = z.strictObject({ group, ...workshopWords })
export const workshopChange = z.strictObject({ ...workshopWords, seen: z.number().int().min(1) })
export const made = z.object({ id: z.string() })

const step = z.object({
  step: z.enum(STEPS),
  offer: z.string().nullable(),
  note: z.string(),
  party: party.nullable(),
  ...signed
})
const request = z.object({
  id: z.string(),
  number: z.number(),
  party,
  served,
  topic: z.string(),
  kind,
  need: z.string(),
  priority: z.enum(PRIORITIES),
  byWhen: z.string().nullable(),
  state: z.enum(['draft', ...REQUEST_STATES]),
  open: z.array(z.string()).readonly().describe('Offers that wait for an answer'),
  accepted: z.string().nullable(),
  steps: z.array(step).readonly(),
  ...signed
})
const offer = z.object({
  id: z.string(),
  provider: z.enum(PROVIDERS),
  name: z.string(),
  party: party.nullable(),
  kind,
  words: z.string(),
  isWithdrawn: z.boolean(),
  ...signed
})
const workshop = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  kind: z.enum(WORKSHOP_KINDS),
  on: z.string(),
  days: z.number(),
  place: z.string(),
  served,
  about: z.string(),
  attended: z.array(z.object({ party, people: z.number() })).readonly(),
  ...signed
})
const article = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  provision: z.string().nullable().describe('Its first provision, where a page of the text can begin')
})
const figures = z.object({
  requests: z.number(),
  countries: z.number(),
  states: z.array(z.object({ state: z.enum(REQUEST_STATES), count: z.number() })).readonly(),
  kinds: z.array(z.object({ kind, count: z.number() })).readonly(),
  workshops: z.number(),
  people: z.number()
})
const groupAssistance = z.object({
  id: z.string(),
  name: z.string(),
  party: party.nullable(),
  mayRead: z.boolean().describe('Requests and offers; workshops are read by everybody in the group'),
  mayAsk: z.boolean(),
  mayOffer: z.boolean(),
  mayHold: z.boolean(),
  parties: z.array(party).readonly(),
  instruments: z
    .array(z.object({ id: z.string(), title: z.string(), articles: z.array(article).readonly() }))
    .readonly(),
  requests: z.array(request).readonly(),
  offers: z.array(offer).readonly(),
  workshops: z.array(workshop).readonly(),
  needs: z
    .array(z.object({ served, assistance: z.string(), months: z.number().nullable() }))
    .readonly()
    .describe('Of the caller’s country alone: commitments with assistance that nothing has been asked for yet'),
  figures
})
export const assistance = z.object({ groups: z.array(groupAssistance).readonly() })
