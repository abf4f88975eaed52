/**
 * What a country has said in its schedules that it needs assistance for (category C), and has not asked for yet: offered to itself
 * alone as the beginning of a request, since a schedule may not be shared.
 */
import type { Actor } from '@cartif/negotiation'
import { readCommitments } from '../commitments/schedules.ts'
import type { Room } from '../instruments/room.ts'
import type { AssistanceRequest } from './assistance-store.ts'
import type { Served } from './terms.ts'

export interface Need {
  readonly served: Served
  readonly assistance: string
  /** Length of the transition from entry into force. */
  readonly months: number | null
}

export function needsOf(rooms: readonly Room[], actor: Actor, requests: readonly AssistanceRequest[]): readonly Need[] {
  const { party } = actor
  if (party === undefined) return []
  return rooms.flatMap((room) => {
    const instrument = room.info.id
    const asked = new Set(requests.filter((one) => isFor(one, party, instrument)).map(({ served }) => served.article))
    return readCommitments(room, actor)
      .filter((one) => one.party === party && one.category === 'C' && !asked.has(one.article))
      .map(({ article, name, assistance, months }) => ({ served: { instrument, article, name }, assistance, months }))
  })
}

function isFor({ party, served }: AssistanceRequest, own: string, instrument: string): boolean {
  return party === own && served.instrument === instrument
}
