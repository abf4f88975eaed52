/**
 * The laws of a negotiation, each by its name (violation.ts). Those on what a step did are checked by the step; those on
 * a state after every step where that is cheap, and everywhere when all is quiet. sabotage.test.ts shows for each that it
 * can be broken.
 */
import { isDeepStrictEqual } from 'node:util'
import { recordedArticles, recordedProposals, recordedRevisions } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { compose, composedLine, isOpen, treeOf } from '@cartif/negotiation'
import type { ComposedArticle, Negotiation } from '@cartif/negotiation'
import { areSameTexts, printComposed, replayRegister } from '@cartif/server/testing'
import { areLinesEqual, parseNotation, printNotation } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import * as Y from 'yjs'
import type { Client } from './client.ts'
import { ifTaken } from './if-taken.ts'
import { showSlowly } from './oracle.ts'
import { showComposed } from './show.ts'
import { HOSTILE } from './step.ts'
import { mustEqual, mustHold } from './violation.ts'
import type { World } from './world.ts'

/** What hostile clients write where it must not be seen. */
export const POISON = '☠'

/** 1 base: with no open proposal the composed text is the text. */
export function checkBase({ negotiation: { articles, proposals } }: LiveInstrument): void {
  const closed = proposals.map((one) => (isOpen(one) ? { ...one, status: 'rejected' as const } : one))
  for (const composed of compose({ articles, proposals: closed })) {
    const article = articles.find(({ id }) => id === composed.id)
    const isText = article !== undefined && areLinesEqual(joined(composed), article.line)
    mustHold('base', isText, () => showComposed([composed]))
  }
}

/** 2 convergence: when everything is delivered, everybody has the same text, layers and record, and sees the same. */
export function checkConvergence({ server: { room }, clients }: World): void {
  const shown = showComposed(room.live.composed)
  const recorded = showRecord(room.live)
  for (const { live, name } of clients) {
    mustEqual('convergence', `what ${name} sees`, showComposed(live.composed), shown)
    mustEqual('convergence', `the record of ${name}`, showRecord(live), recorded)
  }
}

/** 2 composition: what was read bit by bit is what a reading from the beginning gives, the slow and obvious way. */
export function checkComposition(live: LiveInstrument, who: string, isQuiet = false): void {
  live.flush()
  // What was written into an article while it was proposed is placed by comparing words until the server has anchored it
  // there; the slow way knows anchors only.
  const isComparable = (shown: string) => {
    const id = shown.split(' ')[0]!
    return isQuiet || !live.findArticle(id) || live.ownerOf(id) === undefined
  }
  const [shown, slowly] = [showComposed(live.composed), showSlowly(live.documents)].map((all) =>
    all.split('\n').filter(isComparable).join('\n')
  )
  mustEqual('composition', `what ${who} sees`, shown!, slowly!)
}

/** 3 routing: what was routed shows exactly the edit (expectation.ts says what that is), and only in the own document. */
export function checkRouting(
  what: string,
  shown: readonly string[],
  expected: readonly string[],
  written: ReadonlySet<string>,
  own: string
): void {
  mustEqual('routing', what, shown.join(' '), expected.join(' '))
  mustHold(
    'routing',
    [...written].every((name) => name === own),
    () => `${what} wrote ${[...written].join(', ')}`
  )
}

/** 4 text: the text is written by a decision being made, by the pen, or by what keeps it as agreed. */
export function checkTextWriter({ clients, memory }: World, origin: unknown): void {
  if (typeof origin === 'object' && origin !== null && 'user' in origin) {
    const writer = clients.find(({ name }) => name === origin.user)
    return mustHold('text', writer?.pen !== undefined, () => `${String(origin.user)} has written it`)
  }
  const isDecision = /^(decision|reopening)-\d+$/.test(String(origin)) && memory.isDeciding
  mustHold('text', isDecision || origin === 'lock', () => `${String(origin)} has written it`)
}

/**
 * 5 decision: accepting shows what the view with those words taken showed, rejecting and withdrawing what the view without
 * them showed; what was said to follow is what follows.
 */
export function checkDecision(before: Negotiation, after: Negotiation, id: string): void {
  mustEqual('decision', `deciding on ${id}`, ifTaken(after, undefined, after), ifTaken(before, id, after))
}

/** 5 reopening: reopening what was decided last shows what stood before. */
export function checkReopening(shown: string, before: string, id: string): void {
  mustEqual('reopening', `reopening ${id}`, shown, before)
}

/**
 * 6 attribution: everybody writes a letter of their own; none is found under another holder, pen or proposal, but for words
 * that were taken over.
 */
