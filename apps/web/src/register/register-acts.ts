/** The acts of the register as sentences. The register keeps kinds and figures; the words of the page are here. */

import { formatDate } from '../shared/api.ts'
import { sayResult } from '../room/call-result.ts'
import type { CallAnswer } from '../room/call-result.ts'

interface WordingInRow {
  readonly kind: string
  readonly removed: string
  readonly inserted: string
}

export interface RegisterRow {
  readonly seq: number
  readonly kind: string
  readonly party: string | null
  readonly at: string
  /** The id of the user. */
  readonly actor: string
  readonly actorName: string
  /** Done in a zero round, in which what is proposed explores. */
  readonly isExploratory?: boolean
  readonly body: {
    readonly proposal?: string
    readonly number?: number
    /** Whose proposal it is. */
    readonly holder?: string
    /** The alternatives of an issue. */
    readonly numbers?: readonly number[]
    readonly stance?: string | null
    /** Where the party stood before. */
    readonly was?: string
    /** The proposals whose words it was made to. */
    readonly into?: readonly number[]
    readonly parties?: readonly string[]
    readonly symbol?: string
    readonly title?: string
    readonly status?: string
    readonly name?: string
    /** Of a working group: who chairs it; of a milestone: its day, and the one before. */
    readonly chair?: string
    readonly due?: string
    readonly wasDue?: string
    readonly wasSymbol?: string
    /** Of a focal point. */
    readonly designation?: string
    /** Under which the pen was handed over. */
    readonly pen?: string
    readonly note?: string
    readonly answer?: string | null
    /** To a call for consensus, and why the call lapsed. */
    readonly answers?: readonly CallAnswer[]
    readonly reason?: string
    /** Of assistance: who gives it. */
    readonly provider?: string
    /** Of a workshop: its day and place. */
    readonly on?: string
    readonly place?: string
    /** Of a topic of preparation. */
    readonly sharedWith?: string
    readonly outcome?: string
    readonly silent?: readonly string[]
    /** Of a comment. */
    readonly text?: string
    readonly wording?: readonly WordingInRow[]
    /** Of a commitment: what it says, and of a schedule how many. */
    readonly says?: string
    readonly commitments?: readonly unknown[]
    readonly count?: number
    /** Of another agreement, and what the article does with it. */
    readonly provision?: string
    readonly relation?: string | null
    /** What the pen took out and put in. */
    readonly removed?: string
    readonly inserted?: string
  }
}

const CALL_ANSWERS: Readonly<Record<string, string>> = {
  join: 'joined',
  reserve: 'reserved on',
  object: 'objected to'
}

/** Positions that stand in the way until they are lifted. */
const RESERVATIONS: ReadonlySet<string> = new Set(['reserve', 'reserve-pending', 'scrutiny'])

