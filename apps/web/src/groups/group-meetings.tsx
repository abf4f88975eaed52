import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { Group } from './groups-json.ts'

/** Where the meetings of the group are found, and planned by whoever convenes them. */
export function GroupMeetings({ group }: { readonly group: Group }) {
  const isOver = group.closedAt !== null
  return (
    <section className="card group-section" aria-labelledby="group-meetings-title">
      <header>
        <h2 id="group-meetings-title">Meetings</h2>
        {group.mayPlan && !isOver && (
          <Button component={Link} to={`/meetings/new?group=${group.id}`} variant="light" size="compact-sm">
            Plan a meeting
          </Button>
        )}
      </header>
      <p className="quiet">
        <Link to={`/meetings?group=${group.id}`}>Meetings of the group</Link>
        {isOver ? ' and what came of them.' : ': when they are, what is on the agenda and what came of them.'}
      </p>
    </section>
  )
}