export function checkAttribution(
  { clients, memory, server: { room } }: World,
  articles: readonly ComposedArticle[]
): void {
  const letters = new Map(clients.flatMap((client) => client.letters.map((letter) => [letter, client] as const)))
  for (const { segments } of articles) {
    for (const { piece, inserted } of segments) {
      if (piece.type !== 'text') continue
      const owner = piece.origin ?? inserted.at(-1)?.change.id ?? ''
      if (owner === '' || owner.startsWith(`${HOSTILE}-`)) continue
      if (memory.takenOver.has(room.live.ownerOf(owner) ?? '')) continue
      for (const letter of piece.text) {
        const writer = letters.get(letter)
        if (writer)
          mustHold(
            'attribution',
            isWrittenBy(owner, writer),
            () => `${writer.name} wrote ${letter}, it stands under ${owner}`
          )
      }
    }
  }
  memory.counts.set('attribution', (memory.counts.get('attribution') ?? 0) + articles.length)
}

/** 7 notation: what is printed reads back to the same tree, without a remark but that words look like a party they are not. */
export function checkNotation(live: LiveInstrument): void {
  const tree = treeOf(live.composed, { names: true, targets: live.targets })
  const printed = printNotation(tree)
  const { issues, ...rest } = parseNotation(printed)
  const read = { ...rest, issues: issues.filter(({ code }) => code !== 'look-alike-party') }
  if (isDeepStrictEqual(read, { tree, issues: [] })) return
  mustEqual('notation', `${printed}\n${JSON.stringify(read.issues)}`, JSON.stringify(read.tree), JSON.stringify(tree))
  mustHold('notation', false, () => printed)
}

/** 8 origin: every unit of the text says where it came from: the import, a pen session or a decision that was made. */
export function checkOrigins({ memory, clients, server: { room } }: World, line: Line): void {
  const pens = new Set(clients.filter(({ pen }) => pen).map(({ name }) => `pen-${name}`))
  // What a co-sponsor wrote came in with the proposal it went into.
  const isPart = (origin: string) =>
    room.register
      .list({ kind: 'proposal-contributed', limit: 1_000_000 })
      .some(({ body }) => (body as Contributed).wording.some(({ change }) => change === origin))
  for (const { origin = '' } of line) {
    const isKnown = origin === 'import-zero-draft' || pens.has(origin) || memory.accepted.has(origin) || isPart(origin)
    mustHold('origin', isKnown, () => `${origin === '' ? 'nothing' : origin} brought ${showLine(line)}`)
  }
}

interface Contributed {
  readonly wording: readonly { readonly change: string }[]
}

