/** What countries prepare, what the secretariat writes from it, assistance, and training rooms. */
import { inGroup, signedIn } from './need.ts'
import type { Needs } from './need.ts'

const prepare = inGroup('prepare', { as: 'party' })
const readOwn = inGroup('read-own-preparation', { as: 'party' })

export const PREPARATION_NEEDS: Needs = {
  'GET /api/preparation': signedIn,
  'PUT /api/preparation/{topic}': prepare,
  'GET /api/preparation/{topic}/versions': readOwn,
  'GET /api/preparation/export': readOwn,
  'POST /api/preparation/{topic}/sharing': prepare,
  'POST /api/preparation/{topic}/withdrawal': inGroup('withdraw-preparation', { as: 'party' })
}

export const BRIEFING_NEEDS: Needs = {
  'GET /api/briefings': signedIn,
  'POST /api/briefings': inGroup('write-briefing'),
  'GET /api/briefings/{briefing}': inGroup('read-briefings'),
  'GET /api/briefings/{briefing}/export': inGroup('read-briefings'),
  'POST /api/briefings/{briefing}/versions': inGroup('write-briefing')
}

const ask = inGroup('request-assistance', { as: 'party' })
const askOwn = inGroup('request-assistance', { own: 'kaz' })

export const ASSISTANCE_NEEDS: Needs = {
  'GET /api/assistance': signedIn,
  'GET /api/assistance/export': inGroup('read-assistance'),
  'POST /api/assistance/requests': ask,
  'PUT /api/assistance/requests/{request}': askOwn,
  'POST /api/assistance/requests/{request}/steps': askOwn,
  'POST /api/assistance/requests/{request}/discard': askOwn,
  'POST /api/assistance/offers': inGroup('offer-assistance'),
  'POST /api/assistance/offers/{offer}/withdrawal': inGroup('offer-assistance', { own: 'secretariat' }),
  'POST /api/assistance/workshops': inGroup('hold-workshop'),
  'PUT /api/assistance/workshops/{workshop}': inGroup('hold-workshop')
}

export const TRAINING_NEEDS: Needs = {
  'GET /api/training': signedIn,
  'POST /api/training': inGroup('hold-workshop'),
  'PUT /api/training/{room}/seat': inGroup('read'),
  'POST /api/training/{room}/comparison': inGroup('read'),
  'POST /api/training/{room}/reset': inGroup('hold-workshop'),
  'POST /api/training/{room}/closing': inGroup('hold-workshop')
}
