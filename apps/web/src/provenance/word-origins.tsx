import type { SelectedSegment } from '@cartif/editor'
import { DRAFT } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { partyName } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { call, formatDate } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { Loading } from '../shared/loading.tsx'
import { PartyLabel } from '../shared/party-label.tsx'
import { stanceWords } from '../shared/stances.ts'
import './word-origins.css'

export interface Provenance {
  readonly origin: string
  readonly kind: 'import' | 'proposal' | 'pen' | 'unknown'
  readonly number: number | null
  readonly sponsors: readonly string[]
  readonly positions: readonly { readonly party: string; readonly stance: string; readonly note: string }[]
  readonly by: string | null
  readonly at: string | null
  readonly rationale: string
  readonly decision: {
    readonly outcome: string
    readonly by: string
    readonly at: string
    readonly note: string
  } | null
  readonly revision: string | null
}

interface WordOriginsProps {
  readonly live: LiveInstrument
  readonly instrument: string
  readonly selected: readonly SelectedSegment[]
  onClose(): void
}

/** Where the selected words come from: stretch by stretch who brought them, who stood where, and who decided. */
export function WordOrigins({ live, instrument, selected, onClose }: WordOriginsProps) {
  const stretches = joinStretches(selected)
  // What is only drafted is nobody else's to be asked about.
  const isDrafted = (origin: string) => origin.startsWith(`${DRAFT}-`)
  const origins = [...new Set(stretches.map(({ origin }) => origin))].filter((origin) => !isDrafted(origin))
  const query = origins.map((origin) => `of=${encodeURIComponent(origin)}`).join('&')
  const { data, error } = useQuery({
    queryKey: ['provenance', instrument, query],
    queryFn: () => call<readonly Provenance[]>(`/api/instruments/${instrument}/provenance?${query}`),
    enabled: origins.length > 0,
    staleTime: 0
  })
  return (
    <Dialog onClose={onClose} title="Where these words come from" size="lg" centered>
      {stretches.length === 0 && <p className="quiet">Select some words first, or put the caret into them.</p>}
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && origins.length > 0 && <Loading what="Looking it up" />}
      {(data || origins.length === 0) && (
        <ol className="word-origins">
          {stretches.map(({ words, origin, struckBy }, index) => {
            const found = data?.find((one) => one.origin === origin)
            return (
              <li key={index}>
                <q className="word-origins-words">{words.trim()}</q>
                {found && <Story found={found} />}
                {isDrafted(origin) && <p>In your own draft, not on the table.</p>}
                {struckBy.map((proposal) => (
                  <p key={proposal} className="quiet">
                    To be struck by {partyName(live.findProposal(proposal)?.holder ?? '')}, no.{' '}
                    {live.recordOf(proposal)?.number}.
                  </p>
                ))}
              </li>
            )
          })}
        </ol>
      )}
    </Dialog>
  )
}

interface Stretch {
  readonly words: string
  readonly origin: string
  /** The proposals that would strike them. */
  readonly struckBy: readonly string[]
}

/** Neighbours of one origin and one fate are told as one. */
function joinStretches(selected: readonly SelectedSegment[]): readonly Stretch[] {
  const joined: Stretch[] = []
  for (const { segment, words } of selected) {
    const { piece, inserted, deleted, text } = segment
    const own = piece.type === 'text' ? piece.origin : undefined
    const origin = own ?? (inserted.length > 0 ? text : 'unknown')
    const struckBy = deleted.map(({ proposal }) => proposal.id)
    const last = joined.at(-1)
    if (last && last.origin === origin && last.struckBy.join() === struckBy.join())
      joined[joined.length - 1] = { ...last, words: last.words + words }
    else joined.push({ words, origin, struckBy })
  }
  return joined
}

export function Story({ found }: { readonly found: Provenance }) {
  const { kind, number, sponsors, positions, by, at, rationale, decision, revision } = found
  if (kind === 'unknown') return <p className="quiet">Nothing is recorded of where they come from.</p>
  if (kind === 'import')
    return (
      <p>
        In the zero draft{at ? `, entered on ${formatDate(at)}` : ''}
        {by ? ` by ${by}` : ''}.
      </p>
    )
  if (kind === 'pen') return <p>Written into the text with the pen{by ? ` by ${by}` : ''}.</p>
  return (
    <>
      <p>
        {sponsors.map((party) => (
          <PartyLabel key={party} holder={party} />
        ))}{' '}
        proposed them as no. {number}
        {at ? ` on ${formatDate(at)}` : ''}
        {by ? ` (${by})` : ''}.{rationale && <span className="quiet"> {rationale}</span>}
      </p>
      {positions.length > 0 && (
        <p className="word-origins-positions">
          {positions.map(({ party, stance, note }) => (
            <span key={party} title={note}>
              <PartyLabel holder={party} /> {stanceWords(stance)}{' '}
            </span>
          ))}
        </p>
      )}
      <p>
        {decision
          ? `${outcomeWords(decision.outcome)} by ${decision.by} on ${formatDate(decision.at)}${decision.note ? `: ${decision.note}` : ''}.`
          : 'Not decided yet.'}{' '}
        {decision?.outcome === 'accept' && (
          <span className="quiet">
            {revision ? `In the text since ${revision}.` : 'In the live text, not in a revision yet.'}
          </span>
        )}
      </p>
    </>
  )
}

function outcomeWords(outcome: string): string {
  return outcome === 'accept' ? 'Accepted' : outcome === 'reject' ? 'Rejected' : 'Decided'
}
