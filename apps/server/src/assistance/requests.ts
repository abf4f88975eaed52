/**
 * Asking for assistance: a country writes a request, keeps it to itself as a draft as long as it likes, and submits it. From then on the
 * working group reads it, and a change is an act with what it was before.
 */
import { randomUUID } from 'node:crypto'
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import { readableRequests, stepsIn, stepsOf, writeRequest } from './assistance-store.ts'
import type { AssistanceRequest, RequestStatus, RequestWords, Storage } from './assistance-store.ts'
import { standingAfter } from './steps.ts'
import { KIND_WORDS } from './terms.ts'

/** Writes a new request, as a draft or for all to read; returns its id. */
export function beginRequest(
  storage: Storage,
  actor: Actor,
  group: string,
  words: RequestWords,
  submit: boolean
): string {
  const party = mustAsk(actor)
  const id = randomUUID()
  const request = {
    ...words,
    id,
    number: 1,
    party,
    group,
    status: submit ? ('submitted' as const) : ('draft' as const)
  }
  storage.db.commit(() => {
    writeRequest(storage, actor, request)
    if (submit) noteRequest(storage, actor, 'assistance-requested', request)
  }, storage.now)
  return id
}

/** Another version. `seen`: the number of the one it was written on. What was submitted stays so. */
export function changeRequest(
  storage: Storage,
  actor: Actor,
  before: AssistanceRequest,
  words: RequestWords,
  { seen, submit }: { readonly seen: number; readonly submit: boolean }
): void {
  mustBeOwn(actor, before)
  storage.db.commit(() => {
    const { id, party, group, status } = mustBeCurrent(storage, actor, before, seen)
    mustBeOpen(storage, before)
    const next = status === 'submitted' || submit ? ('submitted' as const) : ('draft' as const)
    const request = { ...words, id, number: seen + 1, party, group, status: next }
    writeRequest(storage, actor, request)
    if (next === 'draft') return
    noteRequest(storage, actor, status === 'draft' ? 'assistance-requested' : 'assistance-changed', request)
  }, storage.now)
}

/** A draft that nobody else has seen leaves nothing behind that anybody reads. */
export function discardRequest(storage: Storage, actor: Actor, before: AssistanceRequest): void {
  mustBeOwn(actor, before)
  if (before.status !== 'draft') throw new Problem('not-at-this-step')
  const { by: _, at: __, ...request } = before
  const status: RequestStatus = 'discarded'
  storage.db.transaction(() => writeRequest(storage, actor, { ...request, number: before.number + 1, status }))
}

/** "Training on Article 13, Risk Management", as it stands in the register. */
export function titleOf({ kind, topic, served }: RequestWords): string {
  const about = [topic, served.name].filter(Boolean).join(', ')
  return about ? `${KIND_WORDS[kind]}: ${about}` : KIND_WORDS[kind]
}

export function mustBeOwn(actor: Actor, { party }: Pick<AssistanceRequest, 'party'>): void {
  if (mustAsk(actor) !== party) throw new Problem('not-allowed')
}

function mustAsk(actor: Actor): string {
  if (actor.party === undefined || !mayDo(actor, 'request-assistance')) throw new Problem('not-allowed')
  return actor.party
}

function mustBeCurrent(storage: Storage, actor: Actor, { id, group }: AssistanceRequest, seen: number) {
  const current = readableRequests(storage, actor, group).find((one) => one.id === id)
  if (!current) throw new Problem('not-found', 'There is no such request.')
  if (current.number !== seen)
    throw new Problem('wording-changed', 'Somebody of your delegation has changed this request since you opened it.')
  return current
}

/** What has been accepted was accepted as it read. */
function mustBeOpen(storage: Storage, { id, group }: AssistanceRequest): void {
  const { state } = standingAfter(stepsOf(stepsIn(storage, group), id))
  if (state !== 'requested' && state !== 'offered') throw new Problem('not-at-this-step')
}

function noteRequest(
  storage: Storage,
  actor: Actor,
  kind: string,
  request: Omit<AssistanceRequest, 'by' | 'at'>
): void {
  const { id, number, group, status: _, party, ...words } = request
  const body = { request: id, number, name: titleOf(words), ...words }
  noteAct(storage, { of: actsOfGroup(group), kind, user: actor.user, party, body })
}
