import type { LiveInstrument } from '@cartif/live'
import { partyName } from '@cartif/negotiation'
import { useEffect, useState } from 'react'
import { useComments } from '../comments/use-comments.ts'
import type { Comment } from '../comments/use-comments.ts'
import type { Instrument } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'

/** What one is called in comments: @PAK, @CHAIR, @SECRETARIAT, @LEGAL. */
export function isMentioned(
  { text }: Pick<Comment, 'text'>,
  { party, role }: Pick<Instrument, 'party' | 'role'>
): boolean {
  return new RegExp(`@${party ?? role}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

/** Comments that name one's delegation or office since one last looked, and what says that one has; kept in this browser. */
export function useMentions(live: LiveInstrument, instrument: Instrument, user: string) {
  const key = `cartif-mentions/${user}/${instrument.id}`
  const [seen, setSeen] = useState(() => localStorage.getItem(key) ?? '')
  useEffect(() => localStorage.setItem(key, seen), [key, seen])
  const own = instrument.party ?? instrument.role
  const comments = useComments(live, instrument.id)
  const mentions = comments.filter(
    (one) => one.at > seen && one.holder !== own && one.resolved === null && isMentioned(one, instrument)
  )
  return { mentions, markSeen: () => setSeen(comments.at(-1)?.at ?? seen) }
}

interface MentionsProps {
  readonly live: LiveInstrument
  readonly mentions: readonly Comment[]
}

export function Mentions({ live, mentions }: MentionsProps) {
  if (mentions.length === 0) return null
  return (
    <section className="mentions" aria-labelledby="mentions-title">
      <h3 id="mentions-title">You were mentioned</h3>
      <ul>
        {mentions.map((one) => (
          <li key={one.id}>
            <PartyLabel holder={one.holder} /> <span className="quiet">{subjectOf(live, one.subject)}</span>
            <p>{one.text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function subjectOf(live: LiveInstrument, subject: string): string {
  const record = live.recordOf(subject)
  if (record) return `on no. ${record.number}, ${record.sponsors.map(partyName).join(' and ')}`
  const name = live.targets.get(subject)?.name
  return name ? `on ${name}` : ''
}
