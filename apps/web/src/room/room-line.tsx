import type { LiveInstrument } from '@cartif/live'
import { isOfRecord, useLiveVersion } from '../drafting/use-live.ts'
import { formatTime } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { isNews, lastCall, sayClosed, sayTally } from './calls.ts'
import { unsettled } from './handed-pens.tsx'
import { useNow, sayTimeLeft } from './time-left.ts'
import './room-line.css'

/** What goes on in the room, to be read only: on the wall, and over a sheet that hides the banners. */
export function RoomLine({ live }: { readonly live: LiveInstrument }) {
  useLiveVersion(live, isOfRecord)
  const now = useNow()
  const call = lastCall(live)
  const pens = unsettled(live)
  const isShown = call !== undefined && isNews(call, now)
  if (!isShown && pens.length === 0) return null
  return (
    <div className="room-line">
      {isShown && (
        <p>
          {call.closed ? (
            sayClosed(call)
          ) : (
            <>
              Consensus on <strong>{call.name}</strong>: <strong>{sayTimeLeft(call.until, now)}</strong>,{' '}
              {sayTally(call)}
            </>
          )}
        </p>
      )}
      {pens.map(({ id, name, parties, ended, until }) => (
        <p key={id}>
          {parties.map((party) => (
            <PartyLabel key={party} holder={party} />
          ))}{' '}
          {ended ? 'had' : parties.length === 1 ? 'has' : 'have'} the pen in <strong>{name}</strong>
          {ended ? '' : ` until ${formatTime(until)}`}
        </p>
      ))}
    </div>
  )
}
