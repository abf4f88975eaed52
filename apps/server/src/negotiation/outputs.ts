/**
 * The outputs that the implementation plan expects of the negotiation, as a checklist that nobody ticks: each entry gathers the facts
 * that show it, group by group and text by text, of those that the reader may know. Met where all of them are, under way where one is.
 */
import { isTreaty } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import type { Room } from '../instruments/room.ts'
import { MeetingStore } from '../meetings/meeting-store.ts'
import { PhaseStore } from '../meetings/phase-store.ts'
import { readableRooms, seatedParties } from '../monitoring/seats.ts'
import { READING } from '../reports/kinds.ts'
import type { ReportKind } from '../reports/kinds.ts'
import { ReportStore } from '../reports/report-store.ts'
import type { Services } from '../services.ts'
import {
  agreedFact,
  enteredFact,
  focalPointsFact,
  mappingFact,
  meetingFact,
  noTermsFact,
  planFact,
  reportFact,
  revisionFact,
  schedulesFact
} from './facts.ts'
import type { Fact } from './facts.ts'
import { listGroups } from './groups.ts'
import type { WorkingGroup } from './groups.ts'
import { listMilestones } from './milestones.ts'
import { briefingFact, modalitiesFact, publicationFact, workshopFact } from './facts-around.ts'

/** A fact and what it is about: a group, an instrument, or the whole negotiation. */
export interface OutputFact extends Fact {
  readonly about: string
}

export interface Output {
  readonly id: string
  readonly title: string
  /** What counts as it. */
  readonly counts: string
  readonly state: 'met' | 'under-way' | 'not-begun'
  readonly facts: readonly OutputFact[]
}

export interface OutputSection {
  readonly title: string
  readonly outputs: readonly Output[]
}

export function readOutputs(services: Services, user: SignedIn): readonly OutputSection[] {
  const groups = listGroups(services).filter(({ id }) => services.memberships.actorIn(id, user) !== undefined)
  if (groups.length === 0) return []
  const rooms = readableRooms(services, user)
  return [
    { title: 'Mandate and organisation', outputs: organisation(services, groups, rooms) },
    { title: 'Texts', outputs: texts(rooms) },
    { title: 'Commitments and consistency', outputs: commitments(services, rooms) },
    { title: 'Preparation and capacity building', outputs: preparation(services, user, groups) },
    { title: 'Meetings, reports and guidance', outputs: reporting(services, user, groups) }
  ]
}

function organisation(services: Services, groups: readonly WorkingGroup[], rooms: readonly Room[]): readonly Output[] {
  const seats = services.memberships.all()
  const named = new Set(seats.flatMap(({ focalPoint, party }) => (focalPoint && party !== null ? [party] : [])))
  const ofKind = (kind: string) => rooms.filter(({ info }) => info.kind === kind)
  const mine = groups.map(({ id }) => id)
  return [
    output('focal-points', 'National focal points named', 'Every party has somebody who invites its negotiators.', [
      { ...focalPointsFact([...named]), about: 'All parties' }
    ]),
    output(
      'terms-of-reference',
      'Terms of reference of the working groups',
      'Agreed article by article in the editor.',
      groups.map((group) => termsFact(group, ofKind('terms-of-reference')))
    ),
    output(
      'work-plans',
      'Work plans',
      'A group has planned its milestones.',
      groups.map(({ id, name }) => {
        const states = listMilestones(services, id).map(({ state }) => state)
        return { ...planFact(id, states), about: name }
      })
    ),
    output('modalities', 'Modalities of the negotiation', 'Agreed with the zero round, or as a text of their own.', [
      { ...modalitiesFact(services.db, new PhaseStore(services.db, services.now), mine), about: 'Zero round' },
      ...ofKind('modalities').map(about(agreedFact))
    ])
  ]
}

