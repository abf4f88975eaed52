/** What became of a proposal between two revisions, or what else was done, as the drafting history tells it. */
import { nameOf } from '@cartif/negotiation'
import type { RegisterRow } from '../storage/register.ts'
import { dayOf } from './compare-sentences.ts'
import type { Room } from './room.ts'

export interface Story {
  /** “No. 7, KAZ” */
  readonly head: string
  readonly lines: readonly string[]
}

interface Body {
  readonly proposal?: string
  readonly number?: number
  readonly holder?: string
  readonly wording?: readonly { readonly kind: string; readonly removed: string; readonly inserted: string }[]
  readonly rationale?: string
  readonly stance?: string | null
  readonly note?: string
  readonly removed?: string
  readonly inserted?: string
  readonly name?: string
  readonly status?: string
  readonly effect?: string
  readonly numbers?: readonly number[]
}

/** Rows in the order of the register; each proposal is told once, where it first comes up. */
export function storiesOf(room: Room, rows: readonly RegisterRow[]): readonly Story[] {
  const byProposal = new Map<string, RegisterRow[]>()
  const order: (string | RegisterRow)[] = []
  for (const row of rows) {
    const { proposal } = row.body as Body
    if (proposal === undefined || row.kind === 'issue-retained') {
      order.push(row)
      continue
    }
    const own = byProposal.get(proposal)
    if (own) own.push(row)
    else {
      byProposal.set(proposal, [row])
      order.push(proposal)
    }
  }
  return order.flatMap((one) =>
    typeof one === 'string' ? proposalStory(room, one, byProposal.get(one)!) : (otherStory(room, one) ?? [])
  )
}

function proposalStory(room: Room, proposal: string, rows: readonly RegisterRow[]): readonly Story[] {
  const record = room.live.recordOf(proposal)
  const { number = record?.number, holder = record?.holder ?? '' } = rows[0]!.body as Body
  const parties = [...new Set([holder, ...(record?.sponsors ?? [])])].filter(Boolean).map(nameOf)
  const lines = [...wordingLines(rows), ...positionLines(rows), ...rows.flatMap((row) => outcomeLine(room, row) ?? [])]
  return lines.length === 0 ? [] : [{ head: `No. ${number}, ${parties.join(', ')}`, lines }]
}

/** As it was when it was last put into words here. */
function wordingLines(rows: readonly RegisterRow[]): readonly string[] {
  const { wording = [] } = (rows.findLast(({ body }) => (body as Body).wording?.length)?.body ?? {}) as Body
  const tabled = rows.find(({ kind }) => kind === 'proposal-tabled')
  const said = wording.map(({ kind, removed, inserted }) => actOn(kind, removed.trim(), inserted.trim()))
  const { rationale } = (tabled?.body ?? {}) as Body
  return [
    `${tabled ? `${dayOf(tabled.at)}: proposed to` : 'Proposed earlier, to'} ${said.join('; ') || 'change it'}.`,
    ...(rationale ? [`Reason given: ${rationale}`] : [])
  ]
}

function actOn(kind: string, removed: string, inserted: string): string {
  if (kind === 'bracket') return `put “${removed}” in brackets`
  if (kind === 'delete-article') return 'delete the article'
  if (kind === 'move-article') return 'move the article'
  if (kind === 'insert-article') return `add the article “${inserted}”`
  if (removed === '') return `insert “${inserted}”`
  return inserted === '' ? `strike “${removed}”` : `replace “${removed}” by “${inserted}”`
}

const STANDINGS = [
  ['sponsor', 'Co-sponsored by'],
  ['support', 'Supported by'],
  ['oppose', 'Opposed by']
] as const

/** The last position of each party; whoever took one back has none. */
function positionLines(rows: readonly RegisterRow[]): readonly string[] {
  const last = new Map<string, { stance: string; note: string }>()
  for (const { kind, party, body } of rows) {
    if (kind !== 'position-taken' || party === null) continue
    const { stance, note = '' } = body as Body
    if (stance) last.set(party, { stance, note })
    else last.delete(party)
  }
  const named = ([party, { note }]: readonly [string, { note: string }]) => nameOf(party) + (note ? ` (“${note}”)` : '')
  const lines = STANDINGS.map(([stance, words]) => {
    const those = [...last].filter(([, one]) => one.stance === stance)
    return those.length === 0 ? '' : `${words} ${those.map(named).join(', ')}.`
  })
  const others = [...last].filter(([, { stance }]) => STANDINGS.every(([known]) => known !== stance))
  return [...lines, ...others.map((one) => `${named(one)}: ${one[1].stance.replaceAll('-', ' ')}.`)].filter(Boolean)
}

const OUTCOMES: Readonly<Record<string, string>> = {
  'proposal-accept': 'Accepted',
  'proposal-reject': 'Rejected',
  'proposal-withdraw': 'Withdrawn',
  'proposal-reopen': 'Reopened',
  'proposal-lapsed': 'Lapsed'
}

function outcomeLine(room: Room, { kind, actor, at, body }: RegisterRow): string | undefined {
  const outcome = OUTCOMES[kind]
  if (outcome === undefined) return undefined
  const { note, effect } = body as Body
  const what = kind === 'proposal-lapsed' && effect ? effect[0]!.toUpperCase() + effect.slice(1) : outcome
  const who = room.nameOf(actor)
  return `${dayOf(at)}: ${what}${who ? ` by ${who}` : ''}${note ? `: ${note}` : ''}.`
}

function otherStory(room: Room, { kind, actor, at, body }: RegisterRow): Story | undefined {
  const { removed = '', inserted = '', status = '', note, numbers = [] } = body as Body
  const who = room.nameOf(actor) ?? 'the server'
  const more = note ? `: ${note}` : ''
  if (kind === 'text-edited') {
    const what = actOn('splice', removed.trim(), inserted.trim())
    return { head: 'The pen', lines: [`${dayOf(at)}, ${who}: ${what}.`] }
  }
  if (kind === 'article-status')
    return { head: 'Status', lines: [`${dayOf(at)}, ${who}: ${status.replaceAll('-', ' ')}${more}.`] }
  if (kind === 'issue-retained')
    return { head: 'The text was retained', lines: [`${dayOf(at)}, ${who}, over no. ${numbers.join(', ')}${more}.`] }
  return undefined
}