const ACTS: Readonly<Record<string, (body: RegisterRow['body']) => string>> = {
  'text-imported': () => 'entered the zero draft',
  'proposal-tabled': ({ number }) => `tabled proposal no. ${number}`,
  'proposal-worded': ({ number }) => `went on with the wording of proposal no. ${number}`,
  'proposal-emptied': ({ number }) => `took every word out of proposal no. ${number}; it is withdrawn`,
  'proposal-accept': ({ number, into, pen }) =>
    pen
      ? `put the words of proposal no. ${number} into the text with the pen`
      : into
        ? `accepted proposal no. ${number} into the words of no. ${into.join(', ')}`
        : `accepted proposal no. ${number}`,
  'proposal-contributed': ({ number }) => `wrote in proposal no. ${number}`,
  'proposal-taken-over': ({ number }) => `took over proposal no. ${number}, which was withdrawn`,
  'pen-shared': ({ number, parties = [] }) =>
    parties.length > 0
      ? `lets ${parties.map((party) => party.toUpperCase()).join(', ')} write in proposal no. ${number}`
      : `writes in proposal no. ${number} alone again`,
  'pen-handed': ({ name, parties = [] }) =>
    `handed the pen in ${name} to ${parties.map((party) => party.toUpperCase()).join(', ')}`,
  'pen-ended': ({ name }) => `took the pen in ${name} back`,
  'pen-seen': ({ name }) => `noted that the room has seen what the pen did in ${name}`,
  'pen-taken-back': ({ name, numbers }) => `took what the pen did in ${name} out of the text: ${sayNumbers(numbers)}`,
  'issue-retained': ({ numbers }) => `kept the text as it stands and rejected ${sayNumbers(numbers)}`,
  'issue-kept': ({ numbers }) => `kept ${sayNumbers(numbers)} in brackets`,
  'issue-parked': ({ numbers }) => `parked ${sayNumbers(numbers)}`,
  'issue-resumed': ({ numbers }) => `took up ${sayNumbers(numbers)} again`,
  'proposal-reject': ({ number }) => `rejected proposal no. ${number}`,
  'proposal-withdraw': ({ number }) => `withdrew proposal no. ${number}`,
  'proposal-reopen': ({ number }) => `reopened the decision on proposal no. ${number}`,
  'proposal-restored': ({ number }) => `brought back proposal no. ${number}`,
  'proposal-lapsed': ({ number }) => `proposal no. ${number} lapsed with what it amended`,
  'position-taken': ({ number, stance, was = '' }) =>
    RESERVATIONS.has(was) && !RESERVATIONS.has(stance ?? '')
      ? `lifted the reservation on proposal no. ${number}${stance ? ` and took the position “${stance.replaceAll('-', ' ')}”` : ''}`
      : stance
        ? `took the position “${stance.replaceAll('-', ' ')}” on proposal no. ${number}`
        : `took back the position on proposal no. ${number}`,
  'standing-taken': ({ name, stance }) =>
    stance
      ? `took the position “${stance.replaceAll('-', ' ')}” on the text of ${name} as it stands`
      : `took back the position on the text of ${name} as it stands`,
  'late-words-proposed': ({ number }) => `proposed what was typed into no. ${number} after it was closed`,
  'late-words-dropped': ({ number }) => `dropped what was typed into no. ${number} after it was closed`,
  'text-edited': ({ name }) => `edited ${name || 'the text'} with the pen`,
  'text-found': () =>
    'found words in the text that the register did not have yet; they were written before the server stopped',
  'pen-reverted': ({ name }) => `edited ${name || 'the text'}, which is agreed, with the pen; it was put back`,
  'article-status': ({ name, status }) =>
    status === 'open'
      ? `opened ${name || 'an article'} again`
      : `marked ${name || 'an article'} ${status?.replaceAll('-', ' ')}`,
  'consensus-called': ({ name }) => `called for consensus on ${name}`,
  'consensus-answered': ({ name, answer }) =>
    answer ? `${CALL_ANSWERS[answer] ?? answer} the consensus on ${name}` : `took back the answer on ${name}`,
  'consensus-closed': ({ name, ...result }) =>
    result.outcome === 'lapsed'
      ? `the call on ${name} lapsed: ${sayResult(result)}`
      : `closed the call on ${name}: ${sayResult(result)}`,
  'comment-made': ({ name, text }) => `commented on ${name}: “${text}”`,
  'comment-resolved': ({ name }) => `marked a comment on ${name} as dealt with`,
  'comment-reopened': ({ name }) => `opened a comment on ${name} again`,
  'schedule-shared': ({ commitments = [] }) =>
    `shared its schedule of commitments, with ${commitments.length} statements`,
  'commitment-changed': ({ name, says, was }) => `changed its commitment on ${name} from “${was}” to “${says}”`,
  'provision-mapped': ({ name, provision, relation }) =>
    relation
      ? `recorded how ${name} relates to other agreements: ${relation.replaceAll('-', ' ')}${relation === 'no-counterpart' ? '' : ` ${provision}`}`
      : `took ${provision} out of what ${name} is mapped to`,
  'mapping-entered': ({ count }) => `entered how the articles relate to other agreements, ${count} entries`,
  'risk-entered': ({ title }) => `entered the risk “${title}”`,
  'risk-changed': ({ title }) => `changed what is said of the risk “${title}”`,
  'risk-closed': ({ title }) => `closed the risk “${title}”`,
  'publication-drafted': ({ title }) => `drafted for the public: “${title}”`,
  'publication-approved': ({ title }) => `approved for the public: “${title}”`,
  'publication-published': ({ title }) => `published “${title}”`,
  'publication-withdrawn': ({ title }) => `withdrew “${title}” from the public page`,
  'table-imported': ({ name, count }) => `took ${count} rows into the table “${name}” from a file`,
  'consultation-shared': ({ name, sharedWith }) =>
    `shared its preparation on “${name}” with the working group${sharedWith === 'all' ? ' and its observers' : ''}`,
  'consultation-withdrawn': ({ name }) => `withdrew what it had shared of its preparation on “${name}”`,
  'assistance-requested': ({ name }) => `asked for assistance, ${name}`,
  'assistance-changed': ({ name }) => `changed its request for assistance, ${name}`,
  'assistance-offer-made': ({ provider, name }) => `noted an offer of ${provider} to whoever asks: “${name}”`,
  'assistance-offered': ({ provider, name, holder }) =>
    `noted an offer of ${provider} to ${holder?.toUpperCase()}, ${name}`,
  'assistance-declined': ({ provider, name }) => `declined the offer of ${provider}, ${name}`,
  'assistance-accepted': ({ provider, name }) => `accepted the offer of ${provider}, ${name}`,
  'assistance-started': ({ name, holder }) =>
    `noted that the assistance of ${holder?.toUpperCase()} is under way, ${name}`,
  'assistance-delivered': ({ name, holder }) =>
    `noted that the assistance of ${holder?.toUpperCase()} was delivered, ${name}`,
  'assistance-withdrawn': ({ name }) => `withdrew its request for assistance, ${name}`,
  'assistance-offer-withdrawn': ({ provider, name }) => `withdrew the offer of ${provider}: “${name}”`,
  'workshop-announced': ({ title, on, place }) => `announced “${title}”, ${on}${place ? `, ${place}` : ''}`,
  'workshop-changed': ({ title, on, place }) => `changed “${title}”, now ${on}${place ? `, ${place}` : ''}`,
  'workshop-attended': ({ title, parties = [] }) =>
    `noted who came to “${title}”: ${parties.map((party) => party.toUpperCase()).join(', ') || 'nobody'}`,
  'briefing-issued': ({ title }) => `issued “${title}”`,
  'group-created': ({ chair, parties = [] }) =>
    `created the working group, chaired by ${chair}, with ${parties.map((party) => party.toUpperCase()).join(', ')}`,
  'group-changed': ({ name, was }) =>
    was ? `renamed the group from “${was}” to “${name}”` : 'changed the mandate or the modalities of the group',
  'group-closed': () => 'completed the work of the group',
  'group-reopened': () => 'took up the work of the group again',
  'instrument-created': ({ title, symbol }) => `put “${title}”, ${symbol}, on the table`,
  'instrument-renamed': ({ title, symbol, was, wasSymbol }) =>
    `renamed “${was}”, ${wasSymbol}, to “${title}”, ${symbol}`,
  'milestone-planned': ({ title, due }) => `planned “${title}” by ${sayDay(due)}`,
  'milestone-changed': ({ title, due, was, wasDue }) =>
    was === title
      ? `planned “${title}” by ${sayDay(due)} instead of ${sayDay(wasDue)}`
      : `planned “${title}” by ${sayDay(due)} instead of “${was}”`,
  'milestone-met': ({ title }) => `noted that “${title}” is met`,
  'milestone-unmet': ({ title }) => `noted that “${title}” is not met after all`,
  'milestone-dropped': ({ title }) => `took “${title}” out of the work plan`,
  'focal-point-designated': ({ name, designation }) =>
    designation ? `entered how ${name} was designated: ${designation}` : `took out how ${name} was designated`,
  'party-status-set': ({ name, status }) =>
    `entered the standing of ${name} in the WTO: ${status === 'none' ? 'neither member nor acceding' : status}`,
  'phase-planned': ({ title }) => `planned the phase “${title}”`,
  'phase-changed': ({ title }) => `changed the phase “${title}”`,
  'zero-round-opened': ({ title }) => `opened “${title}”: everything in it is without prejudice`,
  'zero-round-closed': ({ title }) => `closed “${title}” with its list of convergences and divergences`,
  'meeting-planned': ({ title }) => `planned the meeting “${title}”`,
  'meeting-changed': ({ title }) => `changed the plan of the meeting “${title}”`,
  'meeting-cancelled': ({ title }) => `cancelled the meeting “${title}”`,
  'attendance-recorded': ({ title }) => `recorded who was at “${title}”`,
  'outcome-recorded': ({ title }) => `recorded the outcome of “${title}”`,
  'follow-up-done': ({ title, text }) => `marked a follow-up of “${title}” as done: ${text}`,
  'follow-up-reopened': ({ title, text }) => `marked a follow-up of “${title}” as not done: ${text}`,
  'revision-issued': ({ symbol, title }) => `issued ${symbol}${title ? `, “${title}”` : ''}`
}

