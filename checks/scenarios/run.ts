/**
 * Carries out a scenario on the real pieces and compares. Whatever the scenario, everybody sees the same in the end, the
 * composed text is what a reading from the beginning gives, every word of the text is traced, and the register holds.
 */
import { composeAll } from '@cartif/live'
import { viewOf } from '@cartif/negotiation'
import type { ComposedArticle, Stance } from '@cartif/negotiation'
import {
  Problem,
  decide,
  issueRevision,
  printComposed,
  propose,
  reopenDecision,
  setStatus,
  takeOver,
  takePosition
} from '@cartif/server/testing'
import { EMPTY_LINE, lineWords, textLine } from '@cartif/treaty-text'
import { expect } from 'vitest'
import { Refusal } from './person.ts'
import type { Person } from './person.ts'
import type { Act, Numbered, Scenario } from './scenario.ts'
import { Table } from './table.ts'

export function runScenario(scenario: Scenario): void {
  const short = shortFormOf(scenario.before)
  const table = new Table(short.expand(scenario.before))
  const clientIds = table.clientIds()
  const run: Run = { table, short, follows: [] }
  try {
    expect(short.print(table.room.live.composed), 'before').toBe(dedent(scenario.before))
    for (const [who] of scenario.acts.map(actOf)) if (who !== 'the server') table.person(who)
    for (const act of scenario.acts) carryOut(run, act)
    for (const person of table.everybody()) if (!person.isOnline) person.comeBack()
    table.room.settle()
    checkOutcome(run, scenario)
    checkLaws(run)
    if (!isRestarted(scenario)) expect(table.clientIds(), 'the server’s client ids').toEqual(clientIds)
  } finally {
    table.clear()
  }
}

interface Run {
  readonly table: Table
  readonly short: ShortForm
  /** What decisions did to other proposals. */
  readonly follows: string[]
}

function isRestarted({ acts }: Scenario): boolean {
  return acts.some((act) => actOf(act)[0] === 'the server')
}

type Plain = Exclude<Act, { refused: string }>

function actOf(act: Act): Plain {
  return 'refused' in act ? actOf(act.act) : act
}

function carryOut(run: Run, act: Act): void {
  if (!('refused' in act)) return carryOutOne(run, act)
  let code: string | undefined
  try {
    carryOut(run, act.act)
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof Refusal)) throw error
    code = error.code
  }
  expect(code, `${actOf(act.act).join(' ')} is refused`).toBe(act.refused)
}

function carryOutOne(run: Run, act: Plain): void {
  const { table } = run
  if (act[0] === 'the server') return act[1] === 'restarts' ? table.restart() : table.kill()
  const person = table.person(act[0])
  switch (act[1]) {
    case 'types':
      return person.edit(pointOf(person, act[3], act[4]), textLine(act[2]))
    case 'strikes':
      return person.edit(person.find(act[2]), EMPTY_LINE)
    case 'replaces':
      return person.edit(person.find(act[2]), textLine(act[4]))
    case 'splits':
      return person.edit(pointOf(person, act[2], act[3]), person.mark('paragraph'))
    case 'joins':
      return person.edit(markBefore(person, act[2]), EMPTY_LINE)
    case 'indents':
      return person.edit(markBefore(person, act[2]), person.mark('sub-paragraph'))
    case 'backspaces':
      return person.backspace(person.find(act[4]), act[2])
    case 'brackets':
      return bracket(person, act[2])
    case 'replaces everywhere':
      return replaceEverywhere(person, act[2], act[4])
    case 'adds':
    case 'deletes':
    case 'moves':
      return void propose(table.room, person.actor, { changes: [articleChange(act)], rationale: '' })
    case 'pens':
      return person.pen(pointOf(person, act[3], act[4]), act[2])
    case 'pens out':
      return person.pen(person.find(act[2]), '')
    case 'reads':
      return void person.seen.set(act[2], person.versionOf(table.idOf(act[2])))
    case 'accepts':
    case 'rejects':
    case 'withdraws':
      return decideOn(run, person, act[1], act[2])
    case 'reopens':
      return void reopenDecision(table.room, person.actor, table.idOf(act[2]), undefined)
    case 'takes over':
      return void takeOver(table.room, person.actor, table.idOf(act[2]))
    case 'takes':
      return takePosition(table.room, person.actor, table.idOf(act[4]), act[2] as Stance)
    case 'agrees':
    case 'opens again':
      return void setStatus(
        table.room,
        person.actor,
        person.findArticle(act[2]),
        act[1] === 'agrees' ? 'agreed' : 'open'
      )
    case 'issues a revision':
      return void issueRevision(table.room, person.actor, { title: 'As negotiated', note: '' })
    case 'goes offline':
      return person.goOffline()
    case 'comes back':
      return person.comeBack()
    case 'sends everything again':
      return person.sendAgain()
    case 'undoes':
      return person.undo()
    case 'redoes':
      return person.redo()
    case 'sees':
      return expect(run.short.print(person.live.composed), `${act[0]} sees`).toBe(dedent(act[2]))
  }
}

function pointOf(person: Person, side: 'after' | 'before', quote: string) {
  const { article, from, to } = person.find(quote)
  const at = side === 'after' ? to : from
  return { article, from: at, to: at }
}

/** The mark of the provision that begins with the words. */
function markBefore(person: Person, quote: string) {
  const { article, from } = person.find(`\n${quote}`)
  return { article, from, to: from + 1 }
}

