/** What somebody with a seat in a working group reads of assistance there, and what they may do. Observers read of its workshops. */
import { mayDo } from '@cartif/negotiation'
import type { Room } from '../instruments/room.ts'
import { seatedParties, treatyRooms } from '../monitoring/seats.ts'
import type { Seat } from '../preparation/topics.ts'
import type { Services } from '../services.ts'
import { offersIn, readableRequests, stepsIn, stepsOf } from './assistance-store.ts'
import { assistanceFigures } from './figures.ts'
import { needsOf } from './needs.ts'
import { standingAfter } from './steps.ts'
import { workshopsIn } from './workshops.ts'

export function readAssistance(services: Services, { group, actor }: Seat) {
  const rooms = treatyRooms(services.rooms.values()).filter(({ info }) => info.workingGroup === group.id)
  const steps = stepsIn(services, group.id)
  const readable = readableRequests(services, actor, group.id)
  const requests = readable.map((request) => {
    const own = stepsOf(steps, request.id)
    const standing = standingAfter(own)
    return {
      ...request,
      ...standing,
      state: request.status === 'draft' ? ('draft' as const) : standing.state,
      steps: own
    }
  })
  const withdrawn = new Set(steps.filter(({ step }) => step === 'withdraw-offer').map(({ offer }) => offer))
  const workshops = workshopsIn(services, group.id)
  return {
    ...group,
    ...rightsOf(actor),
    parties: seatedParties(services.db, group.id),
    instruments: rooms.map(articlesOf),
    requests,
    offers: readableOffers(services, actor, group.id).map((one) => ({ ...one, isWithdrawn: withdrawn.has(one.id) })),
    workshops,
    needs: needsOf(rooms, actor, readable),
    figures: assistanceFigures(requests, workshops)
  }
}

function readableOffers(services: Services, actor: Seat['actor'], group: string) {
  return mayDo(actor, 'read-assistance') ? offersIn(services, group) : []
}

function rightsOf(actor: Seat['actor']) {
  return {
    party: actor.party ?? null,
    mayRead: mayDo(actor, 'read-assistance'),
    mayAsk: mayDo(actor, 'request-assistance'),
    mayOffer: mayDo(actor, 'offer-assistance'),
    mayHold: mayDo(actor, 'hold-workshop')
  }
}

function articlesOf({ info, live }: Room) {
  const articles = live.outline.filter(({ kind }) => kind === 'article' || kind === 'annex')
  return {
    id: info.id,
    title: info.title,
    articles: articles.map(({ id, number, title, provisions }) => ({
      id,
      number,
      title,
      provision: provisions[0]?.id ?? null
    }))
  }
}
