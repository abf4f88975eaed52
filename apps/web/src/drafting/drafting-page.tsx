import type { FindState, SelectedSegment, TreatyEditor } from '@cartif/editor'
import { DRAFT } from '@cartif/live'
import type { Issue } from '@cartif/negotiation'
import { Button, Drawer } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { DraftBanner } from '../drafts/draft-banner.tsx'
import { ReturnDialog } from '../drafts/return-dialog.tsx'
import { useDraftActs, useDraftCount } from '../drafts/use-draft.ts'
import { IssueNavigator } from '../issues/issue-navigator.tsx'
import { tellRoom, usePresence } from '../room/presence.ts'
import type { Reading } from '../room/presence.ts'
import { InRoom } from '../room/in-room.tsx'
import { ProvisionComment, provisionAtCaret } from '../comments/provision-threads.tsx'
import { WordOrigins } from '../provenance/word-origins.tsx'
import { FirstSteps } from '../room/first-steps.tsx'
import { HandedPens } from '../room/handed-pens.tsx'
import { RoomLine } from '../room/room-line.tsx'
import { ConsensusCall } from '../room/consensus-call.tsx'
import { usePanes } from '../room/use-panes.ts'
import { useFollowChair } from '../room/use-follow-chair.ts'
import { ExploratoryMark, proposalWord } from '../meetings/exploratory.tsx'
import { useMe } from '../session/session.tsx'
import type { Instrument } from '../shared/api.ts'
import { CaretBrackets } from './caret-brackets.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import type { PendingDecision } from './decision-dialog.tsx'
import { FindPanel } from './find-panel.tsx'
import type { LiveConnection } from './live-connection.ts'
import { InsertMenu } from './insert-menu.tsx'
import { Outline } from './outline.tsx'
import { ProposalsPanel } from './proposals-panel.tsx'
import { showPlace, showProvision } from './proposal-place.tsx'
import { holderIn } from './proposal-reading.ts'
import { ProvisionMenu } from './provision-menu.tsx'
import { ReferenceChooser } from './reference-chooser.tsx'
import { RoomBar } from './room-bar.tsx'
import type { WritingMode } from './room-bar.tsx'
import { TextMenu } from './text-menu.tsx'
import { TreatyText } from './treaty-text.tsx'
import { useFindPanel } from './use-find-panel.ts'
import { useArticleInView } from './use-article-in-view.ts'
import { useNumbers } from './use-numbers.ts'
import { useProposalActs } from './use-proposal-acts.ts'
import './drafting.css'
import './proposals.css'

export function DraftingPage() {
  return (
    <InRoom loading="Opening the text">
      {(instrument, connection) => <Drafting key={instrument.id} instrument={instrument} connection={connection} />}
    </InRoom>
  )
}

