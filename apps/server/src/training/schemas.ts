/** What the calls on training rooms take and answer, as documented in /api/docs. */
import { PARTY_CODES } from '@cartif/negotiation'
import { z } from 'zod'

const time = z.string().describe('ISO 8601')
const progress = z.object({ id: z.string(), at: time.nullable().describe('When it was done') })

export const openBody = z.strictObject({
  instrument: z.string().max(100),
  revision: z.number().int().min(0).nullable().describe('null: the text as it stands, without what is proposed')
})
export const seatBody = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('chair') }),
  z.strictObject({ role: z.literal('delegate'), party: z.enum(PARTY_CODES) })
])
export const answerBody = z.strictObject({ answer: z.string().trim().min(1).max(200) })
export const made = z.object({ id: z.string() })
export const answered = z.object({ isRight: z.boolean() })

const person = z.object({
  user: z.string(),
  name: z.string(),
  role: z.string(),
  party: z.string().nullable(),
  progress: z.array(progress).readonly()
})
const training = z.object({
  id: z.string().describe('Of the sandbox: its text is at /api/instruments/{id}'),
  title: z.string(),
  source: z.object({ instrument: z.string(), title: z.string(), from: z.string() }),
  openedAt: time,
  openedBy: z.string(),
  mayClose: z.boolean(),
  practice: z.object({ role: z.string(), party: z.string().nullable() }).nullable(),
  people: z.array(person).readonly(),
  own: z.array(progress).readonly()
})
export const trainingList = z.object({
  rooms: z.array(training).readonly(),
  exercises: z
    .array(z.object({ id: z.string(), title: z.string(), role: z.string(), steps: z.array(z.string()).readonly() }))
    .readonly(),
  offers: z
    .array(
      z.object({
        instrument: z.string(),
        title: z.string(),
        revisions: z.array(z.object({ number: z.number(), symbol: z.string() })).readonly()
      })
    )
    .readonly()
})
