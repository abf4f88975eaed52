/**
 * What a report to Ministers tells beside the texts: what was asked for in assistance and delivered, who has stated what it takes part
 * in, what threatens the negotiation, and what comes next. Of commitments only what is shared, of requests no draft.
 */
import type { Actor } from '@cartif/negotiation'
import { stepsIn, stepsOf, submittedRequests } from '../assistance/assistance-store.ts'
import { assistanceFigures } from '../assistance/figures.ts'
import type { AssistanceFigures } from '../assistance/figures.ts'
import { standingAfter } from '../assistance/steps.ts'
import { workshopsIn } from '../assistance/workshops.ts'
import { readCommitments, sharedSchedules } from '../commitments/schedules.ts'
import type { Room } from '../instruments/room.ts'
import { PhaseStore, isFor } from '../meetings/phase-store.ts'
import type { Phase } from '../meetings/phase-store.ts'
import { readRisks } from '../risks/risk-store.ts'
import { byWeight, levelOf } from '../risks/risk.ts'
import type { Risk } from '../risks/risk.ts'
import type { DeskServices } from '../services.ts'

export interface ReportAround {
  readonly assistance: AssistanceFigures
  /** Parties that have shared a schedule on any of the texts. */
  readonly sharedBy: readonly string[]
  /** Shared statements that wait for assistance. */
  readonly waiting: number
  /** Severe and high ones that are not closed, what weighs most first. */
  readonly risks: readonly Risk[]
  /** Not over yet, the next first. */
  readonly phases: readonly Phase[]
}

/** Who reads only what everybody does. */
const ANYBODY: Actor = { user: '', name: '', role: 'observer' }

export function readAround(
  services: Pick<DeskServices, 'db' | 'now'>,
  groups: readonly string[],
  rooms: readonly Room[]
): ReportAround {
  const { db, now } = services
  const today = now().slice(0, 10)
  const requests = groups.flatMap((group) => requestsOf(services, group))
  const workshops = groups.flatMap((group) => workshopsIn(services, group))
  const stated = rooms.flatMap((room) => readCommitments(room, ANYBODY))
  return {
    assistance: assistanceFigures(requests, workshops),
    sharedBy: [...new Set(rooms.flatMap((room) => sharedSchedules(room).map(({ party }) => party)))].toSorted(),
    waiting: stated.filter(({ category }) => category === 'C').length,
    risks: readRisks(db).filter(isPressing(groups)).toSorted(byWeight),
    phases: new PhaseStore(db, now).list().filter((one) => one.ends >= today && groups.some((id) => isFor(one, id)))
  }
}

function requestsOf(services: Pick<DeskServices, 'db' | 'now'>, group: string) {
  const steps = stepsIn(services, group)
  return submittedRequests(services, group).map(({ id, party, kind }) => {
    return { party, kind, state: standingAfter(stepsOf(steps, id)).state }
  })
}

function isPressing(groups: readonly string[]): (risk: Risk) => boolean {
  return ({ workingGroup, status, ...risk }) => {
    const level = levelOf(risk)
    const isHere = workingGroup === null || groups.includes(workingGroup)
    return isHere && status !== 'closed' && (level === 'high' || level === 'severe')
  }
}
