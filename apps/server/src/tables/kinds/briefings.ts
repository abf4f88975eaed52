/** The regional briefings, every version that the reader may read. */
import { listBriefings } from '../../preparation/briefings.ts'
import type { Table } from '../table.ts'
import { textOfSections } from './sections.ts'
import { seatsIn } from './groups-of.ts'

export const BRIEFINGS_TABLE: Table = {
  id: 'briefings',
  name: 'Regional briefings',
  about: 'What the secretariat has written of what countries shared, one row for each version.',
  columns: [
    { name: 'id', about: '' },
    { name: 'workingGroup', about: 'Its id' },
    { name: 'title', about: '' },
    { name: 'version', about: '' },
    { name: 'isIssued', about: '' },
    { name: 'text', about: 'Section by section' },
    { name: 'at', about: 'ISO 8601' },
    { name: 'by', about: '' }
  ],
  rows: (access) =>
    seatsIn(access).flatMap(({ group, name, actor }) =>
      listBriefings(access.services, { group: { id: group, name }, actor }).flatMap(({ id, versions }) =>
        versions.map(({ title, number, isIssued, sections, at, by }) => {
          return { id, workingGroup: group, title, version: number, isIssued, text: textOfSections(sections), at, by }
        })
      )
    ),
  whyNoImport: 'A briefing is written from what has been shared, and its figures with it.'
}
