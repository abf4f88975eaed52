/**
 * What becomes of a request for assistance: asked, offered, accepted, under way, delivered. Each step is an act with a date and a
 * person, taken by the country that asks or by whoever gives; the steps alone say at which state a request is.
 */

export const REQUEST_STATES = ['requested', 'offered', 'accepted', 'under-way', 'delivered', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const STEPS = ['offer', 'decline', 'accept', 'start', 'deliver', 'withdraw', 'withdraw-offer'] as const
export type Step = (typeof STEPS)[number]

export interface StepRule {
  readonly from: readonly RequestState[]
  /** `either`: the country, or who gives what was accepted. */
  readonly by: 'country' | 'provider' | 'either'
  /** Whether the step is about one of the offers. */
  readonly ofOffer: boolean
}

export const STEP_RULES: Readonly<Record<Step, StepRule>> = {
  offer: { from: ['requested', 'offered'], by: 'provider', ofOffer: true },
  decline: { from: ['offered'], by: 'country', ofOffer: true },
  accept: { from: ['offered'], by: 'country', ofOffer: true },
  start: { from: ['accepted'], by: 'either', ofOffer: false },
  deliver: { from: ['accepted', 'under-way'], by: 'either', ofOffer: false },
  withdraw: { from: ['requested', 'offered', 'accepted', 'under-way'], by: 'country', ofOffer: false },
  'withdraw-offer': { from: ['offered'], by: 'provider', ofOffer: true }
}

export interface TakenStep {
  readonly step: Step
  /** null where it is about none; of a `withdraw-offer`, the offer that is no longer made to anybody. */
  readonly offer: string | null
}

export interface Standing {
  readonly state: RequestState
  /** Offers that wait for an answer. */
  readonly open: readonly string[]
  /** The offer that was accepted. */
  readonly accepted: string | null
}

const ASKED: Standing = { state: 'requested', open: [], accepted: null }

/** Where a request stands after its steps, oldest first. */
export function standingAfter(steps: readonly TakenStep[]): Standing {
  return steps.reduce(after, ASKED)
}

function after(standing: Standing, { step, offer }: TakenStep): Standing {
  switch (step) {
    case 'offer':
      return withOpen(standing, [...standing.open.filter((one) => one !== offer), ...(offer ? [offer] : [])])
    case 'decline':
    case 'withdraw-offer':
      return withOpen(
        standing,
        standing.open.filter((one) => one !== offer)
      )
    case 'accept':
      return { state: 'accepted', open: [], accepted: offer }
    case 'start':
      return { ...standing, state: 'under-way' }
    case 'deliver':
      return { ...standing, state: 'delivered' }
    case 'withdraw':
      return { ...standing, state: 'withdrawn', open: [] }
  }
}

/** An offer to what has been accepted or is over changes nothing. */
function withOpen(standing: Standing, open: readonly string[]): Standing {
  if (standing.state !== 'requested' && standing.state !== 'offered') return standing
  return { ...standing, open, state: open.length > 0 ? 'offered' : 'requested' }
}
