import { useQuery } from '@tanstack/react-query'
import { call, formatDate, formatTime } from '../shared/api.ts'

interface PersonAct {
  readonly seq: number
  readonly kind: string
  readonly by: string
  readonly at: string
  readonly about: string
}

const SAID: Readonly<Record<string, string>> = {
  'person-invited': 'invited',
  'invitation-accepted': 'accepted the invitation of',
  'invitation-revoked': 'took back the invitation of',
  'account-renewed': 'made a link for a new password for',
  'seat-given': 'gave a seat to',
  'seat-taken': 'took a seat from',
  'account-closed': 'closed the account of'
}

/** What was done with accounts, as the register has it. */
export function Acts() {
  const { data: acts = [] } = useQuery({
    queryKey: ['people', 'acts'],
    queryFn: () => call<readonly PersonAct[]>('/api/people/acts')
  })
  if (acts.length === 0) return null
  return (
    <details className="card people-group">
      <summary>
        <h2>What was done</h2> <span className="quiet">{acts.length}</span>
      </summary>
      <ul className="people-list">
        {acts.map(({ seq, kind, by, at, about }) => (
          <li key={seq}>
            <span>
              {kind === 'invitation-accepted'
                ? `${about} accepted an invitation`
                : `${by} ${SAID[kind] ?? kind} ${about}`}
            </span>
            <span className="quiet">
              {formatDate(at)} {formatTime(at)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
