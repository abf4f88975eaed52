import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { AssistanceGroup, Need } from './assistance-json.ts'

interface NeedsProps {
  readonly group: AssistanceGroup
  onAsk(need: Need): void
}

/** What one's country has stated that it needs assistance for, and has not asked for yet. Nobody else sees this. */
export function Needs({ group: { needs, party, mayAsk }, onAsk }: NeedsProps) {
  if (needs.length === 0 || !mayAsk) return null
  return (
    <section className="card needs" aria-labelledby="needs-title">
      <h2 id="needs-title">Commitments with assistance that you have not asked for yet</h2>
      <p className="quiet">From your schedules, category C. Only your delegation sees this list.</p>
      <ul>
        {needs.map((need) => (
          <li key={`${need.served.instrument} ${need.served.article}`}>
            <div>
              <Link
                to={`/instruments/${need.served.instrument}/commitments?party=${party}&article=${need.served.article}`}
              >
                {need.served.name}
              </Link>
              {need.months !== null && <span className="quiet"> {need.months} months after entry into force</span>}
              <p>{need.assistance}</p>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => onAsk(need)}
              aria-label={`Ask for assistance with ${need.served.name}`}
            >
              Ask for assistance
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
