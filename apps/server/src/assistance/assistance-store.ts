/**
 * What is kept of assistance in a working group: requests in every version, offers, and the steps that were taken. Nothing is changed
 * once written. A draft is its country's alone, and observers read no request: nobody's reading goes past `readableRequests`, and what is
 * counted for all past `submittedRequests`.
 */
import { mayReadRequest } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import type { Services } from '../services.ts'
import type { Step, TakenStep } from './steps.ts'
import type { AssistanceKind, Priority, Provider, Served } from './terms.ts'

export type Storage = Pick<Services, 'db' | 'now'>

export interface RequestWords {
  readonly served: Served
  readonly topic: string
  readonly kind: AssistanceKind
  /** What is needed, in the country's words. */
  readonly need: string
  readonly priority: Priority
  /** The day by when, as ISO 8601; null where none is named. */
  readonly byWhen: string | null
}

export type RequestStatus = 'draft' | 'submitted' | 'discarded'

export interface AssistanceRequest extends RequestWords {
  readonly id: string
  /** Of the version, from 1. */
  readonly number: number
  readonly party: string
  readonly group: string
  readonly status: RequestStatus
  readonly by: string
  readonly at: string
}

export interface OfferWords {
  readonly provider: Provider
  /** Of a partner; '' of others. */
  readonly name: string
  readonly kind: AssistanceKind
  readonly words: string
}

export interface AssistanceOffer extends OfferWords {
  readonly id: string
  readonly group: string
  readonly party: string | null
  readonly by: string
  readonly at: string
}

export interface StepRow extends TakenStep {
  readonly step: Step
  readonly request: string | null
  readonly note: string
  readonly party: string | null
  readonly by: string
  readonly at: string
}

/** Those that somebody may read, in the order in which they were first written; those that were discarded are gone. */
export function readableRequests(
  storage: Pick<Storage, 'db'>,
  actor: Actor,
  group: string
): readonly AssistanceRequest[] {
  return newestRequests(storage, group).filter(
    ({ status, party }) => status !== 'discarded' && mayReadRequest(actor, party, status === 'submitted')
  )
}

/** What is counted, and told to nobody by itself. */
export function submittedRequests(storage: Pick<Storage, 'db'>, group: string): readonly AssistanceRequest[] {
  return newestRequests(storage, group).filter(({ status }) => status === 'submitted')
}

/** The newest version of each. */
function newestRequests({ db }: Pick<Storage, 'db'>, group: string): readonly AssistanceRequest[] {
  const query = db.query.selectFrom('assistance_request').selectAll().where('working_group', '=', group)
  const rows = db.all(query.orderBy('at').orderBy('number'))
  const newest = new Map(rows.map((row) => [row.request, row]))
  return [...newest.values()].map((row): AssistanceRequest => {
    const { request: id, number, party, status, name: by, at } = row
    const words = JSON.parse(row.content) as RequestWords
    return { ...words, id, number, party, group: row.working_group, status: status as RequestStatus, by, at }
  })
}

export function offersIn({ db }: Pick<Storage, 'db'>, group: string): readonly AssistanceOffer[] {
  const query = db.query.selectFrom('assistance_offer').selectAll().where('working_group', '=', group)
  return db.all(query.orderBy('at').orderBy('offer')).map(({ offer: id, party, content, name: by, at }) => {
    // The name of a partner is among the words; the column is of who wrote it down.
    return { ...(JSON.parse(content) as OfferWords), id, group, party, by, at }
  })
}

/** Oldest first. */
export function stepsIn({ db }: Pick<Storage, 'db'>, group: string): readonly StepRow[] {
  const query = db.query.selectFrom('assistance_step').selectAll().where('working_group', '=', group).orderBy('seq')
  return db.all(query).map(({ step, request, offer, note, party, name: by, at }) => {
    return { step: step as Step, request, offer, note, party, by, at }
  })
}

/** The steps that a request has gone; an offer that was withdrawn was withdrawn from every request. */
export function stepsOf(steps: readonly StepRow[], request: string): readonly StepRow[] {
  const own = steps.filter((one) => one.request === request)
  const offered = new Set(own.map(({ offer }) => offer))
  return steps.filter((one) => one.request === request || (one.request === null && offered.has(one.offer)))
}

export function writeRequest({ db, now }: Storage, actor: Actor, request: Omit<AssistanceRequest, 'by' | 'at'>): void {
  const { id, number, party, group: working_group, status, ...words } = request
  const row = { request: id, number, party, working_group, status, ...signature(actor, now) }
  db.run(db.query.insertInto('assistance_request').values({ ...row, content: JSON.stringify(words) }))
}

export function writeOffer({ db, now }: Storage, actor: Actor, offer: Omit<AssistanceOffer, 'by' | 'at'>): void {
  const { id, group: working_group, party, ...words } = offer
  const row = { offer: id, working_group, party, ...signature(actor, now) }
  db.run(db.query.insertInto('assistance_offer').values({ ...row, content: JSON.stringify(words) }))
}

export function writeStep(
  { db, now }: Storage,
  actor: Actor,
  step: Pick<StepRow, 'step' | 'request' | 'offer' | 'note'> & { readonly group: string }
): void {
  const { group: working_group, ...rest } = step
  const row = { working_group, ...rest, party: actor.party ?? null, ...signature(actor, now) }
  db.run(db.query.insertInto('assistance_step').values(row))
}

function signature({ user, name }: Actor, now: () => string) {
  return { at: now(), user_id: user, name }
}
