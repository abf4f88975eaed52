import { LateWords } from './late-words.tsx'
import { STANCES, isOwn, isStanding, versionOf, wordingOf } from './proposal-reading.ts'
import type { LiveInstrument, RecordedProposal } from '@cartif/live'
import type { OutlineArticle } from '@cartif/treaty-text'
import { memo } from 'react'
import type { Proposal, Stance } from '@cartif/negotiation'
import { Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { ProposalPlace } from './proposal-place.tsx'
import { Rationale } from './rationale.tsx'
import { PartyLabel, partyName } from '../shared/party-label.tsx'
import type { Instrument } from '../shared/api.ts'
import { ProposalWording } from './wording.tsx'

export interface ProposalActs {
  takePosition(proposal: Proposal, stance: Stance | null): void
  decide(proposal: Proposal, outcome: 'accept' | 'reject' | 'withdraw' | 'reopen'): void
  settleLateWords(proposal: Proposal, act: 'propose' | 'drop'): void
}

interface ProposalCardProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly record: RecordedProposal | undefined
  /** The article it is about, as it is called at present. */
  readonly place: OutlineArticle | undefined
  readonly instrument: Instrument
  readonly acts: ProposalActs
}

/**
 * One proposal: whose, which words, why, who stands where, and what one may do about it. It is drawn anew when the
 * proposal, its record or the names of its place are different, not with every letter of others.
 */
export const ProposalCard = memo(function ProposalCard(props: ProposalCardProps) {
  const { live, proposal, record, instrument, acts } = props
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
        {isOpen && <ProposalPlace live={live} proposal={proposal} />}
        {!isOpen && <span className="proposal-status">{proposal.status}</span>}
      </header>
      <ProposalWording live={live} proposal={proposal} wording={wording} isShort />
      <Rationale live={live} proposal={proposal} isOwn={isOpen && isOwn(proposal, instrument)} />
      {isOwn(proposal, instrument) && <LateWords live={live} proposal={proposal} acts={acts} />}
      <Positions live={live} proposal={proposal} version={versionOf(wording)} />
      <ProposalButtons
        proposal={proposal}
        instrument={instrument}
        acts={acts}
        isOpen={isOpen}
        stance={record?.positions.find(({ party }) => party === instrument.party)?.stance}
      />
    </article>
  )
})

export function Positions({
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
  isOpen,
  stance
}: {
  readonly proposal: Proposal
  readonly instrument: Instrument
  readonly acts: ProposalActs
  readonly isOpen: boolean
  /** Where one's own party stands. */
  readonly stance: string | undefined
}) {
  const { role } = instrument
  const isOther = stance !== undefined && stance !== 'support' && stance !== 'oppose'
  if (role === 'chair') {
    return (
      <div className="proposal-buttons">
        {isOpen ? (
          <>
            <Button size="compact-md" variant="light" onClick={() => acts.decide(proposal, 'accept')}>
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
  if (isOwn(proposal, instrument)) {
    return (
      <div className="proposal-buttons">
        <Button
          size="compact-sm"
          variant="subtle"
          c="red.9"
          color="red"
          onClick={() => acts.decide(proposal, 'withdraw')}
        >
          Withdraw…
        </Button>
      </div>
    )
  }
  return (
    <div className="proposal-buttons">
      {(['support', 'oppose'] as const).map((one) => (
        <Button
          key={one}
          size="compact-md"
          variant={one === stance ? 'light' : 'default'}
          aria-pressed={one === stance}
          onClick={() => acts.takePosition(proposal, one)}
        >
          {one === 'support' ? 'Support' : 'Oppose'}
        </Button>
      ))}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-md"
            variant={isOther ? 'light' : 'default'}
            rightSection={<IconChevronDown size={14} />}
          >
            {isOther ? words(stance) : 'Other'}
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
