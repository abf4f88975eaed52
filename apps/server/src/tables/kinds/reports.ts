/** The reports that were written, every version that the reader may read. */
import { KIND_NAMES } from '../../reports/kinds.ts'
import { ReportDesk } from '../../reports/report-desk.ts'
import type { Table } from '../table.ts'
import { textOfSections } from './sections.ts'

export const REPORTS_TABLE: Table = {
  id: 'reports',
  name: 'Reports',
  about: 'The reports on the negotiation, one row for each version.',
  columns: [
    { name: 'id', about: '' },
    { name: 'kind', about: '' },
    { name: 'title', about: '' },
    { name: 'workingGroups', about: 'Ids, with spaces between' },
    { name: 'attribution', about: 'attributed or anonymous' },
    { name: 'language', about: 'en or ru' },
    { name: 'version', about: '' },
    { name: 'isIssued', about: '' },
    { name: 'text', about: 'Section by section' },
    { name: 'at', about: 'ISO 8601' },
    { name: 'by', about: '' }
  ],
  rows: ({ services, user }) =>
    new ReportDesk(services).list(user).flatMap(({ report: { id, kind, groups, attribution, language }, versions }) =>
      versions.map(({ title, number, isIssued, sections, at, by }) => {
        const about = { id, kind: KIND_NAMES[kind], title, workingGroups: groups.join(' '), attribution, language }
        return { ...about, version: number, isIssued, text: textOfSections(sections), at, by }
      })
    ),
  whyNoImport: 'A report is written from the text as it stands, and its figures with it.'
}
