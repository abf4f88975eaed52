/**
 * What can stand on either side of a comparison: a revision, the text as it stands, the text as if proposals were accepted
 * (all that are open, one of them, or the own draft), and a file that the caller brought along.
 */
import { LiveInstrument, DRAFT, inOrderOfPlace } from '@cartif/live'
import { accept, compose, composedLine, isOpen, viewOf } from '@cartif/negotiation'
import type { Actor, Negotiation } from '@cartif/negotiation'
import { lineLength, lineWords, normalizeLine } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'
import { bracketedArticles } from './compare-brackets.ts'
import type { ComparedFiles } from './compare-files.ts'
import type { PrintedText, Reading } from './compare-readings.ts'
import { mustBeHolder } from './drafts.ts'
import { printComposed } from './print.ts'
import { mustFindIssued, mustFindRevision } from './revisions.ts'
import type { Room } from './room.ts'
import { printOptions, printText, showText } from './text-views.ts'
import { textVersion } from './text-version.ts'

/** `words`: the text without what is only proposed; `brackets`: with everything open in it, brackets as words. */
export type ComparedView = 'words' | 'brackets'

export interface ComparedSide {
  readonly kind: 'revision' | 'live' | 'accepted' | 'draft' | 'file'
  /** As it is asked for: "2", "live:accepted". */
  readonly name: string
  /** As it is called: a symbol, "live", the name of a file. */
  readonly symbol: string
  readonly title: string
  /** Of a revision, ISO 8601. */
  readonly issuedAt: string | null
  /** The number of the revision. */
  readonly revision: number | null
  /** The same for the same words alone; absent for a draft, of which nothing is kept. */
  readonly words?: string
  /** How it is read where a file reads so, in words. */
  readonly reading?: string
  /** Reads the text. */
  articles(): readonly Article[]
  /** The same as it is printed; a file is what it is. */
  readonly print?: (reading: Reading) => PrintedText
}

export interface Asked {
  readonly room: Room
  readonly actor: Actor
  readonly files: ComparedFiles
  readonly view: ComparedView
}

export function readSide(asked: Asked, name: string): ComparedSide {
  if (name === 'live' || name.startsWith('live:')) return liveSide(asked, name)
  if (name === 'draft') return draftSide(asked)
  if (name.startsWith('file:')) return fileSide(asked, name)
  return revisionSide(asked, name)
}

function revisionSide({ room, view }: Asked, which: string): ComparedSide {
  const { number, symbol, title, issuedAt } = mustFindIssued(room, which)
  const name = String(number)
  const articles = () => shown(mustFindRevision(room, name).negotiation, view)
  const words = `${room.info.id} revision ${name}`
  const print = (reading: Reading) => printed(room, reading, name)
  return { kind: 'revision', name, symbol, title, issuedAt, revision: number, words, articles, print }
}

function liveSide({ room, view }: Asked, name: string): ComparedSide {
  const side = { name, issuedAt: null, revision: null, words: `${room.info.id} ${textVersion(room)} ${name}` }
  if (name === 'live') {
    const articles = () => shown(room.live.negotiation, view)
    const print = (reading: Reading) => printed(room, reading)
    return { ...side, kind: 'live', symbol: 'live', title: 'The text as it stands', articles, print }
  }
  const [, act, which] = name.split(':')
  if (act !== 'accepted') throw new Problem('invalid-request', `There is no side ${name} to compare.`)
  if (which === undefined) {
    const title = 'If everything open were accepted'
    const articles = () => asAccepted(room.live.negotiation)
    const print = () => printed(room, { view: 'accepted', names: true })
    return { ...side, kind: 'accepted', symbol: 'live, all accepted', title, articles, print }
  }
  const { id, number } = mustFindOpen(room, which)
  const accepted = () => accept(room.live.negotiation, id).negotiation
  const articles = () => shown(accepted(), view)
  const print = (reading: Reading) => printedFrom(room, reading, accepted())
  const title = `If no. ${number} were accepted`
  return { ...side, kind: 'accepted', symbol: `live, no. ${number} accepted`, title, articles, print }
}

