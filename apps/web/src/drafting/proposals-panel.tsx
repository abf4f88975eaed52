import { DRAFT } from '@cartif/live'
import type { LiveChange, LiveInstrument } from '@cartif/live'
import { issuesOf } from '@cartif/negotiation'
import type { Proposal } from '@cartif/negotiation'
import { Button, SegmentedControl } from '@mantine/core'
import { useCallback, useState } from 'react'
import { Link } from 'react-router'
import { DraftCard } from '../drafts/draft-card.tsx'
import { draftedIn } from '../drafts/use-draft.ts'
import type { DraftActs } from '../drafts/use-draft.ts'
import { ProvisionThreads } from '../comments/provision-threads.tsx'
import { CommentThread } from '../comments/comment-thread.tsx'
import { proposalWord } from '../meetings/exploratory.tsx'
import type { Instrument } from '../shared/api.ts'
import { AgreementMenu } from './agreement-menu.tsx'
import { sayIssues } from './outline.tsx'
import { ProposalCard } from './proposal-card.tsx'
import type { ProposalActs } from './proposal-card.tsx'
import { placeOf } from './proposal-place.tsx'
import { articleOf, isOwn, isStanding, placesIn } from './proposal-reading.ts'
import { heldPen } from '../room/handed-pens.tsx'
import { useLiveVersion } from './use-live.ts'

interface ProposalsPanelProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly article: string | undefined
  readonly acts: ProposalActs
  /** While one drafts. */
  readonly drafts: DraftActs | undefined
  /** Goes through what is open, place by place. */
  onIssues(): void
}

/** The proposals on the article in view, as they are met in reading. */
export function ProposalsPanel({ live, instrument, article, acts, drafts, onIssues }: ProposalsPanelProps) {
  useLiveVersion(
    live,
    useCallback(
      ({ articles, record, structure }: LiveChange) =>
        record || structure || (article !== undefined && articles.has(article)),
      [article]
    )
  )
  const [shown, setShown] = useState('open')
  const pen = heldPen(live, instrument, article)?.id
  // What a co-sponsor writes in a proposal is part of that.
  const isPart = ({ id }: Proposal) => live.recordOf(id)?.contributesTo !== undefined
  const all = live.proposals.filter((one) => articleOf(live, one) === article && !isPart(one))
  const composed = article === undefined ? undefined : live.findComposed(article)
  const issues = composed ? issuesOf(composed).length : 0
  const places = article === undefined ? undefined : placesIn(live, article)
  const rankOf = ({ id }: Proposal) => places?.get(id) ?? Number.MAX_SAFE_INTEGER
  const lost = drafts ? draftedIn(live).filter((one) => placeOf(live, one.id) === undefined) : []
  const proposals = all
    .filter((one) => !lost.includes(one))
    .filter((proposal) => isStanding(proposal) === (shown === 'open'))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.tabled - b.tabled)
  const late = live.proposals.filter((one) => isOwn(one, instrument) && live.recordOf(one.id)?.late)
  const isAgreed = article !== undefined && (live.recordOfArticle(article)?.status ?? 'open') !== 'open'
  const entry = live.outline.find(({ id }) => id === article)
  const card = (proposal: Proposal) =>
    drafts && proposal.holder === DRAFT ? (
      <DraftCard key={proposal.id} live={live} instrument={instrument} proposal={proposal} acts={drafts} />
    ) : (
      <ProposalCard
        key={proposal.id}
        pen={pen}
        live={live}
        proposal={proposal}
        record={live.recordOf(proposal.id)}
        place={entry}
        instrument={instrument}
        acts={acts}
      />
    )
  return (
    <section className="proposals" aria-label={`${proposalWord(instrument)}s`}>
      <header className="proposals-head">
        <h2>
          {entry?.number || entry?.title || 'Title'}
          {issues > 0 && <span className="proposals-issues">{sayIssues(issues)}</span>}
        </h2>
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'open', label: `Open ${all.filter(isStanding).length}` },
            { value: 'closed', label: `Decided ${all.length - all.filter(isStanding).length}` }
          ]}
        />
      </header>
      {!drafts && (
        <Button
          fullWidth
          size="compact-md"
          variant={instrument.role === 'chair' ? 'light' : 'default'}
          className="proposals-issue-by-issue"
          onClick={onIssues}
        >
          Issue by issue
        </Button>
      )}
      {article !== undefined && <AgreementMenu live={live} instrument={instrument} article={article} />}
      {instrument.role === 'chair' && issues > 0 && (
        <p className="quiet">
          You can call for consensus on each wording in Issue by issue, and on the article once nothing in it is open.
        </p>
      )}
      {lost.map(card)}
      {late.length > 0 && <section aria-label="Typed after a decision">{late.map(card)}</section>}
      {proposals.filter((proposal) => !late.includes(proposal)).map(card)}
      {proposals.length === 0 && (
        <p className="quiet proposals-none">
          {shown === 'closed'
            ? 'Nothing has been decided in this article yet.'
            : isAgreed
              ? `This article is agreed. ${instrument.role === 'chair' ? 'You' : 'The Chair'} can open it again.`
              : instrument.role === 'delegate'
                ? 'Nobody proposes anything here. Type in the text to propose words; strike words to propose that they go.'
                : 'Nobody proposes anything in this article.'}
        </p>
      )}
      {article !== undefined && (
        <CommentThread
          key={article}
          live={live}
          instrument={instrument}
          subject={article}
          about={entry?.number || entry?.title || 'the title'}
        />
      )}
      {composed && <ProvisionThreads live={live} instrument={instrument} article={composed} />}
      {article !== undefined && instrument.role !== 'observer' && (
        <p className="proposals-history">
          <Link className="plain-link" to={`/instruments/${instrument.id}/register?article=${article}`}>
            History of this article
          </Link>
          <Link className="plain-link" to={`/instruments/${instrument.id}/history/${encodeURIComponent(article)}`}>
            Drafting history
          </Link>
        </p>
      )}
    </section>
  )
}