function texts(rooms: readonly Room[]): readonly Output[] {
  const ofKind = (...kinds: readonly string[]) => rooms.filter(({ info }) => kinds.includes(info.kind ?? 'agreement'))
  const treaty = rooms.filter(isOfTreaty)
  return [
    output('zero-drafts', 'Zero drafts', 'The text is on the table.', treaty.map(about(enteredFact))),
    output(
      'revised-drafts',
      'Revised drafts after a round of negotiation',
      'A first revision has been issued.',
      treaty.map(about((room) => revisionFact(room, 1)))
    ),
    output(
      'framework',
      'Agreed text of the Framework Agreement',
      'Every article is agreed.',
      ofKind('agreement').map(about(agreedFact))
    ),
    output(
      'protocols',
      'Agreed texts of the initial protocols',
      'Every article is agreed.',
      ofKind('protocol', 'annex').map(about(agreedFact))
    )
  ]
}

function commitments(services: Services, rooms: readonly Room[]): readonly Output[] {
  const treaty = rooms.filter(isOfTreaty)
  const seated = ({ info }: Room) => seatedParties(services.db, info.workingGroup).length
  return [
    output(
      'schedules',
      'Schedules of commitments',
      'Every party that takes part has shared its own.',
      treaty.map(about((room) => schedulesFact(room, seated(room))))
    ),
    output(
      'consistency',
      'Notes on consistency with the WTO agreements',
      'Every article has been read beside them.',
      treaty.map(about(mappingFact))
    )
  ]
}

function preparation(services: Services, user: SignedIn, groups: readonly WorkingGroup[]): readonly Output[] {
  const readable = services.memberships.groupsWhere(user.id, 'read-briefings')
  return [
    output(
      'briefings',
      'Regional briefings on the preparation of the countries',
      'A briefing has been issued.',
      groups.map((group) => ({ ...briefingFact(services, group.id, readable.includes(group.id)), about: group.name }))
    ),
    output(
      'workshops',
      'Capacity building',
      'A workshop has been held.',
      groups.map((group) => ({ ...workshopFact(services, group.id), about: group.name }))
    )
  ]
}

function reporting(services: Services, user: SignedIn, groups: readonly WorkingGroup[]): readonly Output[] {
  const { db, now, memberships } = services
  const [meetings, reports] = [new MeetingStore(db, now), new ReportStore(db, now)]
  const mayRead = (kind: ReportKind) => memberships.groupsWhere(user.id, READING[kind])
  return [
    output(
      'meetings',
      'Meetings of the working groups',
      'One has been held.',
      groups.map(({ id, name }) => ({ ...meetingFact(meetings, id, 1, now()), about: name }))
    ),
    output(
      'group-reports',
      'Reports of the working groups to the senior officials',
      'One has been issued.',
      groups.map(({ id, name }) => ({ ...reportFact(reports, 'working-group', [id], 1), about: name }))
    ),
    output('progress-report', 'Consolidated progress report', 'One has been issued that you may read.', [
      { ...reportFact(reports, 'progress', mayRead('progress'), 1), about: 'The negotiation' }
    ]),
    output('ministerial-report', 'Report to the Ministerial Conference', 'One has been issued that you may read.', [
      { ...reportFact(reports, 'ministerial', mayRead('ministerial'), 1), about: 'The negotiation' }
    ]),
    output('public-summaries', 'Public summaries', 'One has been published.', [
      { ...publicationFact(services), about: 'The negotiation' }
    ])
  ]
}

function output(id: string, title: string, counts: string, facts: readonly OutputFact[]): Output {
  const isMet = facts.length > 0 && facts.every((fact) => fact.isMet)
  const state = isMet ? 'met' : facts.some(({ isBegun }) => isBegun) ? 'under-way' : 'not-begun'
  return { id, title, counts, state, facts }
}

function about(fact: (room: Room) => Fact): (room: Room) => OutputFact {
  return (room) => ({ ...fact(room), about: room.info.title })
}

function isOfTreaty({ info }: Room): boolean {
  return isTreaty(info.kind ?? 'agreement')
}

function termsFact({ id, name }: WorkingGroup, terms: readonly Room[]): OutputFact {
  const room = terms.find(({ info }) => info.workingGroup === id)
  return { ...(room ? agreedFact(room) : noTermsFact(id)), about: name }
}
