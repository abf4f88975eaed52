import { partyName } from '@cartif/negotiation'
import type { LiveInstrument, RecordedProposal } from '@cartif/live'
import type { Proposal, Stance } from '@cartif/negotiation'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { Instrument } from '../shared/api.ts'
import { stanceWords } from '../shared/stances.ts'
import type { ProposalActs } from './proposal-card.tsx'
import { PositionDialog } from './position-dialog.tsx'
import { STANCES, holderIn, isOwn, isStanding } from './proposal-reading.ts'

interface ProposalButtonsProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly record: RecordedProposal | undefined
  /** Of the wording as it is. */
  readonly version: string
  /** The pen that one's own party holds in its article. */
  readonly pen?: string | undefined
  readonly instrument: Instrument
  readonly acts: ProposalActs
}

/** What one may do about a proposal: the chair decides, its sponsors carry it, everybody else takes a position. */
export function ProposalButtons(props: ProposalButtonsProps) {
  const { proposal, instrument } = props
  const { role } = instrument
  if (role === 'chair') return <ChairButtons {...props} />
  if (role !== 'delegate') return <OfficeButtons {...props} />
  if (!isStanding(proposal)) return <WithdrawnButtons {...props} />
  return isOwn(proposal, instrument) ? <OwnButtons {...props} /> : <OthersButtons {...props} />
}

function ChairButtons({ proposal, instrument, acts }: ProposalButtonsProps) {
  return (
    <div className="proposal-buttons">
      {isStanding(proposal) ? (
        <>
          <Button size="compact-md" variant="light" onClick={() => acts.decide(proposal, 'accept')}>
            Accept…
          </Button>
          <Button size="compact-md" variant="default" onClick={() => acts.decide(proposal, 'reject')}>
            Reject…
          </Button>
          {isOwn(proposal, instrument) && <WithdrawButton proposal={proposal} acts={acts} />}
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

/** An office that does not decide takes no positions, and takes back what is its own. */
function OfficeButtons({ proposal, instrument, acts }: ProposalButtonsProps) {
  if (!isOwn(proposal, instrument) || !isStanding(proposal)) return null
  return (
    <div className="proposal-buttons">
      <WithdrawButton proposal={proposal} acts={acts} />
    </div>
  )
}

/** Words that nobody stands by any more, until somebody takes them up. */
function WithdrawnButtons({ live, proposal, record, instrument, acts }: ProposalButtonsProps) {
  const successor = record?.takenOverAs === undefined ? undefined : live.findProposal(record.takenOverAs)
  if (record?.status !== 'withdrawn' || record.contributesTo !== undefined || proposal.changes.length === 0) return null
  if (successor && isStanding(successor)) return null
  return (
    <div className="proposal-buttons">
      <Button size="compact-md" variant="default" onClick={() => acts.takeOver(proposal)}>
        {isOwn(proposal, instrument) ? 'Table it again' : 'Take it over'}
      </Button>
    </div>
  )
}

function OwnButtons({ live, proposal, record, version, pen, acts }: ProposalButtonsProps) {
  const others = record?.sponsors.filter((party) => party !== proposal.holder) ?? []
  const pens = proposal.pens ?? []
  return (
    <div className="proposal-buttons">
      {pen !== undefined && !live.amendedBy(proposal) && (
        <Button size="compact-md" variant="light" onClick={() => acts.putIntoText(proposal, pen, version)}>
          Put into the text
        </Button>
      )}
      {others.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-md" variant="default" rightSection={<IconChevronDown size={14} />}>
              Who writes in it
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((party) => {
              const has = pens.includes(party)
              const wanted = has ? pens.filter((one) => one !== party) : [...pens, party]
              return (
                <Menu.Item key={party} onClick={() => acts.sharePen(proposal, wanted)}>
                  {has ? `Take the pen back from ${partyName(party)}` : `Let ${partyName(party)} write in it`}
                </Menu.Item>
              )
            })}
          </Menu.Dropdown>
        </Menu>
      )}
      <WithdrawButton proposal={proposal} acts={acts} />
    </div>
  )
}

function WithdrawButton({ proposal, acts }: Pick<ProposalButtonsProps, 'proposal' | 'acts'>) {
  return (
    <Button size="compact-sm" variant="subtle" c="red.9" color="red" onClick={() => acts.decide(proposal, 'withdraw')}>
      Withdraw…
    </Button>
  )
}

function OthersButtons({ live, proposal, record, version, instrument, acts }: ProposalButtonsProps) {
  const own = record?.positions.find(({ party }) => party === instrument.party)
  const isStale = own?.stance === 'sponsor' && own.version !== version
  return (
    <div className="proposal-buttons">
      {isOnOwnWords(live, proposal, instrument) && (
        <Button size="compact-md" variant="light" onClick={() => acts.decide(proposal, 'accept')}>
          Take it up…
        </Button>
      )}
      {isStale && (
        <Button size="compact-md" variant="light" onClick={() => acts.takePosition(proposal, 'sponsor', version)}>
          Sponsor it as it reads now
        </Button>
      )}
      {(['support', 'oppose'] as const).map((one) => (
        <Button
          key={one}
          size="compact-md"
          variant={one === own?.stance ? 'light' : 'default'}
          aria-pressed={one === own?.stance}
          onClick={() => acts.takePosition(proposal, one, version)}
        >
          {one === 'support' ? 'Support' : 'Oppose'}
        </Button>
      ))}
      <OtherPositions
        live={live}
        instrument={instrument.id}
        proposal={proposal}
        stance={own?.stance}
        version={version}
        acts={acts}
      />
    </div>
  )
}

function OtherPositions({
  live,
  instrument,
  proposal,
  stance,
  version,
  acts
}: {
  readonly live: LiveInstrument
  readonly instrument: string
  readonly proposal: Proposal
  /** Where one's own party stands. */
  readonly stance: string | undefined
  readonly version: string
  readonly acts: ProposalActs
}) {
  const [isSaying, setSaying] = useState(false)
  const isOther = stance !== undefined && stance !== 'support' && stance !== 'oppose'
  const choices: readonly Stance[] = STANCES.filter(
    (one) => !['support', 'oppose', 'sponsor', 'absent', 'reserve-pending'].includes(one)
  )
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-md"
            variant={isOther ? 'light' : 'default'}
            rightSection={<IconChevronDown size={14} />}
          >
            {isOther ? stanceWords(stance) : 'Other'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => acts.takePosition(proposal, 'sponsor', version)}>co-sponsor</Menu.Item>
          <Menu.Divider />
          {choices.map((one) => (
            <Menu.Item key={one} onClick={() => acts.takePosition(proposal, one, version)}>
              {stanceWords(one)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setSaying(true)}>pending another, for a group, in confidence…</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => acts.takePosition(proposal, null, version)}>take back my position</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isSaying && (
        <PositionDialog
          live={live}
          instrument={instrument}
          proposal={proposal}
          version={version}
          acts={acts}
          onClose={() => setSaying(false)}
        />
      )}
    </>
  )
}

/** Whether a proposal changes nothing but words of one's own: then it is for oneself to take it up. */
function isOnOwnWords(live: LiveInstrument, proposal: Proposal, instrument: Instrument): boolean {
  return live.amendedBy(proposal)?.every((host) => live.findProposal(host)?.holder === holderIn(instrument)) ?? false
}
