import { NO_STATEMENT, partyName, sayStatement } from '@cartif/negotiation'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import type { Commitment, Schedules } from './schedules.ts'

interface GoneCommitmentsProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
}

/** What was stated of articles that have left the text: nothing of it vanishes by itself. */
export function GoneCommitments({ instrument, schedules }: GoneCommitmentsProps) {
  const queries = useQueryClient()
  const gone = schedules.commitments.filter((one) => one.gone)
  if (gone.length === 0) return null
  const takeBack = async ({ article }: Commitment) => {
    await call(`/api/instruments/${instrument.id}/commitments/${article}`, 'PUT', NO_STATEMENT)
    await queries.invalidateQueries({ queryKey: ['commitments', instrument.id] })
  }
  return (
    <section aria-label="No longer in the text" className="commitments-gone">
      <h2>On articles that are no longer in the text</h2>
      <ul>
        {gone.map((said) => (
          <li key={`${said.party} ${said.article}`}>
            {partyName(said.party)} on what was {said.name}: {sayStatement(said)}{' '}
            {said.party === instrument.party && (
              <Button size="compact-sm" variant="default" onClick={() => void takeBack(said)}>
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