/** Acknowledged: what the server has acknowledged, or shown to anybody else, is there after it was killed. */
export function checkAcknowledged({ server: { room }, clients }: World): void {
  for (const client of clients) {
    for (const { name, doc, safe } of client.channels.values()) {
      const kept = room.documents.open(name).store
      const own = Y.getState(kept, doc.clientID)
      mustHold('acknowledged', own >= safe, () => `${name} has ${own} of ${safe} that ${client.name} was promised`)
      for (const [other, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
        if (other === doc.clientID) continue
        mustHold(
          'acknowledged',
          Y.getState(kept, other) >= clock,
          () => `${client.name} has seen of ${name} what is gone`
        )
      }
    }
  }
}

/** Acknowledged: what stood before the server was killed stands after it. */
export function checkKept(before: string, after: string): void {
  mustEqual('acknowledged', 'what the server has', after, before)
}

/** Agreed: what is agreed stands as it was agreed, whoever writes, until it is opened again. */
export function checkAgreed({ memory, server: { room } }: World, articles: ReadonlySet<string>): void {
  for (const [part, { article, order, line }] of memory.agreed) {
    if (!articles.has(article)) continue
    const now = room.live.findArticle(article)
    const holds =
      now !== undefined &&
      (order === undefined ? hasPart(now.line, line) : now.order === order && areLinesEqual(now.line, line))
    mustHold('agreed', holds, () => `${part} was ${showLine(line)}, it is ${now ? showLine(now.line) : 'gone'}`)
  }
}

/** Characters: no half of a surrogate pair stands alone, and none was lost. */
export function checkCharacters(articles: readonly ComposedArticle[]): void {
  for (const { segments } of articles) {
    for (const { piece } of segments)
      if (piece.type === 'text') mustHold('characters', !HALVES.test(piece.text), () => JSON.stringify(piece.text))
  }
}

/** Register: its chain holds, and every proposal stands in it under a number of its own; what goes into another has that one's. */
export function checkRegister({ server: { room } }: World): void {
  mustHold('register', room.register.verify().intact, () => 'its chain is broken')
  room.settle()
  const isReplayed = areSameTexts(replayRegister(room), room.live.negotiation.articles)
  mustHold('register', isReplayed, () => 'replayed, it does not give the text')
  const isPart = (id: string) => room.live.recordOf(id)?.contributesTo !== undefined
  const tabled = room.live.negotiation.proposals.filter(({ id, changes }) => changes.length > 0 && !isPart(id))
  const numbers = tabled.map(({ id }) => room.live.recordOf(id)?.number)
  mustHold(
    'register',
    new Set(numbers).size === tabled.length && !numbers.includes(undefined),
    () => `numbers ${numbers.join(' ')}`
  )
  for (const one of tabled) {
    if (!isOpen(one) || one.holder === HOSTILE) continue
    const { version } = room.live.recordOf(one.id)!
    mustHold('register', version === room.version(one), () => `${one.id} is recorded in another wording`)
  }
}

/** Contained: what a hostile client sends changes nothing but its own layer, and nothing for anybody else. */
export function checkContained(before: Standing, after: Standing): void {
  mustEqual('contained', 'what others have written', after.shown, before.shown)
  mustEqual('contained', 'the documents of others', after.states, before.states)
}

/** Contained: what does not fit is shown to nobody. */
export function checkUnseen(articles: readonly ComposedArticle[]): void {
  const shown = showComposed(articles)
  mustHold('contained', !shown.includes(POISON), () => shown)
}

/** What a hostile client must leave as it is. */
export interface Standing {
  readonly shown: string
  readonly states: string
}

export function standingOf({ server: { room } }: World): Standing {
  const { articles, proposals } = room.live.negotiation
  const others = compose({ articles, proposals: proposals.filter(({ holder }) => holder !== HOSTILE) })
  const names = ['text', ...room.holders.filter((holder) => holder !== HOSTILE).map((holder) => `layer/${holder}`)]
  // The server anchors what has waited for words of the hostile delegation when they come: that is its own writing.
  const states = names.map((name) => {
    const doc = room.documents.open(name)
    const clients = [...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([client]) => client !== doc.clientID)
    return [name, clients.toSorted(([a], [b]) => a - b)]
  })
  return { shown: showComposed(others), states: JSON.stringify(states) }
}

/**
 * Undo: taking back what was just written shows what was shown before; only own words go, only what one has struck oneself
 * comes back; what was decided stays out of reach; nothing but the own document is written.
 */
export function checkUndo({ clients }: World, client: Client, undone: Undone): void {
  const { before, after, expected, written, own, mayReturn, isRedo } = undone
  const { name } = client
  if (expected !== undefined) mustEqual('undo', `${isRedo ? 'redoing' : 'undoing'} by ${name}`, after.shown, expected)
  mustEqual('undo', `what is closed, to ${name}`, after.closed, before.closed)
  mustHold(
    'undo',
    [...written].every((one) => one === own),
    () => `${name} wrote ${[...written].join(', ')}`
  )
  for (const letter of clients.flatMap((one) => (one === client ? [] : one.letters))) {
    const more = (after.letters.get(letter) ?? 0) - (before.letters.get(letter) ?? 0)
    const struck = mayReturn.get(letter) ?? 0
    mustHold('undo', more <= struck && -more <= (isRedo ? struck : 0), () => `${name}: ${letter} by ${more}`)
  }
}

export interface Undone {
  readonly before: UndoView
  readonly after: UndoView
  /** What has to be shown; undefined where too much has happened since. */
  readonly expected: string | undefined
  readonly written: ReadonlySet<string>
  readonly own: string
  /** Letters of others that were struck by the same hand. */
  readonly mayReturn: ReadonlyMap<string, number>
  readonly isRedo: boolean
}

export interface UndoView {
  readonly shown: string
  /** The words of everything that a decision has closed. */
  readonly closed: string
  readonly letters: ReadonlyMap<string, number>
}

/** Calm: no act throws, nobody honest is refused, the documents are never loaded again for a failure. */
export function checkCalm({ server, clients }: World): void {
  mustHold('calm', server.resets === 0, () => server.reports.join('; '))
  for (const { name, actor, channels } of clients) {
    if (actor.party === HOSTILE) continue
    for (const { name: document, link, denied } of channels.values()) {
      mustHold(
        'calm',
        link?.closed === undefined && denied === 0,
        () => `${name} was refused on ${document}: ${link?.closed?.reason}`
      )
    }
  }
}

/** What every client and the server ought to show, in print. */
export function printedBy(live: LiveInstrument): string {
  return printComposed(live.composed)
}

const HALVES = /\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

function isWrittenBy(owner: string, { name, holder }: Client): boolean {
  return owner.startsWith('pen-') ? owner === `pen-${name}` : owner.split('-')[0] === holder
}

function joined({ segments }: ComposedArticle): Line {
  return composedLine(segments)
}

/** Everything the record says, in an order that is the same everywhere. */
export function showRecord(live: LiveInstrument): string {
  const { record } = live.documents
  const maps = [recordedProposals(record), recordedArticles(record), recordedRevisions(record)]
  return JSON.stringify(maps.map((map) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))))
}

function hasPart(line: Line, part: Line): boolean {
  const mark = part[0]
  const index = line.findIndex((piece) => piece.type === 'mark' && mark?.type === 'mark' && piece.id === mark.id)
  const end = line.findIndex((piece, at) => at > index && piece.type === 'mark')
  return index >= 0 && areLinesEqual(line.slice(index, end < 0 ? undefined : end), part)
}

function showLine(line: Line): string {
  return JSON.stringify(line)
}
