/**
 * Which entries of the register did a change between two texts. Words are followed by their origin to the proposal that
 * brought them; what is gone, moved or written with the pen is found by the words that the register says went or came.
 * What is shown is what the caller may read: without the register, only what the record tells everybody.
 */
import type { Actor } from '@cartif/negotiation'
import { isOpen, mayDo } from '@cartif/negotiation'
import type { Change } from '@cartif/redline'
import { WordsLog } from './compare-log.ts'
import type { ActKind, Entry } from './compare-log.ts'
import { actSentence } from './compare-sentences.ts'
import type { Trace } from './compare-trace.ts'
import type { ComparedSide } from './compare-sides.ts'
import type { Room } from './room.ts'
import { didLeave } from './struck-words.ts'
import type { StruckWords } from './struck-words.ts'

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

/** For each change, the acts behind it, oldest first. */
export function actsOf(
  room: Room,
  actor: Actor,
  [from, to]: readonly [ComparedSide, ComparedSide],
  { changes, traces }: { readonly changes: readonly Change[]; readonly traces: readonly Trace[] }
): readonly (readonly ChangeAct[])[] {
  const entries = entriesBetween(room, from, to).filter(({ kind }) => kind !== 'pen' || mayDo(actor, 'read-register'))
  const lookup = new Lookup(room, entries)
  return changes.map((change, index) => {
    if (change.kind === 'renumbered' || change.kind === 'reference') return []
    const trace = traces[index]!
    // What is told as still open need not be told as tabled too.
    const told = actsIn(room, lookup, trace).filter(({ kind }) => kind !== 'tabled' || to.kind !== 'accepted')
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
  const log = WordsLog.of(room)
  const ends = [from, to].map(({ revision }) => (revision === null ? Infinity : log.issuedAt(revision)))
  return log.between(Math.min(...ends), Math.max(...ends))
}

/** Entries as changes look them up: by the proposal, and by the articles whose words they are about. */
class Lookup {
  readonly ofProposal: ReadonlyMap<string, readonly Entry[]>
  private readonly ofArticle: ReadonlyMap<string, readonly Entry[]>

  constructor({ live }: Room, entries: readonly Entry[]) {
    const articles = new Map<string, string>()
    const articleOf = (text: string) => {
      const known = articles.get(text) ?? live.articleOf(text) ?? text
      articles.set(text, known)
      return known
    }
    this.ofProposal = groupBy(entries, ({ proposal }) => (proposal === undefined ? [] : [proposal]))
    this.ofArticle = groupBy(entries, ({ wordings }) => wordings.map(({ text }) => articleOf(text)))
  }

  /** In the order of the register, each once. */
  inArticles(articles: readonly string[]): readonly Entry[] {
    return inOrder(articles.flatMap((article) => this.ofArticle.get(article) ?? []))
  }

  ofProposals(proposals: ReadonlySet<string>): readonly Entry[] {
    return inOrder([...proposals].flatMap((proposal) => this.ofProposal.get(proposal) ?? []))
  }
}

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  // Of one row there may be several, in an order of their own.
  return [...new Set(entries)].toSorted((a, b) => a.place - b.place)
}

function groupBy(entries: readonly Entry[], keysOf: (entry: Entry) => readonly string[]) {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      const group = groups.get(key)
      if (group) group.push(entry)
      else groups.set(key, [entry])
    }
  }
  return groups
}

function actsIn(room: Room, lookup: Lookup, trace: Trace): readonly ChangeAct[] {
  const ofOwners = lastOfEach(lookup.ofProposals(ownersOf(room, trace.origins)))
  const byWords = lookup.inArticles(trace.articles).filter((entry) => isAboutWords(room, entry, trace))
  const isPen = trace.origins.some((origin) => origin.startsWith('pen-'))
  const pens = byWords.filter(({ kind }) => kind === 'pen')
  const decided = lastOfEach(byWords.filter(({ kind }) => isTold(kind, trace)))
  const toActs = (entries: readonly Entry[]) => entries.flatMap((entry) => toAct(room, entry))
  if (trace.isBracket) return toActs(lastOfEach([...ofOwners, ...decided]))
  if (ofOwners.length > 0) return toActs([...ofOwners, ...(isPen ? pens : [])])
  return toActs(decided.length > 0 ? thoseThatStruck(decided, trace) : pens)
}

/** Of acts on the same words those that took them out of this provision, and of these those that left this gap. */
function thoseThatStruck(entries: readonly Entry[], trace: Trace): readonly Entry[] {
  const { provisions, removed } = trace
  const here = ({ provision, words }: StruckWords) =>
    provision !== undefined &&
    provisions.includes(provision) &&
    (words.includes(removed) || removed.includes(words.trim()))
  const inProvision = entries.filter(({ struck }) => struck.some(here))
  const atGap = inProvision.filter(({ struck }) => struck.some((one) => here(one) && didLeave(one, trace)))
  return atGap.length > 0 ? atGap : inProvision.length > 0 ? inProvision : entries
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
    const key = entry.proposal ?? `row ${entry.seq}`
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
    const said = (one: string, words: string) => words !== '' && one.includes(words)
    return said(wording.removed, removed) || said(wording.inserted, inserted)
  })
}

function toAct(room: Room, { kind, proposal, actor, at, note }: Entry): readonly ChangeAct[] {
  const record = proposal === undefined ? undefined : room.live.recordOf(proposal)
  if (proposal !== undefined && !record) return []
  const act = {
    kind,
    number: record?.number ?? null,
    parties: [...(record?.sponsors ?? [])],
    by: room.nameOf(actor) ?? (actor === 'server' ? '' : actor),
    at,
    note: kind === 'tabled' || kind === 'superseded' ? '' : note
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
