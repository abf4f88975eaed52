import type { LiveInstrument } from '@cartif/live'
import type { Issue } from '@cartif/negotiation'
import { Alert, Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Consequences } from '../drafting/consequences.tsx'
import type { NamedConsequence } from '../drafting/consequences.tsx'
import { versionOf, wordingOf } from '../drafting/proposal-reading.ts'
import { ApiProblem, call } from '../shared/api.ts'

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
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const confirmButton = useRef<HTMLButtonElement>(null)
  const path = `/api/instruments/${instrument}/issues/${encodeURIComponent(issue.id)}`
  const isSettling = act.outcome === 'take' || act.outcome === 'retain'
  const query = act.take === undefined ? '' : `?take=${encodeURIComponent(act.take)}`
  const { data, error } = useQuery({
    queryKey: ['issue-consequences', issue.id, act.take, issue.proposals.join(' ')],
    queryFn: () => call<{ consequences: readonly NamedConsequence[] }>(`${path}/consequences${query}`),
    enabled: isSettling,
    staleTime: 0
  })
  useEffect(() => confirmButton.current?.focus(), [])
  const confirm = async () => {
    setBusy(true)
    onSending(true)
    try {
      await call(`${path}/decision`, 'POST', { ...act, seen, ...(note.trim() ? { note: note.trim() } : {}) })
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
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      {error && <p className="quiet">{error.message}</p>}
      {isSettling && !data && !error && <p className="quiet">Looking what follows…</p>}
      {data && <Consequences consequences={data.consequences} />}
      <Textarea
        label="Note for the register"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
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
          ref={confirmButton}
          size="sm"
          loading={isBusy}
          disabled={refusal !== undefined}
          onClick={() => void confirm()}
        >
          {BUTTONS[act.outcome]}
        </Button>
        <Button size="sm" variant="default" onClick={onCancel}>
          {refusal ? 'Look again' : 'Cancel'}
        </Button>
      </div>
    </section>
  )
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
