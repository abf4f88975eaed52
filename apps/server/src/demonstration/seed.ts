/**
 * Fills an empty data directory with the demonstration: working groups, accounts, the zero draft, and a negotiation on it
 * replayed act by act through the same functions that answer requests. A step that does not fit stops the start.
 */
import { readFileSync } from 'node:fs'
import { writeArticles } from '@cartif/live'
import { placesFor } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { Accounts } from '../accounts/accounts.ts'
import type { Memberships } from '../accounts/memberships.ts'
import { decide, setStatus, takePosition } from '../instruments/decisions.ts'
import { mustFindProvision } from '../instruments/find-words.ts'
import { propose } from '../instruments/propose.ts'
import { issueRevision } from '../instruments/revisions.ts'
import { Room } from '../instruments/room.ts'
import type { InstrumentInfo } from '../instruments/room.ts'
import type { Database } from '../storage/database.ts'
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, PARTY_CODES } from './accounts.ts'
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

const FILES = new URL('../../demo/', import.meta.url)

export interface SeedOptions {
  readonly db: Database
  readonly accounts: Accounts
  readonly memberships: Memberships
  now(): string
}

/** Does nothing where there is an instrument already. */
export async function seedDemonstration(options: SeedOptions): Promise<void> {
  const { db } = options
  if (db.first(db.query.selectFrom('instrument').select('id').limit(1))) return
  for (const [id, name] of WORKING_GROUPS) db.run(db.query.insertInto('working_group').values({ id, name }))
  const actors = await createActors(options)
  const { steps } = negotiationSchema.parse(JSON.parse(readFileSync(new URL('negotiation.json', FILES), 'utf8')))
  let clock = steps[0]?.at ?? options.now()
  const room = createInstrument(db, () => clock)
  const ids = new Map<string, string>()
  steps.forEach((step, index) => {
    clock = step.at
    try {
      carryOut(room, step, actors, ids)
    } catch (error) {
      throw new Error(
        `step ${index + 1} of the demonstration (${step.act} by ${step.by}) does not fit: ${(error as Error).message}`,
        { cause: error }
      )
    }
  })
}

async function createActors({ accounts, memberships }: SeedOptions): Promise<ReadonlyMap<string, Actor>> {
  const actors = new Map<string, Actor>()
  for (const { who, name, email, role, party } of DEMONSTRATION_ACCOUNTS) {
    const id = await accounts.create({ name, email, password: DEMONSTRATION_PASSWORD })
    for (const [workingGroup] of WORKING_GROUPS) memberships.set(id, { workingGroup, role, party })
    actors.set(who, { user: id, name, role, ...(party === null ? {} : { party }) })
  }
  return actors
}

/** Enters the zero draft; its words are traced to this import. */
function createInstrument(db: Database, now: () => string): Room {
  const { id, workingGroup, title, symbol } = FRAMEWORK_AGREEMENT
  db.run(
    db.query.insertInto('instrument').values({ id, working_group: workingGroup, title, symbol, created_at: now() })
  )
  const room = new Room({ info: FRAMEWORK_AGREEMENT, parties: PARTY_CODES, db, now })
  const source = readFileSync(new URL('framework-agreement.zero-draft.txt', FILES), 'utf8')
  const { tree, issues } = parseNotation(source)
  let count = 0
  const { articles, issues: unresolved } = articlesOf(tree, {
    newId: (kind) => `${kind[0]}-${++count}`,
    ordersFor: placesFor
  })
  const problems = [...issues, ...unresolved]
  if (problems.length > 0) throw new Error(`the zero draft does not read: ${JSON.stringify(problems)}`)
  const traced = articles.map((article) => ({
    ...article,
    line: article.line.map((piece) => ({ ...piece, origin: 'import-zero-draft' }))
  }))
  room.act(() => {
    writeArticles(room.documents.open('text'), traced)
    room.live.flush()
    room.note('text-imported', undefined, { file: 'framework-agreement.zero-draft.txt', articles: traced.length })
  })
  return room
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
      return takePosition(room, actor, mustFind(step.on), step.stance, step.note)
    case 'decide': {
      const id = mustFind(step.on)
      const seen = room.version(room.mustFindProposal(id))
      return void decide(room, actor, id, { outcome: step.outcome, seen, note: step.note })
    }
    case 'status':
      return setStatus(room, actor, mustFindProvision(room, step.article).text, step.status)
    case 'revision':
      return void issueRevision(room, actor, step)
  }
}
