/**
 * What somebody reads of the preparation in a working group: the own country's record, and what others have shared. A topic that has
 * left the text is still there for the country that noted something of it, and for those it has shared that with.
 */
import { mayDo } from '@cartif/negotiation'
import type { Services } from '../services.ts'
import { readShared, recordsOf, sharingsIn } from './consultations.ts'
import type { SharedConsultation } from './consultations.ts'
import { topicsOf } from './topics.ts'
import type { Seat, Topic } from './topics.ts'

export function readGroup(services: Services, { group, actor }: Seat) {
  const { party } = actor
  const own = party === undefined ? [] : recordsOf(services, party, group.id)
  const sharings = sharingsIn(services, group.id).filter((one) => one.party === party)
  const shared = readShared(services, actor, group.id).filter((one) => one.sharing.party !== party)
  const topics = topicsOf(services, group)
  const seen = [...own, ...shared.map(({ record }) => record)]
  return {
    ...group,
    party: party ?? null,
    mayBrief: mayDo(actor, 'write-briefing'),
    topics: [...topics, ...goneTopics(topics, seen)].map(({ id, name, instrument }) => ({
      id,
      name,
      instrument,
      own: own.find(({ topic }) => topic === id) ?? null,
      sharing: sharings.find(({ topic }) => topic === id) ?? null,
      shared: shared.filter(({ record }) => record.topic === id).map(toJson)
    }))
  }
}

/** Those that something stands under that is read, called as they were called. */
function goneTopics(
  topics: readonly Topic[],
  seen: readonly { readonly topic: string; readonly name: string; readonly group: string }[]
): readonly Topic[] {
  const known = new Set(topics.map(({ id }) => id))
  const gone = new Map(seen.filter(({ topic }) => !known.has(topic)).map((one) => [one.topic, one]))
  return [...gone.values()].map(({ topic: id, name, group }) => {
    return { id, group, instrument: null, name: `${name} (no longer in the text)` }
  })
}

function toJson({ record, sharing }: SharedConsultation) {
  return { party: sharing.party, record, sharing }
}
