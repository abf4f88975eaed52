import { recordedStandings, standingVersion } from '@cartif/live'
import type { LiveInstrument, RecordedPosition } from '@cartif/live'
import type { Issue } from '@cartif/negotiation'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { offerUndo } from '../drafting/undo-position.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { stanceWords } from '../shared/stances.ts'
import { provisionOfIssue } from './open-issues.ts'

interface StandingProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly issue: Issue
}

/** Where parties stand on the text as it is at the place of an issue, and whether the words were others then. */
export function standingsOn(
  live: LiveInstrument,
  issue: Issue
): readonly (RecordedPosition & { readonly isStale: boolean })[] {
  const part = provisionOfIssue(live, issue) ?? issue.article
  const version = standingVersion(live, part)
  const taken = recordedStandings(live.documents.record).get(part) ?? []
  return taken.map((one) => ({ ...one, isStale: one.version !== version }))
}

/** Who would keep the text as it stands, and who would not. */
export function Standing({ live, instrument, issue }: StandingProps) {
  const positions = standingsOn(live, issue)
  const part = provisionOfIssue(live, issue) ?? issue.article
  const own = positions.find(({ party }) => party === instrument.party)
  const path = `/api/instruments/${instrument.id}/provisions/${encodeURIComponent(part)}/position`
  const take = async (stance: string | null, note?: string) => {
    try {
      await call(path, 'PUT', { stance, ...(note ? { note } : {}) })
      // On words that have changed since it cannot be put again as it was.
      if (stance === null && own && !own.isStale)
        offerUndo('the text as it stands', () => void take(own.stance, own.note))
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  return (
    <>
      {positions.length > 0 && (
        <ul className="positions" aria-label="Positions on the text as it stands">
          {positions.map(({ party, stance, isStale }) => (
            <li key={party}>
              <PartyLabel holder={party} /> <span className={`stance stance-${stance}`}>{stanceWords(stance)}</span>
              {isStale && <span className="quiet"> on an earlier wording</span>}
            </li>
          ))}
        </ul>
      )}
      {instrument.role === 'delegate' && (
        <div className="proposal-buttons">
          {(['support', 'oppose'] as const).map((one) => (
            <Button
              key={one}
              size="compact-md"
              variant={own?.stance === one ? 'light' : 'default'}
              aria-pressed={own?.stance === one}
              onClick={() => void take(own?.stance === one ? null : one)}
            >
              {one === 'support' ? 'Keep it as it stands' : 'Not as it stands'}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
