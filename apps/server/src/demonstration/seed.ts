/**
 * Fills an empty data directory with the demonstration: working groups, accounts, the zero drafts, and the negotiations on them
 * replayed act by act in the order of their dates; with them how articles relate to other agreements, and some schedules. Who has
 * no seat in a group cannot act in it; what is still to come is told from the day of seeding. A step that does not fit stops the start.
 */
import { readFileSync } from 'node:fs'
import { PARTY_CODES } from '@cartif/negotiation'
import type { Accounts, SignedIn } from '../accounts/accounts.ts'
import type { Memberships } from '../accounts/memberships.ts'
import { createInstrument } from '../instruments/create-instrument.ts'
import { Rooms } from '../instruments/rooms.ts'
import type { RoomOptions } from '../instruments/room.ts'
import type { Database } from '../storage/database.ts'
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.ts'
import { carryOut } from './carry-out.ts'
import type { Talks } from './carry-out.ts'
import { DEMONSTRATION_INSTRUMENTS, FRAMEWORK_AGREEMENT } from './instruments.ts'
import type { DemonstrationInstrument } from './instruments.ts'
import { enterAssistance } from './assistance.ts'
import { enterPreparation } from './preparation.ts'
import { DemonstrationGroups } from './groups.ts'
import { DemonstrationMeetings } from './meetings.ts'
import { enterMapping, enterSchedules } from './schedules.ts'
import { DemonstrationSecretariat } from './secretariat.ts'
import type { Beside } from './schedules.ts'
import { negotiationSchema } from './steps.ts'
import type { Step } from './steps.ts'
import { WORKING_GROUPS, groupsOf } from './working-groups.ts'
import { PACKAGE_ROOT } from '../package-root.ts'

/** The zero drafts and the steps of the negotiations on them. */
const FILES = new URL('demo/', PACKAGE_ROOT)

export interface SeedOptions {
  readonly db: Database
  readonly accounts: Accounts
  readonly memberships: Memberships
  now(): string
  readonly files?: URL
  readonly instruments?: readonly DemonstrationInstrument[]
}

type Person = Pick<SignedIn, 'id' | 'name'>

interface DatedStep {
  readonly instrument: DemonstrationInstrument
  readonly step: Step
  /** In the negotiation on the instrument, from 1. */
  readonly number: number
}

/** Does nothing where there is an instrument already. All of it happens, or none. */
export async function seedDemonstration(options: SeedOptions): Promise<void> {
  const { db } = options
  if (db.first(db.query.selectFrom('instrument').select('id').limit(1))) return
  for (const { id, name, isOpenToObservers = false } of WORKING_GROUPS) {
    db.run(
      db.query
        .insertInto('working_group')
        .values({ id, name, closed_to_observers: isOpenToObservers ? 0 : 1 })
        .onConflict((conflict) => conflict.doNothing())
    )
  }
  const people = await createPeople(options)
  db.transaction(() => replay(options, people))
}

async function createPeople({ accounts, memberships }: SeedOptions): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>()
  for (const account of DEMONSTRATION_ACCOUNTS) {
    const { who, name, email, role, party } = account
    const id = await accounts.create({ name, email, password: DEMONSTRATION_PASSWORD })
    for (const { id: workingGroup } of groupsOf(account)) {
      const focalPoint = role === 'delegate' && workingGroup === FRAMEWORK_AGREEMENT.workingGroup
      memberships.set(id, { workingGroup, role, party, focalPoint })
    }
    people.set(who, { id, name })
  }
  return people
}

function replay(options: SeedOptions, people: ReadonlyMap<string, Person>): void {
  const { db, accounts, memberships, files = FILES, instruments = DEMONSTRATION_INSTRUMENTS } = options
  let clock = ''
  const seededAt = options.now()
  const room = { parties: PARTY_CODES, db, now: () => clock, nameOf: accounts.nameOf }
  const talks = new Map<string, Talks>()
  const rooms = new Rooms()
  const mustFindPerson = (who: string) => people.get(who)!
  const around = { db, memberships, rooms, files, seededAt, now: room.now, mustFindPerson }
  const meetings = new DemonstrationMeetings({ ...around, instruments: instruments.map(({ id }) => id) })
  const groups = new DemonstrationGroups(around)
  const desk = { ...around, accounts }
  const secretariat = new DemonstrationSecretariat(desk)
  const setClock = (at: string) => void (clock = at)
  // Whatever is due by a moment, in the order of its time.
  const meet = (moment: string | undefined) => meetings.until(moment, setClock)
  const plan = (moment: string | undefined) => {
    groups.until(moment, (at) => (meet(at), setClock(at)))
    meet(moment)
  }
  const due = (moment: string | undefined) => {
    secretariat.until(moment, (at) => (plan(at), setClock(at)))
    plan(moment)
  }
  const beside = besideOf(talks, people, memberships, { files, seededAt })
  for (const { instrument, step, number } of stepsByDate(instruments, files)) {
    try {
      due(step.at)
      clock = step.at
      const isNew = !talks.has(instrument.id)
      if (isNew) talks.set(instrument.id, beginTalks(instrument, room, files))
      if (isNew) rooms.open(talks.get(instrument.id)!.room)
      const actor = beside(instrument).mustFindActor(step.by)
      if (isNew) enterMapping(beside(instrument))
      carryOut(talks.get(instrument.id)!, step, actor)
    } catch (error) {
      const what = `step ${number} on ${instrument.id} (${step.act} by ${step.by})`
      throw new Error(`${what} does not fit: ${(error as Error).message}`, { cause: error })
    }
  }
  // What comes after the last step finds what stands beside the texts: a report counts it.
  for (const instrument of instruments) if (talks.has(instrument.id)) enterBeside(beside(instrument))
  due(undefined)
  for (const { room: opened } of talks.values()) opened.stop()
}

function enterBeside(beside: Beside): void {
  enterSchedules(beside)
  enterPreparation(beside)
  enterAssistance(beside)
}

function besideOf(
  talks: ReadonlyMap<string, Talks>,
  people: ReadonlyMap<string, Person>,
  memberships: Memberships,
  told: Pick<Beside, 'files' | 'seededAt'>
) {
  return ({ id, name, workingGroup }: DemonstrationInstrument): Beside => ({
    room: talks.get(id)!.room,
    name,
    ...told,
    mustFindActor: (who) => {
      const person = people.get(who)
      const actor = person && memberships.actorIn(workingGroup, person)
      if (!actor) throw new Error(`nobody in the working group is called ${who}.`)
      return actor
    }
  })
}

/** Of all negotiations; on the same moment, in the order of the instruments. */
function stepsByDate(instruments: readonly DemonstrationInstrument[], files: URL): readonly DatedStep[] {
  const steps = instruments.flatMap((instrument) => {
    const json = readFileSync(new URL(`${instrument.name}.negotiation.json`, files), 'utf8')
    return negotiationSchema.parse(JSON.parse(json)).steps.map((step, at) => ({ instrument, step, number: at + 1 }))
  })
  return steps.toSorted((a, b) => Date.parse(a.step.at) - Date.parse(b.step.at))
}

/** The text is entered at the date of the first step. */
function beginTalks(instrument: DemonstrationInstrument, options: Omit<RoomOptions, 'info'>, files: URL): Talks {
  const { name, ...info } = instrument
  const file = `${name}.zero-draft.txt`
  const source = { file, notation: readFileSync(new URL(file, files), 'utf8') }
  return { room: createInstrument({ ...options, info }, source), proposals: new Map() }
}
