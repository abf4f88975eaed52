/**
 * A negotiation as large as it may become: six working groups, seven instruments, thousands of proposals with positions on them and
 * decisions on some, entered through the acts that answer requests, so that every row is as it would be. Nothing in it is random.
 */
import { PARTY_CODES } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { Memberships } from '../../apps/server/src/accounts/memberships.ts'
import { decide } from '../../apps/server/src/instruments/decisions.ts'
import { createInstrument } from '../../apps/server/src/instruments/create-instrument.ts'
import { takePosition } from '../../apps/server/src/instruments/positions.ts'
import { propose } from '../../apps/server/src/instruments/propose.ts'
import type { Room } from '../../apps/server/src/instruments/room.ts'
import type { Database } from '../../apps/server/src/storage/database.ts'
import { treatyOf } from '../sync/treaty.ts'

const GROUPS = ['rtg', 'tf', 'sps', 'tbt', 'dt', 'inv'] as const
/** Of each text. */
const WORDS = 24_000
/** Paragraphs of an article of such a text. */
const PARAGRAPHS = 10

export interface Size {
  readonly instruments: number
  readonly proposals: number
}

/** Who is in it: the chair, the secretariat and a delegate of each party, with a seat in every group. */
export const PEOPLE: readonly Actor[] = [
  { user: 'chair', name: 'Chair', role: 'chair' },
  { user: 'secretariat', name: 'Secretariat', role: 'secretariat' },
  ...PARTY_CODES.map((party): Actor => ({ user: party, name: party.toUpperCase(), role: 'delegate', party }))
]

export function nameOf(user: string): string | undefined {
  return PEOPLE.find((one) => one.user === user)?.name
}

/** Returns how many acts were carried out. */
export function fillNegotiation(db: Database, now: () => string, { instruments, proposals }: Size): number {
  seat(db)
  const notation = treatyOf(WORDS)
  let acts = 0
  for (let at = 0; at < instruments; at++) {
    const info = {
      id: `i${at}`,
      workingGroup: GROUPS[at % GROUPS.length]!,
      title: `Instrument ${at + 1}`,
      symbol: `CARTIF/I${at}`
    }
    const room = createInstrument(
      { info, parties: PARTY_CODES, db, now, nameOf, quiet: 1e9 },
      { file: 'bench', notation }
    )
    acts += negotiate(room, Math.ceil(proposals / instruments))
    room.stop()
  }
  return acts
}

function seat(db: Database): void {
  for (const id of GROUPS) db.run(db.query.insertInto('working_group').values({ id, name: `Group ${id}` }))
  const memberships = new Memberships(db)
  for (const { user, role, party = null } of PEOPLE)
    for (const workingGroup of GROUPS) memberships.set(user, { workingGroup, role, party })
}

/** Each paragraph is taken in turn; every third proposal has a position, every fourth is accepted. */
function negotiate(room: Room, count: number): number {
  const delegates = PEOPLE.filter(({ party }) => party !== undefined)
  const articles = room.live.outline.length
  let acts = 0
  for (let at = 0; at < count; at++) {
    const provision = `Article ${1 + (at % articles)}(${1 + (Math.floor(at / articles) % PARAGRAPHS)})`
    const by = delegates[at % delegates.length]!
    const id = propose(room, by, {
      changes: [{ provision, after: '.', text: ` In case ${at}` }],
      rationale: ''
    })
    acts++
    if (at % 3 === 0) takePosition(room, delegates[(at + 1) % delegates.length]!, id, 'support')
    if (at % 4 === 0)
      decide(room, PEOPLE[0]!, id, {
        outcome: 'accept',
        seen: room.version(room.mustFindProposal(id)),
        note: undefined
      })
    acts += Number(at % 3 === 0) + Number(at % 4 === 0)
  }
  return acts
}
