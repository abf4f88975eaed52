import { Checkbox } from '@mantine/core'
import { formatDate } from '../shared/api.ts'
import { sayWho } from './meetings-json.ts'
import type { Meeting } from './meetings-json.ts'
import { Due, useSettle } from './own-follow-ups.tsx'
import './follow-ups.css'

interface FollowUpListProps {
  readonly meeting: Meeting
  /** ISO 8601 */
  readonly now: string
}

/** What somebody is to do after the meeting; whom it is for, the chair and the secretariat say when it is done. */
export function FollowUpList({ meeting, now }: FollowUpListProps) {
  const settle = useSettle()
  if (meeting.followUps.length === 0) return null
  return (
    <section className="card" aria-labelledby="follow-ups-title">
      <h2 id="follow-ups-title">Follow-ups</h2>
      <ul className="follow-ups">
        {meeting.followUps.map(({ id, text, who, by, doneAt, maySettle }) => (
          <li key={id} data-done={doneAt !== null || undefined}>
            <Checkbox
              checked={doneAt !== null}
              disabled={!maySettle}
              label={text}
              onChange={(event) => void settle(meeting.id, id, event.currentTarget.checked)}
            />
            <p className="quiet">
              {sayWho(who)} · {doneAt === null ? <Due by={by} now={now} /> : `Done ${formatDate(doneAt)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
