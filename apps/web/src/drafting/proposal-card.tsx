import { STANCES, isStanding, versionOf, wordingOf } from './proposal-reading.ts'
import type { LiveInstrument } from '@cartif/live'
import type { ChangeWording, Proposal, Stance } from '@cartif/negotiation'
import { Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Rationale } from './rationale.tsx'
import { PartyLabel, partyName } from '../shared/party-label.tsx'
import type { Instrument } from '../shared/api.ts'

export interface ProposalActs {
  takePosition(proposal: Proposal, stance: Stance | null): void
  decide(proposal: Proposal, outcome: 'accept' | 'reject' | 'withdraw' | 'reopen'): void
}

interface ProposalCardProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly instrument: Instrument
  readonly acts: ProposalActs
}

/** One proposal: whose, which words, why, who stands where, and what one may do about it. */
export function ProposalCard({ live, proposal, instrument, acts }: ProposalCardProps) {
  const record = live.recordOf(proposal.id)
  const wording = wordingOf(live, proposal)
  const isOpen = isStanding(proposal)
  return (
    <article
      className="proposal"
      data-holder={proposal.holder}
      data-proposal={proposal.id}
      aria-label={`Proposal ${record?.number ?? ''} of ${partyName(proposal.holder)}`}
    >
      <header>
        <PartyLabel holder={proposal.holder} />
        <span className="quiet">{record ? `No. ${record.number}` : 'being tabled'}</span>
        {!isOpen && <span className="proposal-status">{proposal.status}</span>}
      </header>
      {wording.map((change) => (
        <Wording key={change.change} change={change} amended={live.ownerOf(change.text)} live={live} />
      ))}
      <Rationale live={live} proposal={proposal} isOwn={isOpen && isHolder(instrument, proposal)} />
      <Positions live={live} proposal={proposal} version={versionOf(wording)} />
      <ProposalButtons proposal={proposal} instrument={instrument} acts={acts} isOpen={isOpen} />
    </article>
  )
}

function isHolder({ role, party }: Instrument, { holder }: Proposal): boolean {
  return holder === (party ?? role)
}

export function Wording({
  change,
  amended,
  live
}: {
  readonly change: ChangeWording
  readonly amended: string | undefined
  readonly live: LiveInstrument
}) {
  const { kind, removed, inserted } = change
  const target = amended === undefined ? undefined : live.recordOf(amended)
  return (
    <p className="wording">
      {amended !== undefined && (
        <span className="quiet wording-of">
          amends {partyName(live.findProposal(amended)?.holder ?? '')}
          {target ? ` no. ${target.number}` : ''}:{' '}
        </span>
      )}
      {kind === 'insert-article' && <span className="quiet">New article: </span>}
      {kind === 'delete-article' && <span className="quiet">Delete the article. </span>}
      {kind === 'move-article' && <span className="quiet">Move the article. </span>}
      {kind === 'bracket' && <span>[{removed.trim()}]</span>}
      {kind !== 'bracket' && kind !== 'delete-article' && removed && <del>{removed.trim()}</del>}{' '}
      {inserted && <ins>{inserted.trim()}</ins>}
    </p>
  )
}

function Positions({
  live,
  proposal,
  version
}: {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly version: string
}) {
  const positions = live.recordOf(proposal.id)?.positions ?? []
  if (positions.length === 0) return null
  return (
    <ul className="positions" aria-label="Positions">
      {positions.map(({ party, stance, note, version: on }) => (
        <li key={party}>
          <Tooltip label={note ?? 'no note'} disabled={!note} multiline maw={320}>
            <span>
              <PartyLabel holder={party} /> <span className={`stance stance-${stance}`}>{words(stance)}</span>
              {on !== version && <span className="quiet"> on an earlier wording</span>}
            </span>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

function ProposalButtons({
  proposal,
  instrument,
  acts,
  isOpen
}: {
  readonly proposal: Proposal
  readonly instrument: Instrument
  readonly acts: ProposalActs
  readonly isOpen: boolean
}) {
  const { role } = instrument
  if (role === 'chair') {
    return (
      <div className="proposal-buttons">
        {isOpen ? (
          <>
            <Button size="compact-md" onClick={() => acts.decide(proposal, 'accept')}>
              Accept…
            </Button>
            <Button size="compact-md" variant="default" onClick={() => acts.decide(proposal, 'reject')}>
              Reject…
            </Button>
          </>
        ) : (
          ['accepted', 'rejected'].includes(proposal.status) && (
            <Button size="compact-sm" variant="subtle" onClick={() => acts.decide(proposal, 'reopen')}>
              Reopen…
            </Button>
          )
        )}
      </div>
    )
  }
  if (role !== 'delegate' || !isOpen) return null
  if (isHolder(instrument, proposal)) {
    return (
      <div className="proposal-buttons">
        <Button size="compact-sm" variant="subtle" color="red.8" onClick={() => acts.decide(proposal, 'withdraw')}>
          Withdraw…
        </Button>
      </div>
    )
  }
  return (
    <div className="proposal-buttons">
      <Button size="compact-md" variant="default" onClick={() => acts.takePosition(proposal, 'support')}>
        Support
      </Button>
      <Button size="compact-md" variant="default" onClick={() => acts.takePosition(proposal, 'oppose')}>
        Oppose
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-md" variant="default" rightSection={<IconChevronDown size={14} />}>
            Other
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {STANCES.filter(
            (stance) => !['support', 'oppose', 'sponsor', 'absent', 'reserve-pending'].includes(stance)
          ).map((stance) => (
            <Menu.Item key={stance} onClick={() => acts.takePosition(proposal, stance)}>
              {words(stance)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => acts.takePosition(proposal, null)}>take back my position</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

function words(stance: string): string {
  return stance.replaceAll('-', ' ')
}
