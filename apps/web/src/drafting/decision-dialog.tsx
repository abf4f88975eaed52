import { partyName } from '@cartif/negotiation'
import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { Alert, Button, Group, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { DraftKept } from '../shared/draft-kept.tsx'
import { PartyLabel } from '../shared/party-label.tsx'
import { useHalfWritten, usePlace } from '../shared/use-half-written.ts'
import { sayCallLapses } from './call-lapses.ts'
import { Consequences } from './consequences.tsx'
import type { NamedConsequence } from './consequences.tsx'
import { Positions } from './positions.tsx'
import { versionOf, wordingOf } from './proposal-reading.ts'
import { ProposalWording } from './wording.tsx'

export interface PendingDecision {
  readonly proposal: Proposal
  readonly outcome: 'accept' | 'reject' | 'withdraw' | 'reopen'
  /** How often it has been begun anew. */
  readonly turn?: number
}

interface Preview {
  /** The articles concerned in bracketed notation, as they are and as they would be. */
  readonly before: string
  readonly after: string
  readonly consequences: readonly NamedConsequence[]
}

const NO_NOTE = { note: '' }

const TITLES = {
  accept: () => 'Accept this wording?',
  reject: (word: string) => `Reject this ${word}?`,
  withdraw: (word: string) => `Withdraw your ${word}?`,
  reopen: () => 'Reopen this decision?'
} as const
interface DecisionDialogProps {
  readonly live: LiveInstrument
  readonly instrument: string
  /** The chair decides; a delegation takes amendments to its own words up into them. */
  readonly role: Instrument['role']
  /** What a proposal is called here. */
  readonly word: string
  readonly pending: PendingDecision
  onClose(): void
  /** Begins anew with the wording as it is. */
  onAgain(): void
}

/** Shows exactly the wording that will be decided on, and what follows for others. The wording seen is sent along. */
export function DecisionDialog({
  live,
  instrument,
  role,
  word,
  pending: { proposal, outcome },
  onClose,
  onAgain
}: DecisionDialogProps) {
  const [wording] = useState(() => wordingOf(live, proposal))
  const { fields, isKept, write, drop } = useHalfWritten(usePlace(instrument, proposal.id, outcome), NO_NOTE)
  const [refusal, setRefusal] = useState<string>()
  const [isStale, setStale] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const isTakenUp = outcome === 'accept' && role !== 'chair'
  const path = `/api/instruments/${instrument}/proposals/${proposal.id}`
  const { data } = useQuery({
    queryKey: ['consequences', proposal.id, outcome],
    queryFn: () => call<Preview>(`${path}/consequences?outcome=${outcome}`),
    enabled: outcome !== 'reopen',
    staleTime: 0
  })
  const confirm = async () => {
    setBusy(true)
    try {
      await call(`${path}/decision`, 'POST', { outcome, seen: versionOf(wording), ...(fields.note ? fields : {}) })
      drop()
      onClose()
    } catch (error) {
      setBusy(false)
      const isChanged = error instanceof ApiProblem && error.code === 'wording-changed'
      setStale(isChanged)
      setRefusal(
        isChanged ? 'The wording changed while you were looking at it; nothing was decided.' : (error as Error).message
      )
    }
  }
  return (
    <Dialog
      onClose={onClose}
      title={isTakenUp ? `Take this up into your ${word}?` : TITLES[outcome](word)}
      size="lg"
      centered
    >
      <div className="decision-wording" data-holder={proposal.holder}>
        <PartyLabel holder={proposal.holder} /> <span className="quiet">{partyName(proposal.holder)}</span>
        <ProposalWording live={live} proposal={proposal} wording={wording} />
      </div>
      <Positions live={live} proposal={proposal} version={versionOf(wording)} instrument={{ id: instrument, role }} />
      {data && <Afterwards preview={data} />}
      {data && (
        <Consequences consequences={data.consequences} lapses={sayCallLapses(live, [proposal.id], data.consequences)} />
      )}
      <Textarea
        label="Note for the register"
        value={fields.note}
        onChange={(event) => write({ note: event.currentTarget.value })}
        autosize
        minRows={2}
        mt="md"
      />
      {refusal && (
        <Alert color="red" mt="md" role="alert">
          {refusal}
          {isStale && (
            <Button size="compact-sm" variant="default" mt="xs" onClick={onAgain}>
              Read the wording as it is now
            </Button>
          )}
        </Alert>
      )}
      <Group justify="flex-end" mt="lg">
        <DraftKept isKept={isKept} unsent="not decided yet" />
        <Button
          variant="default"
          onClick={() => {
            drop()
            onClose()
          }}
        >
          Cancel
        </Button>
        <Button
          loading={isBusy}
          disabled={refusal !== undefined}
          color={outcome === 'accept' || outcome === 'reopen' ? 'ink' : 'red.8'}
          onClick={() => void confirm()}
        >
          {isTakenUp ? 'Take up' : outcome[0]!.toUpperCase() + outcome.slice(1)}
        </Button>
      </Group>
    </Dialog>
  )
}

/** The lines of the text that will read differently, as they will read. */
function Afterwards({ preview: { before, after } }: { readonly preview: Preview }) {
  const known = new Set(before.split('\n'))
  const lines = after.split('\n').filter((line) => line.trim() !== '' && !known.has(line))
  if (lines.length === 0) return null
  return (
    <>
      <h3>The text afterwards</h3>
      <div className="decision-after">
        {lines.map((line, index) => (
          <p key={index}>{line.trim()}</p>
        ))}
      </div>
    </>
  )
}
