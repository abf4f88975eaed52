/**
 * Fills an empty data directory with the demonstration: working groups, accounts, the zero draft, and a negotiation on it
 * replayed act by act through the same functions that answer requests. A step that does not fit stops the start.
 */
import { readFileSync } from 'node:fs'
import { PARTY_CODES } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import type { Accounts } from '../accounts/accounts.ts'
import type { Memberships } from '../accounts/memberships.ts'
import { setStatus } from '../instruments/agreement.ts'
import { createInstrument } from '../instruments/create-instrument.ts'
import { decide } from '../instruments/decisions.ts'
import { mustFindProvision } from '../instruments/find-words.ts'
import { takePosition } from '../instruments/positions.ts'
import { propose } from '../instruments/propose.ts'
import { reopenDecision } from '../instruments/reopening.ts'
import { issueRevision } from '../instruments/revisions.ts'
import type { InstrumentInfo, Room } from '../instruments/room.ts'
import type { Database } from '../storage/database.ts'
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.ts'
import { negotiationSchema } from './steps.ts'
import type { Step } from './steps.ts'

const WORKING_GROUPS = [
  ['rtg', 'Regional Trade Group'],
  ['trade-facilitation', 'Trade Facilitation'],
  ['sps', 'Sanitary and Phytosanitary Measures'],
  ['tbt', 'Technical Barriers to Trade'],
  ['digital-trade', 'Digital Trade and E-Commerce'],
  ['investment-facilitation', 'Investment Facilitation'],
  ['institutional', 'Institutional Provisions and Dispute Settlement']
] as const

const FRAMEWORK_AGREEMENT: InstrumentInfo = {
  id: 'framework-agreement',
  workingGroup: 'rtg',
  title: 'CARTIF Framework Agreement',
  symbol: 'CARTIF/FA'
}

/** The zero draft and the steps of the negotiation on it. */
const FILES = new URL('../../demo/', import.meta.url)

export interface SeedOptions {
  readonly db: Database
  readonly accounts: Accounts
  readonly memberships: Memberships
  now(): string
  readonly files?: URL
}

/** Does nothing where there is an instrument already. All of it happens, or none. */
export async function seedDemonstration(options: SeedOptions): Promise<void> {
  const { db } = options
  if (db.first(db.query.selectFrom('instrument').select('id').limit(1))) return
  for (const [id, name] of WORKING_GROUPS) {
    db.run(
      db.query
        .insertInto('working_group')
        .values({ id, name })
        .onConflict((conflict) => conflict.doNothing())
    )
  }
  const actors = await createActors(options)
  db.transaction(() => replay(options, actors))
}

function replay({ db, accounts, now, files = FILES }: SeedOptions, actors: ReadonlyMap<string, Actor>): void {
  const { steps } = negotiationSchema.parse(JSON.parse(readFileSync(new URL('negotiation.json', files), 'utf8')))
  const file = 'framework-agreement.zero-draft.txt'
  let clock = steps[0]?.at ?? now()
  const options = { info: FRAMEWORK_AGREEMENT, parties: PARTY_CODES, db, now: () => clock, nameOf: accounts.nameOf }
  const room = createInstrument(options, { file, notation: readFileSync(new URL(file, files), 'utf8') })
  const ids = new Map<string, string>()
  steps.forEach((step, index) => {
    clock = step.at
    try {
      carryOut(room, step, actors, ids)
    } catch (error) {
      const what = `step ${index + 1} of the demonstration (${step.act} by ${step.by})`
      throw new Error(`${what} does not fit: ${(error as Error).message}`, { cause: error })
    }
  })
  room.stop()
}

async function createActors({ accounts, memberships }: SeedOptions): Promise<ReadonlyMap<string, Actor>> {
  const actors = new Map<string, Actor>()
  for (const { who, name, email, role, party } of DEMONSTRATION_ACCOUNTS) {
    const id = await accounts.create({ name, email, password: DEMONSTRATION_PASSWORD })
    for (const [workingGroup] of WORKING_GROUPS) {
      const focalPoint = role === 'delegate' && workingGroup === FRAMEWORK_AGREEMENT.workingGroup
      memberships.set(id, { workingGroup, role, party, focalPoint })
    }
    actors.set(who, { user: id, name, role, ...(party === null ? {} : { party }) })
  }
  return actors
}

function carryOut(room: Room, step: Step, actors: ReadonlyMap<string, Actor>, ids: Map<string, string>): void {
  const actor = actors.get(step.by)
  if (!actor) throw new Error(`nobody is called ${step.by}`)
  const mustFind = (name: string) => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`there is no proposal ${name}`)
    return id
  }
  switch (step.act) {
    case 'propose': {
      const changes = step.changes.map((change) =>
        'amends' in change ? { ...change, amends: mustFind(change.amends) } : change
      )
      return void ids.set(step.id, propose(room, actor, { changes, rationale: step.rationale }))
    }
    case 'position':
      return takePosition(room, actor, mustFind(step.on), step.stance, { note: step.note })
    case 'decide': {
      const id = mustFind(step.on)
      if (step.outcome === 'reopen') return void reopenDecision(room, actor, id, step.note)
      const seen = room.version(room.mustFindProposal(id))
      return void decide(room, actor, id, { outcome: step.outcome, seen, note: step.note })
    }
    case 'status':
      return void setStatus(room, actor, mustFindProvision(room, step.article).text, step.status)
    case 'revision':
      return void issueRevision(room, actor, step)
  }
}
