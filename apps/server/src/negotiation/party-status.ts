/**
 * The parties beside the World Trade Organization: the facts that come with the product, and what the secretariat has entered since,
 * with its source. What was entered before is kept; the newest holds.
 */
import { PARTY_FACTS, WTO_STATUS_AS_OF, WTO_STATUS_SOURCE, partyName } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { authorityOf } from '../accounts/inviters.ts'
import { Problem } from '../http/errors.ts'
import type { Services } from '../services.ts'
import { NEGOTIATION, noteAct } from './acts.ts'

export const WTO_STATUSES = ['member', 'acceding', 'none'] as const

export interface PartyStatus {
  readonly status: (typeof WTO_STATUSES)[number]
  /** The date of membership; null for those who are no members. */
  readonly since: string | null
  /** Up to which day it is known. */
  readonly asOf: string
  readonly source: string
}

export function listStatuses({ db }: Pick<Services, 'db'>): ReadonlyMap<string, PartyStatus> {
  const statuses = new Map(
    PARTY_FACTS.map(({ party, wto }): [string, PartyStatus] => [
      party,
      {
        status: wto.kind,
        since: wto.kind === 'member' ? wto.since : null,
        asOf: WTO_STATUS_AS_OF,
        source: WTO_STATUS_SOURCE
      }
    ])
  )
  for (const { party, status, since, as_of: asOf, source } of db.all(
    db.query.selectFrom('party_status').selectAll().orderBy('seq')
  ))
    statuses.set(party, { status: status as PartyStatus['status'], since, asOf, source })
  return statuses
}

export function setStatus(services: Services, by: SignedIn, party: string, wanted: PartyStatus): void {
  const { db, now, memberships } = services
  if (authorityOf(memberships.of(by.id)) !== 'secretariat') throw new Problem('not-allowed')
  const { status, since, asOf, source } = wanted
  if ((status === 'member') !== (since !== null))
    throw new Problem('invalid-request', 'A member has a date of membership, and nobody else has.')
  db.commit(() => {
    const row = { party, status, since, as_of: asOf, source, by_name: by.name, at: now() }
    db.run(db.query.insertInto('party_status').values(row))
    const body = { about: party, name: partyName(party), ...wanted }
    noteAct(services, { of: NEGOTIATION, kind: 'party-status-set', user: by.id, body })
  }, now)
}