/** What was done, without who did it. */
export function sayAct(row: RegisterRow): string {
  const words = sayPlainly(row)
  return row.isExploratory ? words.replace(/\bproposal(s?) no\./g, 'exploration$1 no.') : words
}

function sayPlainly({ kind, body, party }: RegisterRow): string {
  if (kind === 'proposal-worded' && !party)
    return `proposal no. ${body.number} reads otherwise, with the words around it`
  return ACTS[kind]?.(body) ?? kind.replaceAll('-', ' ')
}

/** How long somebody is taken to be at the same wording (milliseconds). */
const SITTING = 15 * 60_000

/**
 * The rows as one reads them, oldest first: what a party tabled and went on wording, with no other act on it in between, is
 * one row with the words it came to.
 */
export function foldWordings(all: readonly RegisterRow[]): readonly RegisterRow[] {
  // What an act did to the text, letter by letter, is for those who replay the register.
  const rows = all.filter(({ kind }) => kind !== 'text-changed')
  const folded: RegisterRow[] = []
  const open = new Map<string, number>()
  for (const row of rows) {
    const { proposal } = row.body
    const at = proposal === undefined ? undefined : open.get(proposal)
    const before = at === undefined ? undefined : folded[at]!
    if (before && row.kind === 'proposal-worded' && isSameSitting(before, row)) {
      folded[at!] = { ...before, body: { ...before.body, wording: row.body.wording ?? [] } }
      continue
    }
    if (proposal !== undefined) open.set(proposal, folded.length)
    folded.push(row)
  }
  return folded
}

