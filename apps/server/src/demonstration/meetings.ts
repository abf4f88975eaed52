/**
 * Carries out what the demonstration has of phases and meetings, each act at its own time between the steps of the negotiations: what
 * a zero round ends with is computed from the text of that day, and what came of a meeting stands beside what the register has of it.
 */
import { existsSync } from 'node:fs'
import type { Memberships } from '../accounts/memberships.ts'
import { Rooms } from '../instruments/rooms.ts'
import { MeetingDesk } from '../meetings/meeting-desk.ts'
import type { AgendaArticle, Meeting, MeetingDocument, MeetingPlan } from '../meetings/meeting.ts'
import { nameOfArticle } from '../meetings/check-plan.ts'
import { PhaseDesk } from '../meetings/phase-desk.ts'
import { seatedParties } from '../monitoring/seats.ts'
import type { Database } from '../storage/database.ts'
import { readTold } from './coming-dates.ts'
import { meetingsSchema } from './meeting-steps.ts'
import type { MeetingStep, PhaseStep } from './meeting-steps.ts'

export interface DemonstrationMeetingsOptions {
  readonly db: Database
  readonly memberships: Memberships
  /** Filled as the negotiations begin. */
  readonly rooms: Rooms
  /** Ids of those that there will be. */
  readonly instruments: readonly string[]
  readonly files: URL
  /** The day from which is told what is still to come. */
  readonly seededAt: string
  now(): string
  mustFindPerson(who: string): { readonly id: string; readonly name: string }
}

interface DatedAct {
  readonly at: string
  carryOut(): void
}

export class DemonstrationMeetings {
  private readonly options: DemonstrationMeetingsOptions
  private readonly desk: MeetingDesk
  private readonly phases: PhaseDesk
  private readonly phaseIds = new Map<string, string>()
  private readonly heads: Readonly<Record<string, string>> = {}
  private acts: readonly DatedAct[] = []

  constructor(options: DemonstrationMeetingsOptions) {
    this.options = options
    this.desk = new MeetingDesk(options)
    this.phases = new PhaseDesk(options)
    const file = new URL('meetings.json', options.files)
    if (!existsSync(file)) return
    const { heads, phases, meetings } = meetingsSchema.parse(readTold(file, options.seededAt))
    this.heads = heads
    const all = [...phases.flatMap((one) => this.actsOnPhase(one)), ...meetings.flatMap((one) => this.actsOn(one))]
    this.acts = all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  }

  /** What was due before a moment; all that is left without one. Tells the clock the time of each. */
  until(moment: string | undefined, setClock: (at: string) => void): void {
    const isDue = ({ at }: DatedAct) => moment === undefined || Date.parse(at) < Date.parse(moment)
    const due = this.acts.filter(isDue)
    this.acts = this.acts.slice(due.length)
    for (const act of due) {
      setClock(act.at)
      act.carryOut()
    }
  }

  private actsOnPhase({ id, plannedAt, openedAt, closed, ...plan }: PhaseStep): readonly DatedAct[] {
    const mustFind = () => this.phases.mustOpen(this.secretariat(), this.phaseIds.get(id)!)
    const acts = [
      { at: plannedAt, carryOut: () => void this.phaseIds.set(id, this.phases.plan(this.secretariat(), plan).id) }
    ]
    const open = () => void this.phases.openZeroRound(this.secretariat(), mustFind().id, mustFind().version)
    if (openedAt !== undefined) acts.push({ at: openedAt, carryOut: open })
    if (closed === undefined) return acts
    const close = () =>
      void this.phases.closeZeroRound(this.secretariat(), mustFind().id, mustFind().version, closed.modalities)
    return [...acts, { at: closed.at, carryOut: close }]
  }

