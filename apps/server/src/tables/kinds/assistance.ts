/** Requests for assistance and consultation records: a country's own words, as far as it has submitted or shared them. */
import { readableRequests, stepsIn, stepsOf } from '../../assistance/assistance-store.ts'
import { standingAfter } from '../../assistance/steps.ts'
import { KIND_WORDS } from '../../assistance/terms.ts'
import { readShared } from '../../preparation/consultations.ts'
import type { Table } from '../table.ts'
import { seatsIn } from './groups-of.ts'

export const ASSISTANCE_TABLE: Table = {
  id: 'assistance',
  name: 'Requests for assistance',
  about: 'What countries have asked for, and how far it is. Drafts are a country’s own and not among them.',
  columns: [
    { name: 'workingGroup', about: 'Its id' },
    { name: 'party', about: 'ISO 3166 alpha-3' },
    { name: 'kind', about: '' },
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
      return submitted.map(({ id, party, kind, topic, need, priority, byWhen, by, at }) => {
        const { state } = standingAfter(stepsOf(steps, id))
        const asked = { kind: KIND_WORDS[kind], topic, need, priority, byWhen }
        return { workingGroup: group, party: party.toUpperCase(), ...asked, state, by, at }
      })
    }),
  whyNoImport: 'A request is the act of a country, which it submits itself; taken in from a file it would be forged.'
}

export const CONSULTATIONS_TABLE: Table = {
  id: 'consultations',
  name: 'Consultation records',
  about:
    'What countries have shared of their preparation with the secretariat or with everybody, in the version they shared.',
  columns: [
    { name: 'workingGroup', about: 'Its id' },
    { name: 'party', about: 'ISO 3166 alpha-3' },
    { name: 'topic', about: 'As it was called then' },
    { name: 'sharedWith', about: '' },
    { name: 'readiness', about: '' },
    { name: 'priorities', about: '' },
    { name: 'sensitivities', about: '' },
    { name: 'at', about: 'When this version was written, ISO 8601' }
  ],
  rows: (access) =>
    seatsIn(access).flatMap(({ group, actor }) =>
      readShared(access.services, actor, group).map(({ record, sharing }) => {
        const { party, name, readiness, priorities, sensitivities, at } = record
        const said = { readiness, priorities, sensitivities, at }
        return { workingGroup: group, party: party.toUpperCase(), topic: name, sharedWith: sharing.sharedWith, ...said }
      })
    ),
  whyNoImport: 'A record is its country’s own: it is kept on the page of preparation, and shared by the country alone.'
}
