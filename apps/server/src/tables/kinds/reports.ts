/** The reports that were written, each with its newest version. */
import { KIND_NAMES } from '../../reports/kinds.ts'
import { ReportDesk } from '../../reports/report-desk.ts'
import type { Table } from '../table.ts'
import { textOfSections } from './sections.ts'

export const REPORTS_TABLE: Table = {
  id: 'reports',
  name: 'Reports',
  about: 'The reports on the negotiation, with the newest version of each.',
  columns: [
    { name: 'id', about: '' },
    { name: 'kind', about: '' },
    { name: 'title', about: '' },
    { name: 'workingGroups', about: 'Ids, with spaces between' },
    { name: 'attribution', about: 'attributed or anonymous' },
    { name: 'version', about: '' },
    { name: 'isIssued', about: '' },
    { name: 'text', about: 'Section by section' },
    { name: 'at', about: 'ISO 8601' },
    { name: 'by', about: '' }
  ],
  rows: ({ services, user }) =>
    new ReportDesk(services).list(user).map(({ report, versions }) => {
      const { title, number, isIssued, sections, at, by } = versions.at(-1)!
      const { id, kind, groups, attribution } = report
      const version = { title, version: number, isIssued, text: textOfSections(sections), at, by }
      return { id, kind: KIND_NAMES[kind], workingGroups: groups.join(' '), attribution, ...version }
    }),
  whyNoImport: 'A report is written from the text as it stands, and its figures with it.'
}
