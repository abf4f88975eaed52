import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call, formatDate } from '../shared/api.ts'
import type { OwnFollowUp } from './meetings-json.ts'
import './follow-ups.css'

interface OwnFollowUpsProps {
  readonly followUps: readonly OwnFollowUp[]
  /** ISO 8601 */
  readonly now: string
}

/** What one is to do after meetings, the most urgent first; nothing where there is nothing. */
export function OwnFollowUps({ followUps, now }: OwnFollowUpsProps) {
  const settle = useSettle()
  if (followUps.length === 0) return null
  const sorted = followUps.toSorted((a, b) => (a.by < b.by ? -1 : 1))
  return (
    <section className="card own-follow-ups" aria-labelledby="follow-ups-title">
      <h2 id="follow-ups-title">For you to follow up</h2>
      <ul>
        {sorted.map((one) => (
          <li key={one.id}>
            <div>
              <p>{one.text}</p>
              <p className="quiet">
                <Due by={one.by} now={now} /> · <Link to={`/meetings/${one.meeting}`}>{one.meetingTitle}</Link>,{' '}
                {one.group}
              </p>
            </div>
            <Button
              variant="default"
              size="compact-md"
              className="no-print"
              aria-label={`Done: ${one.text}`}
              onClick={() => void settle(one.meeting, one.id, true)}
            >
              Done
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Due({ by, now }: { readonly by: string; readonly now: string }) {
  const isOver = by < now.slice(0, 10)
  return (
    <span className={isOver ? 'follow-up-late' : undefined}>
      {isOver ? `Was due ${formatDate(by)}` : `By ${formatDate(by)}`}
    </span>
  )
}

/** Says that a follow-up is done, or not yet, and reads everything anew that shows it. */
export function useSettle() {
  const queries = useQueryClient()
  return async (meeting: string, followUp: string, done: boolean) => {
    try {
      await call(`/api/meetings/${meeting}/follow-ups/${followUp}`, 'PUT', { done })
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['meetings'] }),
        queries.invalidateQueries({ queryKey: ['meeting', meeting] })
      ])
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
}
