/**
 * The mandates of the working groups in the demonstration, their work plans and who the people are, each entered at its own time. What
 * meets a milestone is in the negotiations and the meetings: here stands only what no fact can show.
 */
import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Memberships } from '../accounts/memberships.ts'
import type { Rooms } from '../instruments/rooms.ts'
import { seatedParties } from '../monitoring/seats.ts'
import { NEGOTIATION, actsOfGroup, noteAct } from '../negotiation/acts.ts'
import { listMilestones, noteMilestone, planMilestone } from '../negotiation/milestones.ts'
import { writeProfile } from '../negotiation/profiles.ts'
import { proof } from '../negotiation/proofs.ts'
import type { Database } from '../storage/database.ts'
import { readTold } from './coming-dates.ts'

const milestone = z.strictObject({
  title: z.string(),
  due: z.iso.date(),
  responsible: z.string(),
  proof,
  noted: z.strictObject({ at: z.iso.datetime(), note: z.string() }).optional()
})
const group = z.strictObject({
  id: z.string(),
  mandate: z.string(),
  modalities: z.string(),
  createdAt: z.iso.datetime(),
  plannedAt: z.iso.datetime(),
  milestones: z.array(milestone)
})
const person = z.strictObject({
  who: z.string(),
  organisation: z.string(),
  position: z.string(),
  designation: z.string(),
  showsAddress: z.boolean(),
  at: z.iso.datetime()
})
const groupsFile = z.strictObject({ groups: z.array(group), people: z.array(person) })
type Group = z.infer<typeof group>
type Milestone = z.infer<typeof milestone>

export interface DemonstrationGroupsOptions {
  readonly db: Database
  readonly memberships: Memberships
  /** Filled as the negotiations begin. */
  readonly rooms: Rooms
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

export class DemonstrationGroups {
  private readonly options: DemonstrationGroupsOptions
  private acts: readonly DatedAct[] = []

  constructor(options: DemonstrationGroupsOptions) {
    this.options = options
    const file = new URL('groups.json', options.files)
    if (!existsSync(file)) return
    const { groups, people } = groupsFile.parse(readTold(file, options.seededAt))
    const acts = [...groups.flatMap((one) => this.actsOn(one)), ...people.map((one) => this.introduce(one))]
    this.acts = acts.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
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

  private actsOn(one: Group): readonly DatedAct[] {
    const { rooms } = this.options
    // Where only some instruments are negotiated, only what is about them is planned.
    const concerns = ({ proof: by }: Milestone) => !('instrument' in by) || rooms.has(by.instrument)
    const plan = () => one.milestones.filter(concerns).forEach((each) => void this.plan(one.id, each))
    const notes = one.milestones.flatMap(({ title, noted }) =>
      noted ? [{ at: noted.at, carryOut: () => this.note(one.id, title, noted.note) }] : []
    )
    return [{ at: one.createdAt, carryOut: () => this.create(one) }, { at: one.plannedAt, carryOut: plan }, ...notes]
  }

  private create({ id, mandate, modalities }: Group): void {
    const { db } = this.options
    db.run(db.query.updateTable('working_group').set({ mandate, modalities }).where('id', '=', id))
    const user = this.options.mustFindPerson('secretariat').id
    const name = this.options.db.first(db.query.selectFrom('working_group').select('name').where('id', '=', id))?.name
    const body = { name, chair: this.options.mustFindPerson('chair').name, parties: seatedParties(db, id) }
    noteAct(this.options, { of: actsOfGroup(id), kind: 'group-created', user, body })
  }

  private plan(id: string, { title, due, responsible, proof: by }: Milestone): void {
    planMilestone(this.options, this.chairOf(id), id, { title, due, responsible, proof: by })
  }

  private note(id: string, title: string, note: string): void {
    const found = listMilestones(this.options, id).find((one) => one.title === title)
    if (found) noteMilestone(this.options, this.chairOf(id), id, found.id, note)
  }

  private chairOf(id: string) {
    return this.options.memberships.actorIn(id, this.options.mustFindPerson('chair'))!
  }

  private introduce({ who, at, ...profile }: z.infer<typeof person>): DatedAct {
    const carryOut = () => {
      const { id, name } = this.options.mustFindPerson(who)
      writeProfile(this.options, id, profile)
      if (profile.designation === '') return
      const body = { user: id, name, designation: profile.designation }
      const user = this.options.mustFindPerson('secretariat').id
      noteAct(this.options, { of: NEGOTIATION, kind: 'focal-point-designated', user, body })
    }
    return { at, carryOut }
  }
}
