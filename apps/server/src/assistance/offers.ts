/** Offering assistance: by a party for itself, by the secretariat for itself, for ADB and for partners; to a request, or to any. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import { writeOffer } from './assistance-store.ts'
import type { AssistanceRequest, OfferWords, Storage } from './assistance-store.ts'
import { mustOffer, providerOf, takeStep } from './take-step.ts'

/** `request`: the one that it is made to; returns the id of the offer. */
export function makeOffer(
  storage: Storage,
  actor: Actor,
  group: string,
  words: OfferWords,
  request: AssistanceRequest | undefined
): string {
  const party = actor.party ?? null
  mustOffer(actor, { party })
  if ((party === null) === (words.provider === 'party')) throw new Problem('not-allowed')
  if (request?.party === party) throw new Problem('invalid-request', 'One does not offer to oneself.')
  if (words.provider === 'partner' && words.name === '')
    throw new Problem('invalid-request', 'The partner has no name.')
  const id = randomUUID()
  storage.db.commit(() => {
    writeOffer(storage, actor, { ...words, id, group, party })
    if (request) return takeStep(storage, actor, request, { step: 'offer', offer: id, note: words.words })
    const body = { offer: id, kind: words.kind, name: words.words, provider: providerOf({ ...words, party }) }
    noteAct(storage, { of: actsOfGroup(group), kind: 'assistance-offer-made', user: actor.user, party, body })
  }, storage.now)
  return id
}
