import type { LiveInstrument } from '@cartif/live'
import type { Issue } from '@cartif/negotiation'
import { ActionIcon, Button, Kbd } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { proposalWord } from '../meetings/exploratory.tsx'
import { AgreeDialog } from '../drafting/agree-dialog.tsx'
import type { ProposalActs } from '../drafting/proposal-card.tsx'
import { call, formatDate, formatTime } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { additionOf } from './addition.ts'
import { placeOfCompromise } from './compromise.ts'
import type { CompromisePlace } from './compromise.ts'
import { CompromiseForm } from './compromise-form.tsx'
import { IssueAlternative } from './issue-alternative.tsx'
import { IssueDecision } from './issue-decision.tsx'
import type { IssueAct } from './issue-decision.tsx'
import { Standing } from './standing.tsx'
import { IssueReading } from './issue-reading.tsx'
import { isParked, keptOf, nameOfIssue, useOpenIssues } from './open-issues.ts'
import { useIssueKeys } from './use-issue-keys.ts'
import './issues.css'

interface IssueNavigatorProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  /** The article in view, where it begins. */
  readonly article: string | undefined
  /** The issue to begin with. */
  readonly begin?: string | undefined
  readonly acts: ProposalActs
  /** Brings the place into view. */
  onShow(issue: Issue): void
  onClose(): void
}

/** What was begun, and on which issue. */
interface Begun {
  readonly issue: string
  readonly act?: IssueAct
  /** Where a compromise is being drafted. */
  readonly drafting?: CompromisePlace | undefined
  /** Whether the server is being asked. */
  readonly isSent?: boolean
}

const NOTHING: Pick<Begun, 'act' | 'drafting'> = {}

/** Whether an article of the text has nothing open any more and can be agreed. */
function isFinished(live: LiveInstrument, open: readonly Issue[], article: string): boolean {
  return (
    live.findArticle(article) !== undefined &&
    open.every((one) => one.article !== article) &&
    (live.recordOfArticle(article)?.status ?? 'open') === 'open'
  )
}

