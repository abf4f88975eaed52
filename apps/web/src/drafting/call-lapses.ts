/** The call for consensus that a decision would end: it is open on one of the proposals that the decision takes from the table. */
import { recordedCalls } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { sayTally } from '../room/calls.ts'
import type { NamedConsequence } from './consequences.tsx'

/** Proposals that stay on the table whatever befalls them. */
const STAYS: readonly string[] = ['narrowed', 'promoted']

/** "A call for consensus is running on proposal no. 4, 3 joined: it lapses."; undefined where none would. */
export function sayCallLapses(
  live: LiveInstrument,
  decided: readonly string[],
  consequences: readonly NamedConsequence[]
): string | undefined {
  const ended = consequences.filter(({ effect }) => !STAYS.includes(effect)).map(({ proposal }) => proposal)
  const closing = [...decided, ...ended]
  const calls = [...recordedCalls(live.documents.record).values()]
  const running = calls.find(({ subject, closed }) => closed === undefined && closing.includes(subject))
  return running && `A call for consensus is running on ${running.name}, ${sayTally(running)}: it lapses.`
}
