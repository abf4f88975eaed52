import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call, formatDate, formatTime } from '../shared/api.ts'
import { browserName } from './browser-name.ts'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

interface Session {
  readonly id: string
  readonly since: string
  readonly lastSeen: string
  readonly address: string
  readonly browser: string
  readonly isThis: boolean
}

/** Where one is signed in. Signing out there closes that window's room at once. */
export function Sessions() {
  const { act, ...said } = useAct()
  const queries = useQueryClient()
  const { data: sessions = [] } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => call<readonly Session[]>('/api/account/sessions')
  })
  const end = async ({ id }: Session) => {
    await act(() => call(`/api/account/sessions/${id}/end`, 'POST', {}), 'Signed out there.')
    await queries.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <Section
      id="sessions"
      title="Where you are signed in"
      intro="What you do not know, sign out, and change your password."
      {...said}
    >
      <ul className="account-list" aria-label="Sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              <strong>{browserName(session.browser)}</strong>{' '}
              <span className="quiet">
                from {session.address || 'an unknown address'}, since {formatDate(session.since)}{' '}
                {formatTime(session.since)}
              </span>
            </span>
            {session.isThis ? (
              <Badge variant="light">This one</Badge>
            ) : (
              <Button variant="default" size="compact-sm" onClick={() => void end(session)}>
                Sign out there
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