/** Goes through what is open, place by place: the chair decides, everybody else reads along. */
export function IssueNavigator({
  live,
  instrument,
  article,
  begin: wanted,
  acts,
  onShow,
  onClose
}: IssueNavigatorProps) {
  const all = useOpenIssues(live)
  const [withParked, setWithParked] = useState(false)
  const issues = withParked ? all : all.filter((issue) => !isParked(live, issue))
  const [place, setPlace] = useState(() => placeToBegin(live, issues, article, wanted))
  const [settled, setSettled] = useState(0)
  const [begun, setBegun] = useState<Begun>()
  const [said, setSaid] = useState('')
  const [lastArticle, setLastArticle] = useState<string>()
  const [isAgreeing, setAgreeing] = useState(false)
  const panel = useRef<HTMLElement>(null)
  // The place keeps its issue while others come and go before it; where it was settled, the next has come up.
  const found = issues.findIndex(({ id }) => id === place.id)
  const index = found >= 0 ? found : Math.min(place.index, issues.length - 1)
  const issue = issues[index]
  const parked = all.filter((one) => isParked(live, one)).length
  const mayDecide = instrument.role === 'chair'
  // What was begun on an issue is not carried over to the next when somebody else settles it.
  const { act, drafting } = begun && begun.issue === issue?.id ? begun : NOTHING
  const isOvertaken = begun !== undefined && begun.issue !== issue?.id && begun.isSent !== true
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    if (issue) onShow(issue)
    // What is read next begins at its head.
    panel.current?.parentElement?.scrollTo({ top: 0 })
    // With another issue, not with every letter in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [issue?.id])
  const goTo = (next: number, words = '') => {
    const other = issues[(next + issues.length) % issues.length]
    setBegun(undefined)
    setSaid(words)
    setLastArticle(undefined)
    if (other) setPlace({ id: other.id, index: issues.indexOf(other) })
  }
  const begin = (what: Omit<Begun, 'issue'> | undefined) => {
    setSaid('')
    setBegun(issue && what && { ...what, issue: issue.id })
  }
  const rest = (words = '') => {
    begin(undefined)
    setSaid(words)
    panel.current?.focus({ preventScroll: true })
  }
  const end = (words: string) => {
    const outcome = act?.outcome
    const isSettled = outcome === 'take' || outcome === 'retain'
    if (isSettled) {
      setSettled(settled + 1)
      setLastArticle(issue?.article)
    }
    rest(words)
    if (outcome === 'keep') goTo(index + 1, words)
    else if (isSettled || outcome === 'park') setPlace({ id: '', index })
  }
  const finished =
    mayDecide && lastArticle !== undefined && isFinished(live, all, lastArticle) ? lastArticle : undefined
  const nameOfFinished = live.outline.find(({ id }) => id === finished)?.number || 'the title'
  const agree = (note: string) => {
    setAgreeing(false)
    const path = `/api/instruments/${instrument.id}/provisions/${finished}/status`
    call(path, 'PUT', { status: 'agreed-ad-referendum', ...(note ? { note } : {}) }).then(
      () => setSaid(`${nameOfFinished} is agreed ad referendum.`),
      ({ message }: Error) => setSaid(message)
    )
  }
  useIssueKeys({
    agree: finished === undefined ? undefined : () => setAgreeing(true),
    isActive: act === undefined && drafting === undefined && !isAgreeing,
    next: () => goTo(index + 1),
    previous: () => goTo(index - 1),
    close: onClose,
    ...(mayDecide && issue
      ? {
          begin: (next) => begin({ act: next }),
          alternatives: issue.proposals,
          isParked: isParked(live, issue),
          draft: () => begin({ drafting: placeOfCompromise(live, issue) })
        }
      : {})
  })
  return (
    <section className="issues" aria-label="Issues" ref={panel} tabIndex={-1}>
      {finished !== undefined && (
        <div className="issue-finished">
          <p>Nothing is open in {nameOfFinished} any more.</p>
          <Button size="compact-md" rightSection={<Kbd size="xs">G</Kbd>} onClick={() => setAgreeing(true)}>
            Agree ad referendum…
          </Button>
        </div>
      )}
      {finished !== undefined && isAgreeing && (
        <AgreeDialog
          live={live}
          instrument={instrument.id}
          article={finished}
          status="agreed-ad-referendum"
          onAgree={agree}
          onClose={() => setAgreeing(false)}
        />
      )}
      <div className="issues-top">
        <header className="issues-head">
          <h2>{issue ? nameOfIssue(live, issue) : 'Issues'}</h2>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={onClose}
            aria-label={`Back to the ${proposalWord(instrument).toLowerCase()}s`}
          >
            <IconX size={18} />
          </ActionIcon>
        </header>
        {issue && <AdditionNote live={live} issue={issue} />}
        <div className="issues-place">
          <ActionIcon variant="default" onClick={() => goTo(index - 1)} aria-label="Previous issue" disabled={!issue}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <span aria-live="polite">
            {issue ? `Issue ${index + 1} of ${issues.length}` : 'Nothing is open'}
            <span className="visually-hidden">{issue ? `, ${sayAlternatives(issue)}` : ''}</span>
          </span>
          <ActionIcon variant="default" onClick={() => goTo(index + 1)} aria-label="Next issue" disabled={!issue}>
            <IconChevronRight size={18} />
          </ActionIcon>
          <span className="issues-progress quiet">
            {settled > 0 && `${settled} settled now`}
            {parked > 0 && (
              <button type="button" className="link-button" onClick={() => setWithParked(!withParked)}>
                {withParked ? 'leave out the parked' : `${parked} parked`}
              </button>
            )}
          </span>
        </div>
        <progress
          className="issues-bar"
          max={settled + issues.length}
          value={settled}
          aria-label="Settled in this sitting"
        />
      </div>
      <p role="status" className="issues-said">
        {isOvertaken ? 'Somebody else settled that issue first; nothing of yours was done.' : said}
      </p>
      {issue ? (
        <OpenIssue
          key={issue.id}
          live={live}
          instrument={instrument}
          issue={issue}
          act={act}
          acts={acts}
          drafting={drafting}
          onAct={mayDecide ? (next) => begin({ act: next }) : undefined}
          onDraft={(where) => begin({ drafting: where })}
          onSending={(isSent) => setBegun((before) => before && { ...before, isSent })}
          onDone={end}
          onDrafted={rest}
          onCancel={() => rest()}
        />
      ) : (
        <p className="quiet proposals-none">
          {parked > 0
            ? 'Everything that is not parked is settled.'
            : `Every place in this text is settled. Articles can be agreed from their ${proposalWord(instrument).toLowerCase()}s.`}
        </p>
      )}
    </section>
  )
}