/** By its id or its number. */
function mustFindOpen({ live }: Room, which: string): { readonly id: string; readonly number: number } {
  for (const proposal of live.proposals) {
    const record = live.recordOf(proposal.id)
    if (!record || (proposal.id !== which && String(record.number) !== which)) continue
    if (!isOpen(proposal)) throw new Problem('proposal-not-open', undefined, { status: proposal.status })
    return { id: proposal.id, number: record.number }
  }
  throw new Problem('not-found', `There is no proposal ${which}.`)
}

/** The own draft as if it were tabled and accepted; what amends words that are only proposed shows with their brackets. */
function draftSide({ room, actor, view }: Asked): ComparedSide {
  const holder = mustBeHolder(actor)
  room.documents.flush()
  const { text, record, layers } = room.live.documents
  const drafted = new LiveInstrument({
    text,
    record,
    layers: new Map([...layers, [DRAFT, room.documents.open(`draft/${holder}`)]])
  })
  try {
    const negotiation = withDraft(drafted)
    const articles = shown(negotiation, view)
    return {
      kind: 'draft',
      name: 'draft',
      symbol: 'our draft',
      title: 'Our draft, as if it were tabled and accepted',
      issuedAt: null,
      revision: null,
      articles: () => articles,
      print: (reading) => printedFrom(room, reading, negotiation)
    }
  } finally {
    drafted.destroy()
  }
}

function withDraft({ proposals, negotiation }: LiveInstrument): Negotiation {
  const own = proposals.filter(({ holder, changes }) => holder === DRAFT && changes.length > 0)
  return inOrderOfPlace(own).reduce((state, { id }) => {
    const found = state.proposals.find((one) => one.id === id)
    return found && isOpen(found) ? accept(state, id).negotiation : state
  }, negotiation)
}

function fileSide({ room, actor, files }: Asked, name: string): ComparedSide {
  const found = files.find(actor.user, room.info.id, room.now(), name.slice('file:'.length))
  if (!found) throw new Problem('not-found', 'The file is not here, or not any more: bring it again.')
  const title = 'A file for comparison'
  const { articles } = found
  return {
    kind: 'file',
    name,
    symbol: found.name,
    title,
    issuedAt: null,
    revision: null,
    words: name,
    articles: () => articles
  }
}

/** As the room exports it. */
function printed(room: Room, { view, names }: Reading, revision?: string): PrintedText {
  const query = { view, names, revision, numbering: 'live' } as const
  return { composed: showText(room, query), notation: printText(room, query) }
}

/** The same of a text that nobody but the caller has. */
function printedFrom(room: Room, { view, names }: Reading, negotiation: Negotiation): PrintedText {
  const composed = viewOf(negotiation, view)
  return { composed, notation: printComposed(composed, printOptions(room, { view, names, numbering: 'live' })) }
}

function shown(negotiation: Negotiation, view: ComparedView): readonly Article[] {
  return view === 'words' ? negotiation.articles : bracketedArticles(compose(negotiation))
}

function asAccepted(negotiation: Negotiation): readonly Article[] {
  return viewOf(negotiation, 'accepted').map(({ id, kind, order, segments }) => {
    return { id, kind, order, line: normalizeLine(composedLine(segments)) }
  })
}

/** Of both sides together. */
export const MOST_WORDS = 400_000

/** Refuses what would take too long. */
export function checkLength(...texts: readonly (readonly Article[])[]): void {
  // A word has a letter, and a space before the next.
  if (lettersIn(...texts) < MOST_WORDS) return
  const words = texts.reduce((sum, articles) => sum + countWords(articles), 0)
  if (words <= MOST_WORDS) return
  const detail = `Together they have ${words} words; up to ${MOST_WORDS} are compared.`
  throw new Problem('too-long-to-compare', detail, { words, limit: MOST_WORDS })
}

/** How long texts are, marks and references counted as letters. */
export function lettersIn(...texts: readonly (readonly Article[])[]): number {
  return texts.reduce((sum, articles) => sum + articles.reduce((all, { line }) => all + lineLength(line), 0), 0)
}

function countWords(articles: readonly Article[]): number {
  let count = 0
  for (const { line } of articles) for (const _ of lineWords(line).matchAll(/\S+/g)) count++
  return count
}
