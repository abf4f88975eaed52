/**
 * What countries of the demonstration have asked for, who offered it and what became of it, and workshops: demo/<name>.assistance.json.
 * An instrument without such a file has none.
 */
import { existsSync } from 'node:fs'
import type { Actor } from '@cartif/negotiation'
import { z } from 'zod'
import { readableRequests } from '../assistance/assistance-store.ts'
import type { AssistanceRequest } from '../assistance/assistance-store.ts'
import { makeOffer } from '../assistance/offers.ts'
import { beginRequest } from '../assistance/requests.ts'
import { STEPS } from '../assistance/steps.ts'
import { takeStep } from '../assistance/take-step.ts'
import { ASSISTANCE_KINDS, PRIORITIES, PROVIDERS } from '../assistance/terms.ts'
import type { Served } from '../assistance/terms.ts'
import { WORKSHOP_KINDS, announceWorkshop } from '../assistance/workshops.ts'
import type { Room } from '../instruments/room.ts'
import { readTold } from './coming-dates.ts'
import type { Beside } from './schedules.ts'

const by = z.string()
/** "Article 7"; '' for none. */
const article = z.string()
const offer = z.strictObject({
  by,
  provider: z.enum(PROVIDERS),
  name: z.string(),
  words: z.string(),
  /** What followed upon it. */
  followed: z.array(z.strictObject({ by, step: z.enum(STEPS), note: z.string() }))
})
const request = z.strictObject({
  by,
  article,
  topic: z.string(),
  kind: z.enum(ASSISTANCE_KINDS),
  need: z.string(),
  priority: z.enum(PRIORITIES),
  byWhen: z.string().nullable(),
  draft: z.boolean(),
  steps: z.array(offer)
})
const workshop = z.strictObject({
  by,
  article,
  title: z.string(),
  kind: z.enum(WORKSHOP_KINDS),
  on: z.string(),
  days: z.number(),
  place: z.string(),
  about: z.string(),
  attended: z.array(z.tuple([z.string(), z.number()]))
})
const assistance = z.strictObject({
  requests: z.array(request),
  offers: z.array(offer),
  workshops: z.array(workshop)
})

export function enterAssistance(beside: Beside): void {
  const file = new URL(`${beside.name}.assistance.json`, beside.files)
  if (!existsSync(file)) return
  const { requests, offers, workshops } = assistance.parse(readTold(file, beside.seededAt))
  for (const one of requests) enterRequest(beside, one)
  for (const one of offers) enterOffer(beside, one, undefined)
  for (const one of workshops) {
    const { by: who, article: name, attended, ...words } = one
    const came = attended.map(([party, people]) => ({ party, people }))
    const told = { ...words, served: servedBy(beside.room, name), attended: came }
    announceWorkshop(beside.room, beside.mustFindActor(who), beside.room.info.workingGroup, told)
  }
}

function enterRequest(
  beside: Beside,
  { by: who, article: name, draft, steps, ...words }: z.infer<typeof request>
): void {
  const { room } = beside
  const actor = beside.mustFindActor(who)
  const group = room.info.workingGroup
  const id = beginRequest(room, actor, group, { ...words, served: servedBy(room, name) }, !draft)
  for (const one of steps) enterOffer(beside, one, mustFindRequest(room, actor, id))
}

function enterOffer(beside: Beside, made: z.infer<typeof offer>, to: AssistanceRequest | undefined): void {
  const { room, mustFindActor } = beside
  const { by: who, followed, ...words } = made
  const group = room.info.workingGroup
  const id = makeOffer(room, mustFindActor(who), group, { ...words, kind: to?.kind ?? 'legal-drafting' }, to)
  for (const { by: taker, step, note } of followed) {
    if (!to) throw new Error('only what was offered to somebody goes on')
    const of = step === 'accept' || step === 'decline' ? id : null
    takeStep(room, mustFindActor(taker), to, { step, offer: of, note })
  }
}

function mustFindRequest(room: Room, actor: Actor, id: string): AssistanceRequest {
  return readableRequests(room, actor, room.info.workingGroup).find((one) => one.id === id)!
}

function servedBy({ info, live }: Room, name: string): Served {
  if (name === '') return { instrument: null, article: null, name: '' }
  const found = live.outline.find(({ number }) => number === name)
  if (!found) throw new Error(`there is no ${name} to assist with`)
  return { instrument: info.id, article: found.id, name: `${found.number}, ${found.title}` }
}