function isSameSitting(before: RegisterRow, row: RegisterRow): boolean {
  const isWording = before.kind === 'proposal-tabled' || before.kind === 'proposal-worded'
  return isWording && before.party === row.party && Date.parse(row.at) - Date.parse(before.at) < SITTING
}

/** "30 November 2026" */
function sayDay(day: string | undefined): string {
  return day ? formatDate(day) : 'a day'
}

/** "proposals no. 3, 4" */
function sayNumbers(numbers: readonly number[] = []): string {
  return numbers.length === 1 ? `proposal no. ${numbers[0]}` : `proposals no. ${numbers.join(', ')}`
}

/** Only where the words themselves were the act; a position repeats words that stand a few rows below. */
export function wordsOfAct({ kind, body }: RegisterRow): readonly WordingInRow[] {
  if (kind === 'text-edited') return [{ kind: 'splice', removed: body.removed ?? '', inserted: body.inserted ?? '' }]
  return /^(proposal|late-words)-/.test(kind) ? (body.wording ?? []) : []
}

/** Whether a row says what a party, an office or the given words ask for. */
export function matchesAct(row: RegisterRow, wanted: string): boolean {
  const words = wordsOfAct(row).map(({ removed, inserted }) => `${removed} ${inserted}`)
  const text = [row.party ?? '', row.actorName, sayAct(row), row.body.note ?? '', ...words].join(' ')
  return text.toLowerCase().includes(wanted.toLowerCase())
}

/** What was done, day by day and act by act, the words with it: plain text for a letter. */
export function digestOf(title: string, rows: readonly RegisterRow[]): string {
  const days = new Map<string, string[]>()
  for (const row of rows) {
    const day = formatDate(row.at)
    const words = wordsOfAct(row).map(sayWords).filter(Boolean).join('; ')
    const note = row.body.note ? ` (${row.body.note})` : ''
    const line = `- ${row.actorName} ${sayAct(row)}${words ? `: ${words}` : ''}${note}`
    days.set(day, [...(days.get(day) ?? []), line])
  }
  return [title, ...[...days].map(([day, lines]) => [day, ...lines].join('\n'))].join('\n\n')
}

/** "strike “shall”, insert “should”" */
function sayWords({ removed, inserted }: WordingInRow): string {
  const [out, into] = [removed.trim(), inserted.trim()]
  return [out && `strike “${out}”`, into && `insert “${into}”`].filter(Boolean).join(', ')
}