function Drafting({
  instrument,
  connection
}: {
  readonly instrument: Instrument
  readonly connection: LiveConnection
}) {
  const me = useMe()
  const [names, setNames] = useState(true)
  const [mode, setMode] = useState<WritingMode>('propose')
  const drafted = mode === 'draft' ? connection.drafted : undefined
  const isDrafting = drafted !== undefined
  const live = drafted ?? connection.live
  const awareness = isDrafting ? connection.draft?.awareness : connection.awareness
  const draftCount = useDraftCount(connection)
  const draftActs = useDraftActs(connection, instrument.id)
  const [editor, setEditor] = useState<TreatyEditor>()
  const [pending, setPending] = useState<PendingDecision>()
  const [search] = useSearchParams()
  const wantedIssue = search.get('issue') ?? undefined
  const [isByIssue, setByIssue] = useState(wantedIssue !== undefined)
  const [drawer, setDrawer] = useState<'outline' | 'proposals'>()
  const [found, setFound] = useState<FindState>({ matches: [], current: -1 })
  const finding = useFindPanel(editor)
  const [current, setCurrent] = useArticleInView(live)
  const [isReferring, setReferring] = useState(false)
  const [commented, setCommented] = useState<string>()
  const [selected, setSelected] = useState<readonly SelectedSegment[]>()
  const numbers = useNumbers(instrument.id, live)
  const people = usePresence(connection)
  const [isFollowing, setFollowing] = useState(false)
  const [looksAt, setLooksAt] = useState<Reading>()
  useFollowChair(isFollowing, people, editor)
  useEffect(() => {
    // An article that is only drafted is nobody else's to know of.
    if (current !== undefined && !current.startsWith(`${DRAFT}-`))
      tellRoom(connection, 'reading', looksAt?.article === current ? looksAt : { article: current })
  }, [connection, current, looksAt])
  const holder = holderIn(instrument)
  const writer = useMemo(
    () =>
      holder === undefined
        ? undefined
        : {
            holder: isDrafting ? DRAFT : holder,
            mode: mode === 'pen' ? ('pen' as const) : ('propose' as const),
            user: me.user.id
          },
    [holder, isDrafting, mode, me.user.id]
  )
  const onEditor = useCallback((treaty: TreatyEditor | undefined) => setEditor(treaty), [])
  // Another reading of the text begins where one was reading.
  const returnTo = useRef<string>(undefined)
  const changeMode = (next: WritingMode) => {
    if (isDrafting !== (next === 'draft') && window.scrollY > 0) returnTo.current = current
    setMode(next)
  }
  useEffect(() => {
    if (editor && returnTo.current !== undefined) editor.scrollTo(returnTo.current)
    returnTo.current = undefined
  }, [editor])
  const wantedProvision = search.get('provision')
  useEffect(() => {
    if (editor && wantedProvision !== null) showProvision(wantedProvision)
  }, [editor, wantedProvision])
  const onChooseReference = useCallback(() => setReferring(true), [])
  const endReferring = () => {
    setReferring(false)
    editor?.editor.view.focus()
  }
  const choose = (article: string) => {
    setDrawer(undefined)
    editor?.scrollTo(article)
    setCurrent(article)
  }
  usePanes(useCallback(() => setByIssue(true), []))
  const acts = useProposalActs(connection.live, instrument, setPending)
  useEffect(() => {
    document.title = `${instrument.title} · CARTIF`
  }, [instrument.title])
  const outline = (
    <Outline
      live={live}
      controls={editor?.articles}
      current={current}
      isChair={instrument.role === 'chair'}
      onChoose={choose}
      onActed={() => setDrawer(undefined)}
    />
  )
  const showIssue = ({ article, proposals: [first] }: Issue) => {
    editor?.scrollTo(article)
    setCurrent(article)
    if (first !== undefined) showPlace(first)
    setLooksAt({ article, ...(first === undefined ? {} : { proposal: first }) })
  }
  const proposals =
    isByIssue && editor && !isDrafting ? (
      <IssueNavigator
        live={live}
        instrument={instrument}
        article={current}
        begin={wantedIssue}
        acts={acts}
        onShow={showIssue}
        onClose={() => {
          setByIssue(false)
          setLooksAt(undefined)
        }}
      />
    ) : (
      <ProposalsPanel
        live={live}
        instrument={instrument}
        article={current}
        acts={acts}
        drafts={isDrafting ? draftActs : undefined}
        onIssues={() => setByIssue(true)}
      />
    )
  return (
    <>
      <RoomBar
        connection={connection}
        instrument={instrument}
        names={names}
        onNames={setNames}
        mode={writer && mode}
        onMode={changeMode}
        drafts={draftCount}
        numbers={numbers}
        people={people}
        isFollowing={instrument.role === 'chair' ? undefined : isFollowing}
        onFollow={setFollowing}
      >
        <TextMenu
          editor={editor}
          onFind={finding.open}
          onOrigins={() => setSelected(editor?.selectedSegments())}
          onComment={instrument.role === 'observer' ? undefined : () => setCommented(provisionAtCaret() ?? '')}
        />
        {editor?.provision && <ProvisionMenu controls={editor.provision} />}
        {writer && (
          <InsertMenu
            onBrackets={() => editor?.putBrackets()}
            onFootnote={() => editor?.insertFootnote()}
            onReference={onChooseReference}
          />
        )}
      </RoomBar>
      <div className={isDrafting ? 'drafting is-drafting' : 'drafting'}>
        <aside className="drafting-outline no-print">{outline}</aside>
        <main className="drafting-text">
          <ExploratoryMark instrument={instrument} />
          <div className="banners no-print">
            <div className="banners-of-room">
              <ConsensusCall
                live={live}
                instrument={instrument}
                onShow={(subject) => (live.findArticle(subject) ? choose(subject) : showPlace(subject))}
              />
              <HandedPens live={live} instrument={instrument} onShow={choose} />
            </div>
            {isDrafting && holder !== undefined && (
              <DraftBanner live={live} instrument={instrument.id} holder={holder} count={draftCount} acts={draftActs} />
            )}
          </div>
          <TreatyText
            live={live}
            awareness={awareness}
            writer={writer}
            names={names}
            title={instrument.title}
            onEditor={onEditor}
            onChooseReference={onChooseReference}
            onFound={setFound}
          />
          <CaretBrackets live={live} />
        </main>
        <aside className="drafting-proposals no-print">
          <FirstSteps role={instrument.role} />
          {proposals}
        </aside>
      </div>
      <div className="drafting-bottom no-print">
        <Button variant="default" onClick={() => setDrawer('outline')}>
          Articles
        </Button>
        <Button variant="default" onClick={() => setDrawer('proposals')}>
          {proposalWord(instrument)}s
        </Button>
        <Button variant="default" onClick={finding.open}>
          Find
        </Button>
      </div>
      <Drawer
        opened={drawer !== undefined}
        onClose={() => setDrawer(undefined)}
        position="bottom"
        size="75%"
        title={drawer === 'outline' ? 'Articles' : isByIssue && !isDrafting ? 'Issues' : `${proposalWord(instrument)}s`}
      >
        <RoomLine live={live} />
        {drawer === 'outline' ? outline : proposals}
      </Drawer>
      {selected && (
        <WordOrigins
          live={live}
          instrument={instrument.id}
          selected={selected}
          onClose={() => setSelected(undefined)}
        />
      )}
      <ReturnDialog connection={connection} />
      {commented && (
        <ProvisionComment
          live={live}
          instrument={instrument}
          provision={commented}
          onClose={() => setCommented(undefined)}
        />
      )}
      {isReferring && (
        <ReferenceChooser
          live={live}
          onChoose={(target) => {
            endReferring()
            editor?.insertReference(target)
          }}
          onClose={endReferring}
        />
      )}
      {finding.session && editor && (
        <FindPanel
          live={live}
          find={editor.find}
          found={found}
          mode={writer?.mode}
          isDrafting={isDrafting}
          holder={writer?.holder}
          article={current}
          session={finding.session}
          onLook={finding.look}
          onWithdraw={(proposal) => acts.decide(proposal, 'withdraw')}
          onClose={finding.close}
        />
      )}
      {pending && (
        <DecisionDialog
          key={`${pending.proposal.id} ${pending.outcome} ${pending.turn ?? 0}`}
          live={live}
          instrument={instrument.id}
          role={instrument.role}
          word={proposalWord(instrument).toLowerCase()}
          pending={pending}
          onClose={() => setPending(undefined)}
          onAgain={() => {
            const proposal = live.findProposal(pending.proposal.id)
            setPending(proposal && { ...pending, proposal, turn: (pending.turn ?? 0) + 1 })
          }}
        />
      )}
    </>
  )
}
