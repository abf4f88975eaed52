import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'
import { formatMoment } from './use-draft.ts'

interface Embargo {
  readonly id: string
  readonly proposals: readonly string[]
  readonly at: string
  readonly by: string
  readonly failed: string | null
}

interface EmbargoesProps {
  readonly instrument: string
  /** How many proposals there are in the draft; when some have come to the table, so have their moments. */
  readonly count: number
  /** Not while another moment is being set. */
  readonly isAsking: boolean
}

/** What of the draft comes to the table when, and what could not. */
export function Embargoes({ instrument, count, isAsking }: EmbargoesProps) {
  const client = useQueryClient()
  const path = `/api/instruments/${instrument}/draft/embargoes`
  const { data = [] } = useQuery({
    queryKey: ['embargoes', instrument, count, isAsking],
    queryFn: () => call<readonly Embargo[]>(path),
    placeholderData: (previous) => previous,
    staleTime: 0
  })
  if (data.length === 0) return null
  const lift = (id: string) =>
    void call(`${path}/${id}/lifting`, 'POST').then(
      () => client.invalidateQueries({ queryKey: ['embargoes', instrument] }),
      ({ message }: Error) => notifications.show({ message, color: 'red' })
    )
  return (
    <ul className="embargoes" aria-label="Coming to the table">
      {data.map(({ id, proposals, at, by, failed }) => (
        <li key={id} className={failed === null ? undefined : 'is-failed'}>
          {failed === null
            ? `${sayProposals(proposals.length)} to the table on ${formatMoment(at)}, set by ${by}.`
            : `Could not be tabled on ${formatMoment(at)}: ${failed}`}{' '}
          <button type="button" className="link-button" onClick={() => lift(id)}>
            {failed === null ? 'Take the moment back' : 'Clear'}
          </button>
        </li>
      ))}
    </ul>
  )
}

function sayProposals(count: number): string {
  return count === 1 ? 'One proposal comes' : `${count} proposals come`
}
