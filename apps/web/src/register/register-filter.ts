/**
 * Which acts of the register a link asks for: of some kinds, of one party, up to one day. Figures lead here, so that whoever doubts one
 * can count the acts behind it.
 */
import { partyName } from '@cartif/negotiation'
import { formatDate } from '../shared/api.ts'
import type { RegisterRow } from './register-acts.ts'

export interface RegisterFilter {
  /** None: acts of every kind. */
  readonly kinds: readonly string[]
  readonly party: string | null
  /** The last day, UTC, "2026-03-09". */
  readonly until: string | null
}

export function readFilter(search: URLSearchParams): RegisterFilter {
  const kinds = (search.get('kind') ?? '').split(',').filter(Boolean)
  return { kinds, party: search.get('party'), until: search.get('until') }
}

export function isFiltering({ kinds, party, until }: RegisterFilter): boolean {
  return kinds.length > 0 || party !== null || until !== null
}

/** A decision is about the party whose proposal it decides on. */
export function passesFilter({ kinds, party, until }: RegisterFilter, row: RegisterRow): boolean {
  return (
    (kinds.length === 0 || kinds.includes(row.kind)) &&
    (party === null || (row.body.holder ?? row.party) === party) &&
    (until === null || row.at.slice(0, 10) <= until)
  )
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  'proposal-tabled': 'proposals tabled',
  'proposal-accept': 'proposals accepted',
  'proposal-reject': 'proposals rejected',
  'issue-retained': 'text retained',
  'proposal-withdraw': 'proposals withdrawn',
  'proposal-emptied': 'proposals emptied',
  'article-status': 'articles agreed or opened again'
}

/** "Proposals accepted, of Kazakhstan, until 9 March 2026" */
export function sayFilter({ kinds, party, until }: RegisterFilter): string {
  const acts = kinds.length === 0 ? 'all acts' : kinds.map((kind) => KIND_NAMES[kind] ?? kind).join(', ')
  const said = [
    acts,
    party === null ? '' : `of ${partyName(party)}`,
    until === null ? '' : `until ${formatDate(until)}`
  ]
  const words = said.filter(Boolean).join(', ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
