/** What can prove that a milestone is met: a fact of the system, or, where there is none for it, a note of the chair. */
import { z } from 'zod'
import { MeetingStore } from '../meetings/meeting-store.ts'
import { seatedParties } from '../monitoring/seats.ts'
import { ReportStore } from '../reports/report-store.ts'
import type { Services } from '../services.ts'
import { agreedFact, enteredFact, mappingFact, meetingFact, reportFact, revisionFact, schedulesFact } from './facts.ts'
import type { Fact } from './facts.ts'

const instrument = z.string().max(200)
const number = z.number().int().min(1).max(99)

export const proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entered'), instrument }),
  z.strictObject({ kind: z.literal('revision'), instrument, number: z.number().int().min(0).max(99) }),
  z.strictObject({ kind: z.literal('agreed'), instrument }),
  z.strictObject({ kind: z.literal('schedules'), instrument }),
  z.strictObject({ kind: z.literal('mapping'), instrument }),
  z.strictObject({ kind: z.literal('meeting'), number }),
  z.strictObject({ kind: z.literal('report'), number }),
  z.strictObject({ kind: z.literal('noted') })
])
export type Proof = z.infer<typeof proof>

export type Facts = Pick<Services, 'db' | 'now' | 'rooms'>

/** Whether something can be planned on it: its instrument is one of the group. */
export function isOfGroup({ rooms }: Facts, group: string, wanted: Proof): boolean {
  return !('instrument' in wanted) || rooms.get(wanted.instrument)?.info.workingGroup === group
}

/** undefined where the proof is a note, or the instrument is none of the group any more. */
export function findFact(services: Facts, group: string, wanted: Proof): Fact | undefined {
  const { db, now, rooms } = services
  if (wanted.kind === 'noted') return undefined
  if (wanted.kind === 'meeting') return meetingFact(new MeetingStore(db, now), group, wanted.number, now())
  if (wanted.kind === 'report') return reportFact(new ReportStore(db, now), 'working-group', [group], wanted.number)
  const room = rooms.get(wanted.instrument)
  if (room?.info.workingGroup !== group) return undefined
  if (wanted.kind === 'entered') return enteredFact(room)
  if (wanted.kind === 'revision') return revisionFact(room, wanted.number)
  if (wanted.kind === 'agreed') return agreedFact(room)
  if (wanted.kind === 'mapping') return mappingFact(room)
  return schedulesFact(room, seatedParties(db, group).length)
}
