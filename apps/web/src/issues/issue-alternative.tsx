import type { LiveInstrument } from '@cartif/live'
import { partyName, textOf } from '@cartif/negotiation'
import type { Issue, Proposal } from '@cartif/negotiation'
import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { CommentThread } from '../comments/comment-thread.tsx'
import { Positions } from '../drafting/positions.tsx'
import type { ProposalActs } from '../drafting/proposal-card.tsx'
import { ProposalButtons } from '../drafting/proposal-buttons.tsx'
import { isStanding, versionOf, wordingOf } from '../drafting/proposal-reading.ts'
import { ProposalWording } from '../drafting/wording.tsx'
import { proposalInWords, proposalNumber } from '../meetings/exploratory.tsx'
import { CallButton } from '../room/consensus-call.tsx'
import type { Instrument } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { changesElsewhere } from './elsewhere.ts'
import type { ElsewhereChange } from './elsewhere.ts'
import { IssueReading } from './issue-reading.tsx'

interface IssueAlternativeProps {
  readonly live: LiveInstrument
  readonly issue: Issue
  readonly proposal: Proposal
  readonly instrument: Instrument
  /** The key that takes it. */
  readonly number: number
  readonly acts: ProposalActs
  /** Absent for those who do not decide. */
  readonly onTake: (() => void) | undefined
}

/** One wording that competes for the place: as the sentence would read, whose it is, why, and who stands where. */
export function IssueAlternative({ live, issue, proposal, instrument, number, acts, onTake }: IssueAlternativeProps) {
  const record = live.recordOf(proposal.id)
  const wording = wordingOf(live, proposal)
  const version = versionOf(wording)
  const rationale = live.findLayerProposal(proposal.id)?.rationale
  const elsewhere = changesElsewhere(live, issue, proposal)
  const sponsors = record?.sponsors ?? [proposal.holder]
  const [inside, setInside] = useState<readonly string[]>([])
  return (
    <article
      className="issue-alternative"
      data-holder={proposal.holder}
      aria-label={`Alternative ${number}, of ${sponsors.map(partyName).join(' and ')}`}
    >
      <header>
        <kbd>{number}</kbd>
        {sponsors.map((party) => (
          <PartyLabel key={party} holder={party} />
        ))}
        <span className="quiet">{record ? proposalNumber(record.number, instrument) : 'being tabled'}</span>
        {onTake && (
          <Button size="compact-sm" variant="light" ml="auto" onClick={onTake}>
            {elsewhere.length > 0 ? 'Take…' : 'Take'}
          </Button>
        )}
      </header>
      <IssueReading live={live} issue={issue} taken={[proposal.id, ...inside]} />
      {elsewhere.length > 0 && <p className="quiet issue-note">{sayElsewhere(elsewhere)}</p>}
      {rationale && <p className="proposal-why">{rationale}</p>}
      <Positions live={live} proposal={proposal} version={version} instrument={instrument} />
      {instrument.role === 'delegate' && (
        <ProposalButtons
          live={live}
          proposal={proposal}
          record={record}
          version={version}
          instrument={instrument}
          acts={acts}
        />
      )}
      {onTake && record && (
        <div className="issue-call">
          <CallButton instrument={instrument} subject={proposal.id} />
        </div>
      )}
      <Amendments
        live={live}
        proposal={proposal}
        instrument={instrument}
        acts={acts}
        mayDecide={onTake !== undefined}
        inside={inside}
        onInside={setInside}
      />
      <CommentThread
        live={live}
        instrument={instrument}
        subject={proposal.id}
        about={proposalInWords(record?.number, instrument)}
      />
    </article>
  )
}

/** "It asks for 2 more changes, decided with it: in Article 5(2) and Article 9." */
function sayElsewhere(changes: readonly ElsewhereChange[]): string {
  const places = [...new Set(changes.map(({ place }) => place).filter(Boolean))]
  const named = places.length === 0 ? 'elsewhere' : `in ${places.join(', ')}`
  const count = changes.length === 1 ? 'one more change' : `${changes.length} more changes`
  return `It asks for ${count}, decided with it: ${named}.`
}

interface AmendmentsProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly instrument: Instrument
  readonly acts: ProposalActs
  readonly mayDecide: boolean
  /** The amendments the wording is read with. */
  readonly inside: readonly string[]
  onInside(inside: readonly string[]): void
}

/**
 * What others would change in these words, and what others again would change in theirs: a bracket inside a bracket is
 * opened by reading the wording with it. It can be decided first; taken with the words, it stays open on them.
 */
function Amendments({ live, proposal, instrument, acts, mayDecide, inside, onInside }: AmendmentsProps) {
  const own = new Set(proposal.changes.map(({ id }) => id))
  const isOn = (one: Proposal) => one.changes.some((change) => own.has(textOf(change) ?? ''))
  const amendments = live.proposals.filter((one) => one.id !== proposal.id && isStanding(one) && isOn(one))
  if (amendments.length === 0) return null
  return (
    <details className="issue-amendments">
      <summary>{amendments.length === 1 ? 'One amendment to it' : `${amendments.length} amendments to it`}</summary>
      {amendments.map((one) => (
        <div key={one.id} className="issue-amendment" data-holder={one.holder}>
          <PartyLabel holder={one.holder} />{' '}
          <span className="quiet">{proposalNumber(live.recordOf(one.id)?.number, instrument)}</span>
          <ProposalWording live={live} proposal={one} wording={wordingOf(live, one)} isShort />
          <Switch
            size="xs"
            my={6}
            label={`Read the wording with no. ${live.recordOf(one.id)?.number ?? '?'}`}
            checked={inside.includes(one.id)}
            onChange={(event) =>
              onInside(event.currentTarget.checked ? [...inside, one.id] : inside.filter((id) => id !== one.id))
            }
          />
          {mayDecide && (
            <div className="proposal-buttons">
              <Button size="compact-sm" variant="light" onClick={() => acts.decide(one, 'accept')}>
                Accept into it…
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => acts.decide(one, 'reject')}>
                Reject…
              </Button>
            </div>
          )}
          {inside.includes(one.id) && (
            <Amendments
              live={live}
              proposal={one}
              instrument={instrument}
              acts={acts}
              mayDecide={mayDecide}
              inside={inside}
              onInside={onInside}
            />
          )}
        </div>
      ))}
    </details>
  )
}