  /** One after the other, each on the version that the one before it wrote. */
  private actsOn(step: MeetingStep): readonly DatedAct[] {
    let meeting: Meeting | undefined
    const user = () => this.person(step.by)
    const plan = () => void ({ meeting } = this.desk.plan(user(), step.group, this.planOf(step)))
    const acts: DatedAct[] = [{ at: step.plannedAt, carryOut: plan }]
    const attend = () => void ({ meeting } = this.recordAttendance(meeting!, step))
    if (step.attendance) acts.push({ at: step.attendance.at, carryOut: attend })
    const conclude = () => void ({ meeting } = this.recordOutcome(meeting!, step))
    if (step.outcome) acts.push({ at: step.outcome.at, carryOut: conclude })
    step.outcome?.followUps.forEach(({ doneAt, who }, index) => {
      const settle = () =>
        void this.desk.settleFollowUp(this.person(who), meeting!.id, meeting!.followUps[index]!.id, true)
      if (doneAt !== undefined) acts.push({ at: doneAt, carryOut: settle })
    })
    return acts
  }

  private planOf({ title, kind, phase, place, link, starts, ends, zone, agenda, documents }: MeetingStep): MeetingPlan {
    const items = agenda.map((item, index) => ({
      id: `item-${index + 1}`,
      title: item.title,
      minutes: item.minutes ?? null,
      articles: item.articles.flatMap((one) => this.findArticle(one)),
      summary: ''
    }))
    const known = documents.flatMap((one) => this.findDocument(one))
    const inPhase = phase === undefined ? null : (this.phaseIds.get(phase) ?? null)
    return { title, kind, phase: inPhase, place, link, starts, ends, zone, agenda: items, documents: known }
  }

  private recordAttendance({ id, version, workingGroup }: Meeting, { by, attendance }: MeetingStep) {
    const { apologies = [], absent = [] } = attendance ?? {}
    const all = seatedParties(this.options.db, workingGroup).map((party) => {
      const presence = apologies.includes(party) ? 'apologies' : absent.includes(party) ? 'absent' : 'present'
      return { party, presence, head: presence === 'present' ? (this.heads[party] ?? '') : '' } as const
    })
    return this.desk.recordAttendance(this.person(by), id, version, all)
  }

  private recordOutcome({ id, version, agenda: items }: Meeting, { by, agenda, outcome }: MeetingStep) {
    const summaries = agenda.map(({ summary }, index) => ({ item: items[index]!.id, summary }))
    const followUps = outcome!.followUps.map(({ text, who, by: due }) => ({ id: null, text, who, by: due }))
    return this.desk.recordOutcome(this.person(by), id, {
      seen: version,
      outcome: outcome!.words,
      summaries,
      followUps
    })
  }

  /** None of an instrument that this demonstration has not. */
  private findArticle(words: string): readonly AgendaArticle[] {
    const [instrument = '', number = ''] = words.split(': ')
    const room = this.options.rooms.get(instrument)
    if (!room) return this.without(instrument)
    const entry = room.live.outline.find((one) => (one.number || one.title) === number)
    if (!entry) throw new Error(`there is no ${words}.`)
    return [{ instrument, article: entry.id, name: nameOfArticle(room, entry.id) ?? '' }]
  }

  private findDocument(words: string): readonly MeetingDocument[] {
    const [instrument = '', number] = words.split(' ')
    if (!this.options.rooms.has(instrument)) return this.without(instrument)
    return [
      number === undefined
        ? { kind: 'instrument', instrument }
        : { kind: 'revision', instrument, number: Number(number) }
    ]
  }

  /** Nothing of what this demonstration has not; what it has not yet cannot be spoken of. */
  private without(instrument: string): readonly never[] {
    if (this.options.instruments.includes(instrument)) throw new Error(`${instrument} is not there yet.`)
    return []
  }

  private secretariat() {
    return this.person('secretariat')
  }

  private person(who: string) {
    const { id, name } = this.options.mustFindPerson(who)
    return { id, name, email: '', session: '' }
  }
}
