/** What the pages and scripts read of an instrument: plain JSON, made from the live documents. Parties by code, in capitals. */
import { recordedProposals } from '@cartif/live'
import type { AgreementStatus, LiveInstrument, RecordedProposal } from '@cartif/live'
import { composedLine, holderOf, isOpen, issuesOf, versionOf } from '@cartif/negotiation'
import type { Actor, Change } from '@cartif/negotiation'
import { provisionsOf } from '@cartif/treaty-text'
import type { OutlineProvision } from '@cartif/treaty-text'
import type { z } from 'zod'
import { zeroRoundOf } from '../meetings/zero-round.ts'
import { countOpen } from './counts.ts'
import type { NamedConsequence } from './decisions.ts'
import { listRevisions } from './revisions.ts'
import type { Room } from './room.ts'
import type { proposal as proposalSchema } from './schemas.ts'

export type ProposalJson = z.infer<typeof proposalSchema>

export function readSummary(room: Room) {
  const latest = listRevisions(room).at(-1)
  const latestRevision = latest ? { symbol: latest.symbol, issuedAt: latest.issuedAt } : null
  return { ...room.info, kind: room.info.kind ?? ('agreement' as const), latestRevision, counts: countOpen(room.live) }
}

export function readInstrument(room: Room, actor: Actor) {
  const holder = holderOf(actor) ?? null
  const { role, party = null } = actor
  const lastAct = room.register.last(room.info.id)
  const holders = [...room.holders]
  const exploratory = zeroRoundOf(room.db, room.info.workingGroup)?.name ?? null
  const own = { role, party, holder, holders, lastAct, exploratory }
  return { ...readSummary(room), ...own, outline: readOutline(room.live) }
}

function readOutline(live: LiveInstrument) {
  const statusOf = (id: string) => live.recordOfArticle(id)?.status ?? ('open' as const)
  return live.outline.map(({ id, kind, number, title, provisions }) => {
    const composed = live.findComposed(id)
    const proposed = composed?.inserted !== undefined
    const openIssues = composed ? issuesOf(composed).length : 0
    return {
      id,
      kind,
      number,
      title,
      proposed,
      openIssues,
      status: statusOf(id),
      provisions: provisions.map((one) => ({ ...one, status: statusOfProvision(live, one) }))
    }
  })
}

/** A provision that is only proposed has no status, whatever it says it continues. */
function statusOfProvision(live: LiveInstrument, provision: OutlineProvision): AgreementStatus {
  return provision.proposed ? 'open' : (live.recordOfProvision(provision)?.status ?? 'open')
}

/** Every proposal ever registered, in the order of tabling; what co-sponsors write in one is part of it. */
export function readProposals(room: Room): readonly ProposalJson[] {
  const recorded = [...recordedProposals(room.live.documents.record)]
  const ids = recorded.flatMap(([id, { contributesTo }]) => (contributesTo === undefined ? id : []))
  return ids.map((id) => readProposal(room, id)).toSorted((a, b) => a.number - b.number)
}

/** As it is while it is open; once closed, in the words it had then, wherever those are by now. */
export function readProposal(room: Room, id: string): ProposalJson {
  const { live } = room
  const record = room.mustFindRecord(id)
  const proposal = live.findProposal(id)
  const isStanding = proposal !== undefined && isOpen(proposal)
  const wording = isStanding ? room.wording(proposal) : room.lastWording(id)
  const version = isStanding ? versionOf(wording) : record.version
  const changes = wording.map(({ change, kind, removed, inserted, movedFrom = null }) => {
    const found = proposal?.changes.find((one) => one.id === change)
    return { id: change, kind, ...(found ? placeOf(live, found) : NOWHERE), removed, inserted, movedFrom }
  })
  const entry = live.outline.find((one) => one.id === changes[0]?.article)
  const article = entry ? { id: entry.id, number: entry.number, title: entry.title } : null
  const rationale = live.findLayerProposal(id)?.rationale ?? ''
  const { holder, status } = record
  return {
    id,
    holder,
    party: partyOf(holder),
    status,
    version,
    rationale,
    article,
    changes,
    ...readRecord(record, version)
  }
}

const NOWHERE = { article: null, provision: null, amends: null }

/** What the record says of a proposal, read beside the version its words have now. */
function readRecord(record: RecordedProposal, version: string) {
  const { number, tabledAt, tabledBy, sponsors, positions, decision, late } = record
  const { pens = [], takenOverAs = null, kept } = record
  return {
    number,
    tabledAt,
    tabledBy,
    sponsors: sponsors.map((holder) => partyOf(holder) ?? holder),
    pens: pens.map((holder) => partyOf(holder) ?? holder),
    takenOverAs,
    positions: positions.map(({ party, stance, note = '', at, by, version: on, pending = null, onBehalfOf = '' }) => ({
      pending,
      onBehalfOf,
      party: party.toUpperCase(),
      stance,
      note,
      stale: on !== version,
      at,
      by,
      version: on
    })),
    decision: decision ? { ...decision, note: decision.note ?? '' } : null,
    kept: kept ? { ...kept, note: kept.note ?? '' } : null,
    late: late ? { inserted: late.inserted, removed: late.removed } : null
  }
}

/** A party's code in capitals; null for an office. */
export function partyOf(holder: string): string | null {
  return holder.length === 3 ? holder.toUpperCase() : null
}

export function readConsequence({ proposal, number, holder, effect }: NamedConsequence) {
  return { proposal, number, holder, party: partyOf(holder), effect }
}

/** The article a change is shown in, its provision there, and the proposal it amends. */
function placeOf(live: LiveInstrument, change: Change) {
  if (change.kind === 'insert-article') return { article: change.id, provision: null, amends: null }
  if (change.kind === 'delete-article' || change.kind === 'move-article')
    return { article: change.article, provision: null, amends: null }
  const article = live.articleOf(change.in) ?? null
  const isAmendment = live.findArticle(change.in) === undefined
  return {
    article,
    provision: article === null ? null : provisionAt(live, article, change),
    amends: isAmendment ? (live.ownerOf(change.in) ?? null) : null
  }
}

/** Where the words are not the text's own, the provision is the one that is shown around them. */
function provisionAt(live: LiveInstrument, article: string, change: Change & { kind: 'splice' | 'bracket' }) {
  const provisions = live.outline.find(({ id }) => id === article)?.provisions ?? []
  const own = live.findArticle(change.in)
  const at = change.kind === 'splice' && change.from === change.to ? change.at : change.from
  const id = own
    ? provisionsOf(own.line).findLast(({ from }) => from - 1 < at || at === 0)?.mark.id
    : shownProvision(live, article, change.in)
  const found = provisions.find((one) => one.id === id)
  return found ? { id: found.id, number: found.number, designation: found.designation } : null
}

function shownProvision(live: LiveInstrument, article: string, text: string): string | undefined {
  let last: string | undefined
  for (const segment of live.findComposed(article)?.segments ?? []) {
    if (segment.piece.type === 'mark') last = segment.piece.id
    if (segment.text === text) return last
  }
  return provisionsOf(composedLine(live.findComposed(article)?.segments ?? []))[0]?.mark.id
}
