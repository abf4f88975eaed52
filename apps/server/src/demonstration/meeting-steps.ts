/**
 * The phases and meetings of the demonstration, as data: when each act on them was done, and what it says. Articles are called as they
 * were in the text on the day the meeting was planned: "trade-facilitation-protocol: Article 16".
 */
import { z } from 'zod'
import { MEETING_KINDS } from '../meetings/meeting.ts'
import { PHASE_KINDS } from '../meetings/phase-store.ts'

const at = z.iso.datetime()
const day = z.iso.date()

const phase = z.strictObject({
  id: z.string(),
  plannedAt: at,
  kind: z.enum(PHASE_KINDS),
  name: z.string(),
  place: z.string().default(''),
  begins: day,
  ends: day,
  groups: z.array(z.string()).default([]),
  openedAt: at.optional(),
  closed: z.strictObject({ at, modalities: z.string() }).optional()
})

const item = z.strictObject({
  title: z.string(),
  minutes: z.number().optional(),
  articles: z.array(z.string()).default([]),
  summary: z.string().default('')
})

const followUp = z.strictObject({ text: z.string(), who: z.string(), by: day, doneAt: at.optional() })

const meeting = z.strictObject({
  group: z.string(),
  by: z.enum(['chair', 'secretariat']),
  plannedAt: at,
  phase: z.string().optional(),
  title: z.string(),
  kind: z.enum(MEETING_KINDS),
  place: z.string().default(''),
  link: z.string().default(''),
  starts: z.iso.datetime({ offset: true }),
  ends: z.iso.datetime({ offset: true }),
  zone: z.string(),
  agenda: z.array(item),
  /** Revisions by their instrument and number: "sps-protocol 1"; an instrument by its id alone. */
  documents: z.array(z.string()).default([]),
  attendance: z
    .strictObject({ at, apologies: z.array(z.string()).default([]), absent: z.array(z.string()).default([]) })
    .optional(),
  outcome: z.strictObject({ at, words: z.string(), followUps: z.array(followUp).default([]) }).optional()
})

export const meetingsSchema = z.strictObject({
  /** What the heads of delegation are called, by party. */
  heads: z.record(z.string(), z.string()),
  phases: z.array(phase),
  meetings: z.array(meeting)
})

export type MeetingStep = z.infer<typeof meeting>
export type PhaseStep = z.infer<typeof phase>