function bracket(person: Person, quote: string): void {
  const { article, from, to } = person.find(quote)
  const { offset } = segmentAt(article, from)
  person.mustWrite().propose([{ kind: 'bracket', in: article.id, from: offset, to: offset + to - from }])
}

function replaceEverywhere(person: Person, quote: string, words: string): void {
  const changes = person.findAll(quote).map(({ article, from, to }) => {
    const { offset, text } = segmentAt(article, from)
    const end = offset + to - from
    return { kind: 'splice' as const, in: text, from: offset, to: end, at: end, place: 'a0', line: textLine(words) }
  })
  person.mustWrite().propose(changes)
}

/** The text in which a composed unit lives, and where in it. */
function segmentAt({ segments }: ComposedArticle, position: number): { text: string; offset: number } {
  let at = 0
  for (const { piece, text, offset } of segments) {
    const length = piece.type === 'text' ? piece.text.length : 1
    if (position < at + length) return { text, offset: offset + position - at }
    at += length
  }
  throw new RangeError(`no unit ${position}`)
}

function articleChange(act: Plain & { readonly 1: 'adds' | 'deletes' | 'moves' }) {
  if (act[1] === 'adds') return { newArticle: { notation: act[2], after: act[4] } }
  if (act[1] === 'deletes') return { deleteArticle: act[2] }
  return { moveArticle: { article: act[2], after: act[4] } }
}

function decideOn(
  { table, follows }: Run,
  person: Person,
  verb: 'accepts' | 'rejects' | 'withdraws',
  name: Numbered
): void {
  const id = table.idOf(name)
  const outcome = verb.slice(0, -1) as 'accept' | 'reject' | 'withdraw'
  const seen = person.seen.get(name) ?? person.versionOf(id)
  const { consequences } = decide(table.room, person.actor, id, { outcome, seen })
  follows.push(...consequences.map(({ number, effect }) => `#${number} ${effect}`))
}

function checkOutcome({ table, short, follows }: Run, scenario: Scenario): void {
  const { room } = table
  const { negotiation, composed } = room.live
  expect(short.print(composed), 'after').toBe(dedent(scenario.after))
  if (scenario.base !== undefined) expect(short.print(viewOf(negotiation, 'base')), 'base').toBe(dedent(scenario.base))
  if (scenario.accepted !== undefined)
    expect(short.print(viewOf(negotiation, 'accepted')), 'if accepted').toBe(dedent(scenario.accepted))
  if (scenario.follows) expect(follows, 'what follows').toEqual(scenario.follows)
  for (const [name, status] of Object.entries(scenario.statuses ?? {}) as [Numbered, string][])
    expect(room.live.recordOf(table.idOf(name))?.status, name).toBe(status)
  for (const [name, words] of Object.entries(scenario.waiting ?? {}) as [Numbered, string][])
    expect(wordsOf(table, name), `waiting in ${name}`).toBe(words)
  const positions = positionsIn(table)
  if (scenario.positions) expect(positions.map(({ name, stance }) => `${name} ${stance}`)).toEqual(scenario.positions)
  const stale = positions.filter(({ isStale }) => isStale).map(({ name }) => name)
  if (scenario.stale) expect(stale, 'on an earlier wording').toEqual(scenario.stale)
}

/** The words of a proposal as they lie in its layer, open or not. */
function wordsOf(table: Table, name: Numbered): string {
  const changes = table.room.live.findLayerProposal(table.idOf(name))?.changes ?? []
  return changes.map((change) => ('line' in change ? lineWords(change.line) : '')).join('|')
}

function positionsIn({ room }: Table) {
  return room.live.negotiation.proposals.flatMap(({ id }) => {
    const { number, positions, version } = room.mustFindRecord(id)
    return positions.map((one) => ({
      name: `#${number} ${one.party.toUpperCase()}`,
      stance: one.stance,
      isStale: one.version !== version
    }))
  })
}

function checkLaws({ table }: Run): void {
  const { live, register } = table.room
  const shown = printComposed(live.composed)
  expect(printComposed(composeAll(live.documents)), 'read from the beginning').toBe(shown)
  for (const { actor, live: theirs } of table.everybody())
    expect(printComposed(theirs.composed), `what ${actor.name} sees`).toBe(shown)
  for (const { line } of live.negotiation.articles)
    for (const piece of line) expect(piece.origin, `origin of ${JSON.stringify(piece)}`).toBeDefined()
  expect(register.verify().intact).toBe(true)
}

interface ShortForm {
  expand(notation: string): string
  print(articles: readonly ComposedArticle[]): string
}

/** A text of one article, or of one provision, is written without the heading, or heading and number. */
function shortFormOf(before: string): ShortForm {
  const text = dedent(before)
  const isWhole = /^(\[[A-Z]{3}: )?(Article|Annex|Chapter|Preamble|\* \* \*)/m.test(text)
  const prefix = isWhole ? '' : /^1\. {2}/.test(text) ? 'Article 1\n' : 'Article 1\n1.  '
  return {
    expand: (notation) => prefix + dedent(notation),
    print: (articles) => {
      const printed = printComposed(articles).trimEnd()
      return printed.startsWith(prefix) ? printed.slice(prefix.length) : printed
    }
  }
}

/** Without the white space that a template in code begins and ends with. */
function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return lines.map((line) => line.slice(indent)).join('\n')
}
