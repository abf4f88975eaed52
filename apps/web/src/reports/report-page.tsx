import { Link, useParams } from 'react-router'
import type { WrittenKind } from './report-bar.tsx'
import { ReportBasis } from './report-basis.tsx'
import type { Report } from './reports-json.ts'
import { WrittenPage } from './written-page.tsx'

const REPORT: WrittenKind = {
  word: 'report',
  list: 'reports',
  path: '/api/reports',
  goesTo: 'everybody in its working group, observers too'
}

/** What is written on the whole may tell of risks and of requests for assistance, which observers do not read. */
const TO_MEMBERS =
  'the delegations, the Chairs, the Secretariat and the legal reviewers of its working groups, not to their observers'

/** One report, with the figures it was written from beside those of now. */
export function ReportPage() {
  const { report: id = '' } = useParams()
  return (
    <WrittenPage<Report>
      id={id}
      kind={REPORT}
      list={{ to: '/reports', label: 'To the reports' }}
      back={() => <Link to="/reports">Reports</Link>}
      basis={({ basis }) => <ReportBasis basis={basis} />}
      placesOf={({ basis }) => basis.places}
      languageOf={({ language }) => language}
      goesToOf={({ kind }) => (kind === 'working-group' ? REPORT.goesTo : TO_MEMBERS)}
    />
  )
}
