/** Taking a step on a request: who may, from where, and the act that it is. */
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import { offersIn, stepsIn, stepsOf, writeStep } from './assistance-store.ts'
import type { AssistanceOffer, AssistanceRequest, Storage } from './assistance-store.ts'
import { mustBeOwn, titleOf } from './requests.ts'
import { STEP_RULES, standingAfter } from './steps.ts'
import type { Standing, Step } from './steps.ts'

export interface StepRequest {
  readonly step: Step
  readonly offer: string | null
  readonly note: string
}

/** In the register, by what was done. */
const ACTS: Readonly<Record<Step, string>> = {
  offer: 'assistance-offered',
  decline: 'assistance-declined',
  accept: 'assistance-accepted',
  start: 'assistance-started',
  deliver: 'assistance-delivered',
  withdraw: 'assistance-withdrawn',
  'withdraw-offer': 'assistance-offer-withdrawn'
}

export function takeStep(storage: Storage, actor: Actor, request: AssistanceRequest, taken: StepRequest): void {
  if (request.status !== 'submitted') throw new Problem('not-at-this-step', 'The request has not been submitted yet.')
  storage.db.commit(() => {
    const { step, offer, note } = taken
    const standing = standingAfter(stepsOf(stepsIn(storage, request.group), request.id))
    const { from, by, ofOffer } = STEP_RULES[step]
    const about = ofOffer ? mustFindOffer(storage, request.group, offer) : undefined
    mustBeAllowed(storage, actor, request, { by, offer: about?.id ?? standing.accepted })
    if (!from.includes(standing.state) || !fits(standing, step, about)) throw new Problem('not-at-this-step')
    writeStep(storage, actor, { step, request: request.id, offer: about?.id ?? null, note, group: request.group })
    noteStep(storage, actor, request, { step, note, ...(about && { provider: providerOf(about) }) })
  }, storage.now)
}

/** An offer that waits for an answer is taken back from every request that it was made to; what was accepted is not. */
export function withdrawOffer(storage: Storage, actor: Actor, offer: AssistanceOffer, note: string): void {
  mustOffer(actor, offer)
  storage.db.commit(() => {
    const { id, group } = offer
    const steps = stepsIn(storage, group)
    const isOver = steps.some((one) => one.offer === id && (one.step === 'accept' || one.step === 'withdraw-offer'))
    if (isOver) throw new Problem('not-at-this-step')
    writeStep(storage, actor, { step: 'withdraw-offer', request: null, offer: id, note, group })
    const body = { offer: id, name: offer.words, provider: providerOf(offer), ...(note && { note }) }
    const act = { of: actsOfGroup(group), kind: ACTS['withdraw-offer'], user: actor.user, party: actor.party ?? null }
    noteAct(storage, { ...act, body })
  }, storage.now)
}

/** Who speaks for an offer: the secretariat for everybody who is no party, a party for itself. */
export function mustOffer(actor: Actor, { party }: Pick<AssistanceOffer, 'party'>): void {
  if (!mayDo(actor, 'offer-assistance') || (actor.party ?? null) !== party) throw new Problem('not-allowed')
}

/** "ADB", "the Secretariat", "KAZ", or a partner by name. */
export function providerOf({ provider, name, party }: Pick<AssistanceOffer, 'provider' | 'name' | 'party'>): string {
  if (provider === 'adb') return 'ADB'
  return provider === 'secretariat' ? 'the Secretariat' : provider === 'party' ? (party ?? '').toUpperCase() : name
}

/** What is offered must not have been offered, and what is answered must wait for an answer. */
function fits({ open, accepted }: Standing, step: Step, offer: AssistanceOffer | undefined): boolean {
  if (!offer) return true
  return step === 'offer' ? !open.includes(offer.id) && accepted === null : open.includes(offer.id)
}

function mustBeAllowed(
  storage: Storage,
  actor: Actor,
  request: AssistanceRequest,
  { by, offer }: { readonly by: 'country' | 'provider' | 'either'; readonly offer: string | null }
): void {
  const isCountry = actor.party === request.party
  if (by === 'country' || (by === 'either' && isCountry)) return mustBeOwn(actor, request)
  // The secretariat keeps the book of what others give.
  if (by === 'either' && mayDo(actor, 'keep-assistance')) return
  mustOffer(actor, mustFindOffer(storage, request.group, offer))
}

function mustFindOffer(storage: Storage, group: string, offer: string | null): AssistanceOffer {
  const found = offersIn(storage, group).find(({ id }) => id === offer)
  if (!found) throw new Problem('not-found', 'There is no such offer.')
  const isGone = stepsIn(storage, group).some((one) => one.step === 'withdraw-offer' && one.offer === found.id)
  if (isGone) throw new Problem('not-at-this-step', 'The offer has been withdrawn.')
  return found
}

function noteStep(
  storage: Storage,
  actor: Actor,
  request: AssistanceRequest,
  { step, note, provider }: { readonly step: Step; readonly note: string; readonly provider?: string }
): void {
  const about = { request: request.id, holder: request.party, name: titleOf(request) }
  const body = { ...about, ...(provider !== undefined && { provider }), ...(note && { note }) }
  noteAct(storage, {
    of: actsOfGroup(request.group),
    kind: ACTS[step],
    user: actor.user,
    party: actor.party ?? null,
    body
  })
}
