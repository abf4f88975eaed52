/**
 * Which entries of the register did a change between two texts. Words are followed by their origin to the proposal that
 * brought them; what is gone, moved or written with the pen is found by the words that the register says went or came.
 * What is shown is what the caller may read: without the register, only what the record tells everybody.
 */
import type { Actor } from '@cartif/negotiation'
import { isOpen, mayDo } from '@cartif/negotiation'
import type { Change, Redline } from '@cartif/redline'
import type { RegisterRow } from '../storage/register.ts'
import { actSentence } from './compare-sentences.ts'
import { traceOf } from './compare-trace.ts'
import type { Trace } from './compare-trace.ts'
import type { ComparedSide } from './compare-sides.ts'
import type { Room } from './room.ts'

export type ActKind =
  | 'tabled'
  | 'open'
  | 'accepted'
  | 'rejected'
  | 'withdrawn'
  | 'superseded'
  | 'reopened'
  | 'pen'
  | 'lapsed'

/** An act of the negotiation that brought a change about. */
export interface ChangeAct {
  readonly kind: ActKind
  /** Of the proposal. */
  readonly number: number | null
  /** Whose words they are, by code. */
  readonly parties: readonly string[]
  readonly by: string
  /** ISO 8601 */
  readonly at: string
  readonly note: string
  readonly sentence: string
}

interface Wording {
  readonly kind: string
  readonly text: string
  readonly removed: string
  readonly inserted: string
}

/** An entry of the register as it bears on a text. */
interface Entry {
  readonly kind: ActKind
  readonly proposal: string | undefined
  readonly wordings: readonly Wording[]
  readonly row: RegisterRow
}

/** For each change, the acts behind it, oldest first. */
export function actsOf(
  room: Room,
  actor: Actor,
  [from, to]: readonly [ComparedSide, ComparedSide],
  redline: Redline,
  changes: readonly Change[]
): readonly (readonly ChangeAct[])[] {
  const entries = entriesBetween(room, from, to).filter(({ kind }) => kind !== 'pen' || mayDo(actor, 'read-register'))
  return changes.map((change) => {
    if (change.kind === 'renumbered' || change.kind === 'reference') return []
    const trace = traceOf(redline, change)
    // What is told as still open need not be told as tabled too.
    const told = actsIn(room, entries, trace).filter(({ kind }) => kind !== 'tabled' || to.kind !== 'accepted')
    const acts = [...told, ...openBehind(room, to, trace)].toSorted((a, b) => (a.at < b.at ? -1 : 1))
    return change.isBracket ? ofParties(acts, change.parties) : acts
  })
}

/** Brackets that stand side by side are one stretch of words; what is said of one is about whom it names. */
function ofParties(acts: readonly ChangeAct[], named: readonly string[]): readonly ChangeAct[] {
  const own = acts.filter(({ parties }) => parties.some((party) => named.includes(party.toUpperCase())))
  return own.length > 0 ? own : acts
}

/** Since one revision, or up to it: what the text of a file or of a proposal differs in was not done by the room. */
function entriesBetween(room: Room, from: ComparedSide, to: ComparedSide): readonly Entry[] {
  if (from.kind === 'file' || to.kind === 'file') return []
  const issued = new Map(
    room.register
      .list({ instrument: room.info.id, kind: 'revision-issued', limit: 10_000 })
      .map(({ seq, body }) => [(body as { number: number }).number, seq])
  )
  const ends = [from, to].map(({ revision }) => (revision === null ? Infinity : (issued.get(revision) ?? Infinity)))
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  if (first === last) return []
  return room.register
    .list({ instrument: room.info.id, after: first, limit: 100_000 })
    .filter(({ seq }) => seq <= last)
    .flatMap((row) => entriesOf(row))
}

const KINDS: Readonly<Record<string, ActKind>> = {
  'proposal-tabled': 'tabled',
  'proposal-accept': 'accepted',
  'proposal-reject': 'rejected',
  'proposal-withdraw': 'withdrawn',
  'proposal-reopen': 'reopened',
  'proposal-lapsed': 'lapsed',
  'issue-retained': 'rejected'
}

interface Body {
  readonly proposal?: string
  readonly wording?: readonly Wording[]
  readonly consequences?: readonly { readonly proposal: string; readonly effect: string }[]
  readonly left?: readonly { readonly proposal: string; readonly status: string }[]
  readonly article?: string
  readonly removed?: string
  readonly inserted?: string
}

