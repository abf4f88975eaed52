/**
 * The words that the public must not read, as runs of words to look for: what any proposal brings into any text, open or closed, and
 * longer runs of the texts themselves; and what the delegates are called. Runs are long enough that ordinary speech does not hit them.
 */
import { lineWords } from '@cartif/treaty-text'
import { recordedProposals } from '@cartif/live'
import type { Room } from '../instruments/room.ts'
import { MeetingStore } from '../meetings/meeting-store.ts'
import type { DeskServices, Services } from '../services.ts'

/** Words in a run of a proposal: all of a short one, and no fewer than the least. */
export const PROPOSAL_RUN = { least: 4, most: 6 } as const
/** Words in a run of a text. */
export const TEXT_RUN = 10

/** What publications are worked on with. */
export type OutreachServices = DeskServices & { readonly accounts: Pick<Services['accounts'], 'nameOf'> }

export type Runs = ReadonlyMap<number, ReadonlySet<string>>

export interface GuardedWords {
  /** Of each text, by their length in words. */
  readonly runs: readonly Runs[]
  /** Of delegates, as they are written. */
  readonly names: readonly string[]
}

export function readGuardedWords(services: OutreachServices): GuardedWords {
  const runs = [...services.rooms.values()].map(runsOfRoom)
  const names = [...delegatesOf(services), ...headsOf(services)].flatMap(namesOf)
  return { runs, names: [...new Set(names)] }
}

function delegatesOf({ memberships, accounts }: OutreachServices): readonly string[] {
  const delegates = memberships.all().filter(({ role }) => role === 'delegate')
  return delegates.map(({ user }) => accounts.nameOf(user) ?? '')
}

/** Who headed delegations at meetings. */
function headsOf({ db, now }: OutreachServices): readonly string[] {
  const groups = db.all(db.query.selectFrom('working_group').select('id')).map(({ id }) => id)
  return new MeetingStore(db, now).list(groups).flatMap(({ attendance }) => attendance.map(({ head }) => head))
}

/** Letters and digits, in small letters. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Every run of so many words. */
export function runsOf(words: readonly string[], length: number): readonly string[] {
  const count = Math.max(0, words.length - length + 1)
  return Array.from({ length: count }, (_, at) => words.slice(at, at + length).join(' '))
}

const known = new WeakMap<Room, { readonly lastAct: number; readonly runs: Runs }>()

/** Read anew when something has happened on the instrument since. */
function runsOfRoom(room: Room): Runs {
  const lastAct = room.register.last(room.info.id)
  const before = known.get(room)
  if (before?.lastAct === lastAct) return before.runs
  const runs = readRuns(room)
  known.set(room, { lastAct, runs })
  return runs
}

function readRuns(room: Room): Runs {
  const runs = new Map<number, Set<string>>()
  for (const [id] of recordedProposals(room.live.documents.record))
    for (const { inserted } of room.lastWording(id)) guardProposal(runs, inserted)
  for (const { line } of room.live.negotiation.articles) guard(runs, wordsIn(lineWords(line)), TEXT_RUN)
  return runs
}

function guardProposal(runs: Map<number, Set<string>>, inserted: string): void {
  const words = wordsIn(inserted)
  if (words.length >= PROPOSAL_RUN.least) guard(runs, words, Math.min(PROPOSAL_RUN.most, words.length))
}

function guard(runs: Map<number, Set<string>>, words: readonly string[], length: number): void {
  const here = runs.get(length) ?? new Set<string>()
  for (const run of runsOf(words, length)) here.add(run)
  runs.set(length, here)
}

const HONORIFICS = /^(?:Mr|Ms|Mrs|Dr|H\.?E)\.?$/

/** All of it; of "Aigerim Bekova" the family name too. "Delegate of …" is an office, in which a country is named that may be. */
function namesOf(name: string): readonly string[] {
  const parts = name
    .trim()
    .split(/\s+/)
    .filter((part) => !HONORIFICS.test(part))
  if (parts.length < 2) return []
  const last = parts.at(-1)!
  const full = parts.join(' ')
  return parts.includes('of') || last.length < 4 ? [full] : [full, last]
}
