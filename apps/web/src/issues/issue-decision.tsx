import type { LiveInstrument } from '@cartif/live'
import type { Issue } from '@cartif/negotiation'
import { Alert, Button, Checkbox, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { sayCallLapses } from '../drafting/call-lapses.ts'
import { Consequences } from '../drafting/consequences.tsx'
import type { NamedConsequence } from '../drafting/consequences.tsx'
import { versionOf, wordingOf } from '../drafting/proposal-reading.ts'
import { ApiProblem, call } from '../shared/api.ts'
import { DraftKept } from '../shared/draft-kept.tsx'
import { useHalfWritten, usePlace } from '../shared/use-half-written.ts'
import { changesElsewhere } from './elsewhere.ts'
import type { ElsewhereChange } from './elsewhere.ts'

/** What the chair is about to do with an issue. */
export interface IssueAct {
  readonly outcome: 'take' | 'retain' | 'keep' | 'park' | 'resume'
  /** The proposal whose wording is taken. */
  readonly take?: string
}

interface IssueDecisionProps {
  readonly live: LiveInstrument
  readonly instrument: string
  readonly issue: Issue
  readonly act: IssueAct
  /** While the server is asked; its answer may come after the issue is gone from the text. */
  onSending(isSending: boolean): void
  onDone(said: string): void
  onCancel(): void
}

const NO_NOTE = { note: '' }

const DONE = {
  take: 'Taken into the text.',
  retain: 'The text stays as it is; its alternatives are rejected.',
  keep: 'Kept in brackets.',
  park: 'Parked.',
  resume: 'Taken up again.'
} as const
const BUTTONS = {
  take: 'Take this wording',
  retain: 'Keep the text as it stands',
  keep: 'Keep in brackets',
  park: 'Park it',
  resume: 'Take it up again'
} as const

/** What would follow, before it is confirmed. The wordings seen are those that were on the screen when the act was begun. */
export function IssueDecision({ live, instrument, issue, act, onSending, onDone, onCancel }: IssueDecisionProps) {
  const [seen] = useState(() => seenOf(live, issue))
  const place = usePlace(instrument, issue.id, act.outcome, act.take ?? '')
  const { fields, isKept, write, drop } = useHalfWritten(place, NO_NOTE)
  const note = fields.note.trim()
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [elsewhere] = useState(() => elsewhereOf(live, issue, act))
  const [isAllMeant, setAllMeant] = useState(elsewhere.length === 0)
  const first = useRef<HTMLButtonElement & HTMLInputElement>(null)
  const path = `/api/instruments/${instrument}/issues/${encodeURIComponent(issue.id)}`
  const isSettling = act.outcome === 'take' || act.outcome === 'retain'
  const query = act.take === undefined ? '' : `?take=${encodeURIComponent(act.take)}`
  const { data, error } = useQuery({
    queryKey: ['issue-consequences', issue.id, act.take, issue.proposals.join(' ')],
    queryFn: () => call<{ consequences: readonly NamedConsequence[] }>(`${path}/consequences${query}`),
    enabled: isSettling,
    staleTime: 0
  })
  useEffect(() => first.current?.focus(), [])
  const confirm = async () => {
    setBusy(true)
    onSending(true)
    try {
      await call(`${path}/decision`, 'POST', { ...act, seen, ...(note ? { note } : {}) })
      drop()
      onDone(DONE[act.outcome])
    } catch (problem) {
      onSending(false)
      setBusy(false)
      setRefusal(sayRefusal(problem as Error))
    }
  }
  return (
    <section
      className="issue-decision"
      aria-label="Confirm"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isAllMeant && event.target === first.current && elsewhere.length > 0)
          void confirm()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      {elsewhere.length > 0 && <Elsewhere changes={elsewhere} />}
      {elsewhere.length > 0 && (
        <Checkbox
          ref={first}
          my="sm"
          label={elsewhere.length === 1 ? 'Take it there too' : `Take it at these ${elsewhere.length} places too`}
          checked={isAllMeant}
          onChange={(event) => setAllMeant(event.currentTarget.checked)}
        />
      )}
      {error && <p className="quiet">{error.message}</p>}
      {isSettling && !data && !error && <p className="quiet">Looking what follows…</p>}
      {data && (
        <Consequences
          consequences={data.consequences}
          lapses={sayCallLapses(live, act.take === undefined ? [] : [act.take], data.consequences)}
        />
      )}
      <Textarea
        label="Note for the register"
        value={fields.note}
        onChange={(event) => write({ note: event.currentTarget.value })}
        autosize
        minRows={1}
        size="sm"
      />
      {refusal && (
        <Alert color="red" mt="sm" role="alert">
          {refusal}
        </Alert>
      )}
      <div className="proposal-buttons">
        <Button
          {...(elsewhere.length === 0 ? { ref: first } : {})}
          size="sm"
          loading={isBusy}
          disabled={refusal !== undefined || !isAllMeant}
          onClick={() => void confirm()}
        >
          {elsewhere.length > 0 ? sayAll(elsewhere.length + 1) : BUTTONS[act.outcome]}
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={() => {
            // Whoever looks again has not taken back what they wrote.
            if (!refusal) drop()
            onCancel()
          }}
        >
          {refusal ? 'Look again' : 'Cancel'}
        </Button>
        <DraftKept isKept={isKept} unsent="not decided yet" />
      </div>
    </section>
  )
}

function sayAll(count: number): string {
  return count === 2 ? 'Take both changes' : `Take all ${count} changes`
}

/** What else is taken: a proposal is one thing, wherever it changes the text. */
function Elsewhere({ changes }: { readonly changes: readonly ElsewhereChange[] }) {
  return (
    <>
      <h3>{changes.length === 1 ? 'One more change is taken with it' : 'More changes are taken with it'}</h3>
      <ul className="issue-elsewhere">
        {changes.map(({ id, place, removed, inserted }) => (
          <li key={id}>
            {place && <strong>{place}: </strong>}
            {removed && <del>{removed}</del>} {inserted && <ins>{inserted}</ins>}
            {!removed && !inserted && 'the article as a whole'}
          </li>
        ))}
      </ul>
    </>
  )
}

function elsewhereOf(live: LiveInstrument, issue: Issue, { take }: IssueAct): readonly ElsewhereChange[] {
  const proposal = take === undefined ? undefined : live.findProposal(take)
  return proposal ? changesElsewhere(live, issue, proposal) : []
}

function seenOf(live: LiveInstrument, { proposals }: Issue): Readonly<Record<string, string>> {
  return Object.fromEntries(
    proposals.flatMap((id) => {
      const proposal = live.findProposal(id)
      return proposal ? [[id, versionOf(wordingOf(live, proposal))]] : []
    })
  )
}

function sayRefusal(error: Error): string {
  const isChanged = error instanceof ApiProblem && error.code === 'wording-changed'
  return isChanged ? 'A wording changed or came in while you were looking; nothing was decided.' : error.message
}
