import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { call, formatDate } from '../shared/api.ts'
import type { Briefing, BriefingSummary } from './briefing-json.ts'
import type { PreparedGroup } from './preparation-json.ts'

/** The regional briefings of a working group; the secretariat writes another from what has been shared. */
export function Briefings({ group }: { readonly group: PreparedGroup }) {
  const { data } = useQuery({
    queryKey: ['briefings'],
    queryFn: () => call<{ readonly briefings: readonly BriefingSummary[] }>('/api/briefings')
  })
  const own = data?.briefings.filter((one) => one.group.id === group.id) ?? []
  return (
    <section className="card briefings" aria-labelledby="briefings-title">
      <div className="preparation-head">
        <h2 id="briefings-title">Regional briefings</h2>
        {group.mayBrief && <WriteBriefing group={group} />}
      </div>
      {data && own.length === 0 && (
        <p className="quiet">
          {group.mayBrief
            ? 'No briefing has been written for this group yet.'
            : 'No briefing has been issued to you yet.'}
        </p>
      )}
      <ul>
        {own.map(({ id, title, issued, last }) => (
          <li key={id}>
            <Link to={`/preparation/briefings/${id}`}>{title}</Link>{' '}
            <span className="quiet">
              {issued ? `issued ${formatDate(issued.at)}` : `draft ${last.number}, ${formatDate(last.at)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WriteBriefing({ group }: { readonly group: PreparedGroup }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const write = async () => {
    try {
      const { id } = await call<Briefing>('/api/briefings', 'POST', { group: group.id })
      await queries.invalidateQueries({ queryKey: ['briefings'] })
      await navigate(`/preparation/briefings/${id}`)
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  return <Button onClick={() => void write()}>Write a briefing</Button>
}