function entriesOf(row: RegisterRow): readonly Entry[] {
  const { proposal, wording = [], consequences = [], left = [], article, removed, inserted } = row.body as Body
  if (row.kind === 'text-edited' && article !== undefined) {
    const edit = { kind: 'pen', text: article, removed: removed ?? '', inserted: inserted ?? '' }
    return [{ kind: 'pen', proposal: undefined, wordings: [edit], row }]
  }
  const kind = KINDS[row.kind]
  if (kind === undefined) return []
  const others = consequences
    .filter(({ effect }) => effect === 'superseded' || effect === 'rejected')
    .map((one): Entry => ({ kind: 'superseded', proposal: one.proposal, wordings: [], row }))
  const retained = row.kind === 'issue-retained' ? left.filter(({ status }) => status === 'rejected') : []
  return [
    { kind, proposal, wordings: wording, row },
    ...retained
      .filter((one) => one.proposal !== proposal)
      .map((one): Entry => ({ kind, proposal: one.proposal, wordings: [], row })),
    ...others.filter((one) => retained.every((rejected) => rejected.proposal !== one.proposal))
  ]
}

function actsIn(room: Room, entries: readonly Entry[], trace: Trace): readonly ChangeAct[] {
  const owners = ownersOf(room, trace.origins)
  const ofOwners = lastOfEach(entries.filter(({ proposal }) => proposal !== undefined && owners.has(proposal)))
  const byWords = entries.filter((entry) => isAboutWords(room, entry, trace))
  const isPen = trace.origins.some((origin) => origin.startsWith('pen-'))
  const pens = byWords.filter(({ kind }) => kind === 'pen')
  const decided = lastOfEach(byWords.filter(({ kind }) => isTold(kind, trace)))
  if (trace.isBracket) return lastOfEach([...ofOwners, ...decided]).flatMap((entry) => toAct(room, entry))
  const found = ofOwners.length > 0 ? [...ofOwners, ...(isPen ? pens : [])] : decided.length > 0 ? decided : pens
  return found.flatMap((entry) => toAct(room, entry))
}

/** The proposals that brought words, and those that took these up into their own. */
function ownersOf({ live }: Room, origins: readonly string[]): ReadonlySet<string> {
  const owners = new Set<string>()
  const add = (owner: string | undefined) => {
    if (owner === undefined || owners.has(owner)) return
    owners.add(owner)
    const proposal = live.findProposal(owner)
    if (proposal?.status === 'accepted') for (const host of live.amendedBy(proposal) ?? []) add(host)
  }
  for (const origin of origins) add(live.ownerOf(origin))
  return owners
}

/** A bracket comes with a proposal and goes with it, whatever became of that; words go only with what was accepted. */
function isTold(kind: ActKind, { isBracket }: Trace): boolean {
  return isBracket ? kind !== 'pen' : kind === 'accepted' || kind === 'reopened'
}

/** What was decided on a proposal counts for what it was tabled; the last decision is the one that stands. */
function lastOfEach(entries: readonly Entry[]): readonly Entry[] {
  const last = new Map<string, Entry>()
  for (const entry of entries) {
    const key = entry.proposal ?? `row ${entry.row.seq}`
    if (entry.kind !== 'tabled' || !last.has(key)) last.set(key, entry)
  }
  return [...last.values()]
}

function isAboutWords(
  { live }: Room,
  { wordings }: Entry,
  { articles, removed, inserted, isWhole, isBracket }: Trace
): boolean {
  return wordings.some((wording) => {
    const article = live.articleOf(wording.text) ?? wording.text
    if (!articles.includes(article)) return false
    const isOfArticle = wording.kind === 'delete-article' || wording.kind === 'move-article'
    if (isOfArticle && !isBracket) return isWhole
    const said = (one: string, words: string) => words !== '' && one.replace(/\s+/g, ' ').includes(words)
    return said(wording.removed, removed) || said(wording.inserted, inserted)
  })
}

function toAct(room: Room, { kind, proposal, row }: Entry): readonly ChangeAct[] {
  const record = proposal === undefined ? undefined : room.live.recordOf(proposal)
  if (proposal !== undefined && !record) return []
  const { note } = row.body as { note?: string }
  const act = {
    kind,
    number: record?.number ?? null,
    parties: [...(record?.sponsors ?? [])],
    by: room.nameOf(row.actor) ?? (row.actor === 'server' ? '' : row.actor),
    at: row.at,
    note: kind === 'tabled' || kind === 'superseded' ? '' : (note ?? '')
  }
  return [{ ...act, sentence: actSentence(act) }]
}

/** Where one side is the text as if proposals were accepted, what brings the words is still open. */
function openBehind(room: Room, to: ComparedSide, { origins }: Trace): readonly ChangeAct[] {
  if (to.kind !== 'accepted') return []
  return [...ownersOf(room, origins)].flatMap((id) => {
    const [proposal, record] = [room.live.findProposal(id), room.live.recordOf(id)]
    if (!proposal || !record || !isOpen(proposal)) return []
    const { number, sponsors, tabledBy: by, tabledAt: at } = record
    const act = { kind: 'open' as const, number, parties: [...sponsors], by, at, note: '' }
    return [{ ...act, sentence: actSentence(act) }]
  })
}
