/** Requests for assistance, what was offered, and what has become of both: a country's own words, as far as it has submitted them. */
import { mayDo } from '@cartif/negotiation'
import { offersIn, readableRequests, stepsIn, stepsOf } from '../../assistance/assistance-store.ts'
import { standingAfter } from '../../assistance/steps.ts'
import { providerOf } from '../../assistance/take-step.ts'
import { KIND_WORDS } from '../../assistance/terms.ts'
import type { Table, TableAccess } from '../table.ts'
import { seatsIn } from './groups-of.ts'

export const ASSISTANCE_TABLE: Table = {
  id: 'assistance',
  name: 'Requests for assistance',
  about: 'What countries have asked for, and how far it is. Drafts are a country’s own and not among them.',
  columns: [
    { name: 'id', about: '' },
    { name: 'workingGroup', about: 'Its id' },
    { name: 'party', about: 'ISO 3166 alpha-3' },
    { name: 'kind', about: '' },
    { name: 'serves', about: 'The article, as it was called then' },
    { name: 'topic', about: 'What it is needed for' },
    { name: 'need', about: 'In the country’s words' },
    { name: 'priority', about: '' },
    { name: 'byWhen', about: 'A day, or empty' },
    { name: 'state', about: '' },
    { name: 'by', about: '' },
    { name: 'at', about: 'ISO 8601' }
  ],
  rows: (access) =>
    seatsIn(access).flatMap(({ group, actor }) => {
      const steps = stepsIn(access.services, group)
      const submitted = readableRequests(access.services, actor, group).filter(({ status }) => status === 'submitted')
      return submitted.map(({ id, party, kind, served, topic, need, priority, byWhen, by, at }) => {
        const { state } = standingAfter(stepsOf(steps, id))
        const asked = { kind: KIND_WORDS[kind], serves: served.name, topic, need, priority, byWhen }
        return { id, workingGroup: group, party: party.toUpperCase(), ...asked, state, by, at }
      })
    }),
  whyNoImport: 'A request is the act of a country, which it submits itself; taken in from a file it would be forged.'
}

export const OFFERS_TABLE: Table = {
  id: 'assistance-offers',
  name: 'Offers of assistance',
  about: 'What was offered, by whom, and whether the offer stands.',
  columns: [
    { name: 'id', about: '' },
    { name: 'workingGroup', about: 'Its id' },
    { name: 'provider', about: 'Who gives it' },
    { name: 'kind', about: '' },
    { name: 'words', about: 'What is offered' },
    { name: 'isWithdrawn', about: '' },
    { name: 'by', about: '' },
    { name: 'at', about: 'ISO 8601' }
  ],
  rows: (access) =>
    readableSeats(access).flatMap(({ group }) => {
      const steps = stepsIn(access.services, group)
      const withdrawn = new Set(steps.flatMap(({ step, offer }) => (step === 'withdraw-offer' ? offer : [])))
      return offersIn(access.services, group).map((offer) => {
        const { id, kind, words, by, at } = offer
        const said = { provider: providerOf(offer), kind: KIND_WORDS[kind], words, isWithdrawn: withdrawn.has(id) }
        return { id, workingGroup: group, ...said, by, at }
      })
    }),
  whyNoImport:
    'An offer is the act of whoever gives, made on the page of assistance; taken in from a file it would be forged.'
}

export const STEPS_TABLE: Table = {
  id: 'assistance-steps',
  name: 'Steps of assistance',
  about: 'What has become of requests and offers, step by step.',
  columns: [
    { name: 'workingGroup', about: 'Its id' },
    { name: 'request', about: 'Its id; empty where an offer was withdrawn from all' },
    { name: 'offer', about: 'Its id, where the step is about one' },
    { name: 'step', about: '' },
    { name: 'note', about: '' },
    { name: 'party', about: 'ISO 3166 alpha-3; empty for an office' },
    { name: 'by', about: '' },
    { name: 'at', about: 'ISO 8601' }
  ],
  rows: (access) =>
    readableSeats(access).flatMap(({ group }) =>
      stepsIn(access.services, group).map(({ request, offer, step, note, party, by, at }) => {
        const taken = { request, offer, step, note, party: party?.toUpperCase() ?? null, by, at }
        return { workingGroup: group, ...taken }
      })
    ),
  whyNoImport: 'A step is an act of the country that asks or of whoever gives; taken in from a file it would be forged.'
}

function readableSeats(access: TableAccess) {
  return seatsIn(access).filter(({ actor }) => mayDo(actor, 'read-assistance'))
}
