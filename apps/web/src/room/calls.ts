/** The call for consensus that is open, or the one that was closed last, as long as its result is news. */
import { recordedCalls } from '@cartif/live'
import type { LiveInstrument, RecordedCall } from '@cartif/live'
import { sayResult } from './call-result.ts'

/** How long a result is shown, in milliseconds. */
export const NEWS = 10 * 60_000

const byTime = (a: RecordedCall, b: RecordedCall) => (a.at < b.at ? -1 : 1)

export function lastCall(live: LiveInstrument, subject?: string): RecordedCall | undefined {
  const calls = [...recordedCalls(live.documents.record).values()]
  return calls
    .filter((one) => subject === undefined || one.subject === subject)
    .toSorted(byTime)
    .at(-1)
}

export function isNews({ closed }: RecordedCall, now: number): boolean {
  return closed === undefined || now - Date.parse(closed.at) < NEWS
}

/** "The call on Article 24 lapsed: …" */
export function sayClosed({ name, answers, closed }: RecordedCall): string {
  const verb = closed?.outcome === 'lapsed' ? 'lapsed' : 'was closed'
  return `The call on ${name} ${verb}: ${sayResult({ ...closed, answers })}.`
}

const TALLY = [
  ['join', 'joined'],
  ['reserve', 'reserved'],
  ['object', 'objected']
] as const

/** "3 joined, 1 reserved" */
export function sayTally({ answers }: RecordedCall): string {
  const counts = TALLY.map(([answer, word]) => [answers.filter((one) => one.answer === answer).length, word] as const)
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return said.length > 0 ? said.join(', ') : 'nobody has answered yet'
}
