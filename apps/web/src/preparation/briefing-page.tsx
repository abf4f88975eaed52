import { Link, useParams } from 'react-router'
import type { WrittenKind } from '../reports/report-bar.tsx'
import { WrittenPage } from '../reports/written-page.tsx'
import { BriefingFigures } from './briefing-figures.tsx'
import type { Briefing } from './briefing-json.ts'
import './preparation.css'

/** Observers do not read what countries told the group. */
const BRIEFING: WrittenKind = {
  word: 'briefing',
  list: 'briefings',
  path: '/api/briefings',
  goesTo: 'the delegations, the Chair and the legal reviewers of the working group, not to its observers'
}

/** One briefing of a group: read by it, edited and issued by the secretariat. */
export function BriefingPage() {
  const { briefing: id = '' } = useParams()
  return (
    <WrittenPage<Briefing>
      id={id}
      kind={BRIEFING}
      className="preparation"
      list={{ to: '/preparation', label: 'To the preparation' }}
      back={({ group }) => <Link to={`/preparation?group=${group.id}`}>Preparation</Link>}
      basis={({ shown }) => <BriefingFigures figures={shown.figures} />}
    />
  )
}
