/** Consultation records: a country's own words, in the version that it has shared. */
import { readShared } from '../../preparation/consultations.ts'
import type { ConsultedBody } from '../../preparation/readiness.ts'
import type { Table } from '../table.ts'
import { seatsIn } from './groups-of.ts'

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
    { name: 'consulted', about: 'Whom it consulted at home, one a line' },
    { name: 'at', about: 'When this version was written, ISO 8601' }
  ],
  rows: (access) =>
    seatsIn(access).flatMap(({ group, actor }) =>
      readShared(access.services, actor, group).map(({ record, sharing }) => {
        const { party, name, readiness, priorities, sensitivities, consulted, at } = record
        const said = { readiness, priorities, sensitivities, consulted: consulted.map(bodyWords).join('\n'), at }
        return { workingGroup: group, party: party.toUpperCase(), topic: name, sharedWith: sharing.sharedWith, ...said }
      })
    ),
  whyNoImport: 'A record is its country’s own: it is kept on the page of preparation, and shared by the country alone.'
}

/** "Ministry of Finance (ministry, 2026-03-02): agreed" */
function bodyWords({ who, sector, on, note }: ConsultedBody): string {
  return `${who} (${sector}, ${on})${note === '' ? '' : `: ${note}`}`
}
