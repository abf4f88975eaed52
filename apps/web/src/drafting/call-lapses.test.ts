import { expect, test } from 'vitest'
import type { LiveInstrument, RecordedCall } from '@cartif/live'
import { recordedCalls } from '@cartif/live'
import * as Y from 'yjs'
import { sayCallLapses } from './call-lapses.ts'

const [at, until] = ['2026-11-28T10:00:00Z', '2026-11-28T10:10:00Z']
const answers = [{ party: 'kaz', answer: 'join', by: 'Aigerim', at }] as const
const open: RecordedCall = { id: 'c1', subject: 'p1', name: 'proposal no. 4', by: 'the Chair', at, until, answers }
const effect = (proposal: string, what: string) => ({ proposal, number: 4, party: 'UZB', effect: what })

function withCall(call: RecordedCall): LiveInstrument {
  const record = new Y.Doc()
  recordedCalls(record).set(call.id, call)
  return { documents: { record } } as unknown as LiveInstrument
}

test('a decision on what is put to the room, or one that ends it, says that the call lapses', () => {
  const said = 'A call for consensus is running on proposal no. 4, 1 joined: it lapses.'
  expect(sayCallLapses(withCall(open), ['p1'], [])).toBe(said)
  expect(sayCallLapses(withCall(open), ['p2'], [effect('p1', 'superseded')])).toBe(said)
})

test('nothing is said where the call stays, or is over', () => {
  expect(sayCallLapses(withCall(open), ['p2'], [effect('p1', 'promoted')])).toBeUndefined()
  const closed = { at, by: 'the Chair', outcome: 'consensus', silent: [] } as const
  expect(sayCallLapses(withCall({ ...open, closed }), ['p1'], [])).toBeUndefined()
})
