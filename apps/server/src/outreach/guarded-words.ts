/**
 * The words that the public must not read, as runs of words to look for: what any proposal brings into any text, open or closed, and
 * longer runs of the texts themselves; and what the delegates are called. Runs are long enough that ordinary speech does not hit them.
 */
import { lineWords } from '@cartif/treaty-text'
import { recordedProposals } from '@cartif/live'
import type { Room } from '../instruments/room.ts'
import type { Services } from '../services.ts'

/** Words in a run of a proposal: all of a short one, and no fewer than the least. */
export const PROPOSAL_RUN = { least: 4, most: 6 } as const
/** Words in a run of a text. */
export const TEXT_RUN = 10

export interface GuardedWords {
  /** Runs by their length in words. */
  readonly runs: ReadonlyMap<number, ReadonlySet<string>>
  /** Of delegates, as they are written. */
  readonly names: readonly string[]
}

export function readGuardedWords({ rooms, memberships, accounts }: Services): GuardedWords {
  const runs = new Map<number, Set<string>>()
  for (const room of rooms.values()) guardRoom(runs, room)
  const delegates = memberships.all().filter(({ role }) => role === 'delegate')
  const names = new Set(delegates.flatMap(({ user }) => namesOf(accounts.nameOf(user) ?? '')))
  return { runs, names: [...names] }
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

function guardRoom(runs: Map<number, Set<string>>, room: Room): void {
  for (const [id] of recordedProposals(room.live.documents.record))
    for (const { inserted } of room.lastWording(id)) guardProposal(runs, inserted)
  for (const { line } of room.live.negotiation.articles) guard(runs, wordsIn(lineWords(line)), TEXT_RUN)
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

/** All of it; of "Aigerim Bekova" the family name too. "Delegate of …" is an office, in which a country is named that may be. */
function namesOf(name: string): readonly string[] {
  const parts = name.trim().split(/\s+/)
  if (parts.length < 2) return []
  const last = parts.at(-1)!
  return parts.includes('of') || last.length < 4 ? [name] : [name, last]
}