/** Of something there is nothing of yet, that it is additional, and where it would stand. */
function AdditionNote({ live, issue }: Pick<IssueNavigatorProps, 'live'> & { readonly issue: Issue }) {
  const addition = additionOf(live, issue)
  if (!addition) return null
  const { what, after } = addition
  return (
    <p className="issues-addition">
      An additional {what}
      {after ? `, after ${after}` : ', before all others'}
    </p>
  )
}

interface OpenIssueProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly issue: Issue
  readonly act: IssueAct | undefined
  readonly acts: ProposalActs
  /** Where a compromise is being drafted. */
  readonly drafting: CompromisePlace | undefined
  readonly onAct: ((act: IssueAct) => void) | undefined
  onDraft(place: CompromisePlace): void
  onSending(isSending: boolean): void
  onDrafted(said: string): void
  onDone(said: string): void
  onCancel(): void
}

function OpenIssue(props: OpenIssueProps) {
  const { live, instrument, issue, act, acts, drafting, onAct, onDraft, onSending, onDone, onDrafted, onCancel } = props
  const alternatives = issue.proposals.flatMap((id) => live.findProposal(id) ?? [])
  const place = onAct && placeOfCompromise(live, issue)
  const kept = keptOf(live, issue)
  const parked = isParked(live, issue)
  const decision = (isHere: boolean) =>
    act && isHere ? (
      <IssueDecision
        key={`${act.outcome} ${act.take ?? ''}`}
        live={live}
        instrument={instrument.id}
        issue={issue}
        act={act}
        onSending={onSending}
        onDone={onDone}
        onCancel={onCancel}
      />
    ) : null
  return (
    <>
      {kept && (
        <p className="issue-kept">
          {parked ? 'Parked' : 'Kept in brackets'} by {kept.by}, {formatDate(kept.at)} {formatTime(kept.at)}
          {kept.note ? `: ${kept.note}` : '.'}
        </p>
      )}
      <article className="issue-alternative is-base" aria-label="The text as it stands">
        <header>
          <kbd>0</kbd>
          <strong>The text as it stands</strong>
          {onAct && (
            <Button size="compact-sm" variant="default" ml="auto" onClick={() => onAct({ outcome: 'retain' })}>
              Retain
            </Button>
          )}
        </header>
        <IssueReading live={live} issue={issue} />
        <Standing live={live} instrument={instrument} issue={issue} />
        {decision(act?.outcome === 'retain')}
      </article>
      {alternatives.map((proposal, index) => (
        <div key={proposal.id}>
          <IssueAlternative
            live={live}
            issue={issue}
            proposal={proposal}
            instrument={instrument}
            number={index + 1}
            acts={acts}
            onTake={onAct && (() => onAct({ outcome: 'take', take: proposal.id }))}
          />
          {decision(act?.take === proposal.id)}
        </div>
      ))}
      {onAct && (
        <div className="issue-postpone">
          <Button size="compact-md" variant="default" onClick={() => onAct({ outcome: 'keep' })}>
            Keep in brackets <kbd>B</kbd>
          </Button>
          <Button size="compact-md" variant="default" onClick={() => onAct({ outcome: parked ? 'resume' : 'park' })}>
            {parked ? 'Take up again' : 'Park'} <kbd>P</kbd>
          </Button>
          {place && (
            <Button size="compact-md" variant="default" onClick={() => onDraft(place)}>
              Draft a compromise <kbd>C</kbd>
            </Button>
          )}
        </div>
      )}
      {drafting && (
        <CompromiseForm instrument={instrument.id} place={drafting} onDone={onDrafted} onCancel={onCancel} />
      )}
      {decision(act !== undefined && act.outcome !== 'take' && act.outcome !== 'retain')}
    </>
  )
}

function placeToBegin(
  live: LiveInstrument,
  issues: readonly Issue[],
  article: string | undefined,
  wanted: string | undefined
) {
  const asked = issues.findIndex(({ id }) => id === wanted)
  if (asked >= 0) return { id: wanted!, index: asked }
  const order = new Map(live.composed.map(({ id }, at) => [id, at]))
  const from = order.get(article ?? '') ?? 0
  const index = Math.max(
    0,
    issues.findIndex((issue) => (order.get(issue.article) ?? 0) >= from)
  )
  return { id: issues[index]?.id ?? '', index }
}

function sayAlternatives({ proposals }: Issue): string {
  return proposals.length === 1 ? 'one alternative to the text' : `${proposals.length} alternatives to the text`
}
