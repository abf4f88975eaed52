import { partyName } from '@cartif/negotiation'
import { CommentThread } from '../comments/comment-thread.tsx'
import { LateWords } from './late-words.tsx'
import { OwnReason, Positions } from './positions.tsx'
import { ProposalButtons } from './proposal-buttons.tsx'
import { isOwn, isStanding, versionOf, wordingOf } from './proposal-reading.ts'
import type { LiveInstrument, RecordedProposal } from '@cartif/live'
import type { OutlineArticle } from '@cartif/treaty-text'
import { memo } from 'react'
import type { Proposal, Stance } from '@cartif/negotiation'
import { ProposalPlace } from './proposal-place.tsx'
import { Rationale } from './rationale.tsx'
import { PartyLabel } from '../shared/party-label.tsx'
import { proposalInWords, proposalNumber, proposalWord } from '../meetings/exploratory.tsx'
import type { Instrument } from '../shared/api.ts'
import { ProposalWording } from './wording.tsx'

export interface PositionDetails {
  readonly note?: string
  /** The id of a proposal that it waits for. */
  readonly pending?: string
  readonly onBehalfOf?: string
  /** Everybody, unless it is told to the chair's table alone. */
  readonly audience?: 'all' | 'chair'
}

export interface ProposalActs {
  /** On the version that was shown. */
  takePosition(proposal: Proposal, stance: Stance | null, seen: string, more?: PositionDetails): void
  decide(proposal: Proposal, outcome: 'accept' | 'reject' | 'withdraw' | 'reopen'): void
  settleLateWords(proposal: Proposal, act: 'propose' | 'drop'): void
  /** Says which co-sponsors write in it. */
  sharePen(proposal: Proposal, parties: readonly string[]): void
  takeOver(proposal: Proposal): void
  /** Into the text itself, with a pen that was handed over. */
  putIntoText(proposal: Proposal, pen: string, seen: string): void
}

interface ProposalCardProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly record: RecordedProposal | undefined
  /** The pen that one's own party holds in its article, by its id. */
  readonly pen: string | undefined
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
  const { live, proposal, record, instrument, acts, pen } = props
  const wording = wordingOf(live, proposal)
  const version = versionOf(wording)
  const isOpen = isStanding(proposal)
  const sponsors = record?.sponsors ?? [proposal.holder]
  const successor = record?.takenOverAs === undefined ? undefined : live.recordOf(record.takenOverAs)
  return (
    <article
      className="proposal"
      data-holder={proposal.holder}
      data-proposal={proposal.id}
      aria-label={`${proposalWord(instrument)} ${record?.number ?? ''} of ${sponsors.map(partyName).join(' and ')}`}
    >
      <header>
        {sponsors.map((party) => (
          <PartyLabel key={party} holder={party} />
        ))}
        <span className="quiet">{record ? proposalNumber(record.number, instrument) : 'being tabled'}</span>
        {isOpen && <ProposalPlace live={live} proposal={proposal} />}
        {!isOpen && <span className="proposal-status">{proposal.status}</span>}
        {successor && <span className="quiet">taken over as no. {successor.number}</span>}
      </header>
      <ProposalWording live={live} proposal={proposal} wording={wording} isShort />
      <Rationale
        key={proposal.id}
        live={live}
        instrument={instrument.id}
        proposal={proposal}
        isOwn={isOpen && isOwn(proposal, instrument)}
      />
      {isOwn(proposal, instrument) && <LateWords live={live} proposal={proposal} acts={acts} />}
      <Positions live={live} proposal={proposal} version={version} instrument={instrument} />
      {isOpen && instrument.party !== null && (
        <OwnReason
          key={proposal.id}
          live={live}
          instrument={instrument.id}
          proposal={proposal}
          party={instrument.party}
          onSave={({ stance, version: on }, note) => acts.takePosition(proposal, stance as Stance, on, { note })}
        />
      )}
      {isOpen && instrument.party !== null && proposal.pens?.includes(instrument.party) && (
        <p className="quiet proposal-pen">You write in it: your words go into it as soon as you rest.</p>
      )}
      <ProposalButtons
        live={live}
        proposal={proposal}
        record={record}
        version={version}
        pen={pen}
        instrument={instrument}
        acts={acts}
      />
      <CommentThread
        live={live}
        instrument={instrument}
        subject={proposal.id}
        about={proposalInWords(record?.number, instrument)}
      />
    </article>
  )
})
