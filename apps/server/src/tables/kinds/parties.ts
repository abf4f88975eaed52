/** The parties, with what they are called in both languages and how they stand to the WTO, as the directory has it; a file enters that anew. */
import { PARTY_CODES, PARTY_FACTS, partyName } from '@cartif/negotiation'
import { z } from 'zod'
import { WTO_STATUSES, listStatuses, setStatus } from '../../negotiation/party-status.ts'
import type { PartyStatus } from '../../negotiation/party-status.ts'
import { dayCell, neededCell, oneOfCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'

const schema = z.object({
  code: oneOfCell(PARTY_CODES),
  wto: oneOfCell(WTO_STATUSES),
  memberSince: dayCell({ isNeeded: false }),
  asOf: dayCell({ isNeeded: true }),
  source: neededCell(300)
})

export const PARTIES_TABLE: Table = {
  id: 'parties',
  name: 'Parties',
  about: 'The countries that negotiate, and how they stand to the WTO. A file enters their standing, with its source.',
  columns: [
    { name: 'code', about: 'ISO 3166 alpha-3' },
    { name: 'name', about: 'In English', isReadOnly: true },
    { name: 'nameRu', about: 'In Russian', isReadOnly: true },
    { name: 'wto', about: WTO_STATUSES.join(', ') },
    { name: 'memberSince', about: 'A day; of a member alone' },
    { name: 'asOf', about: 'Up to which day it is known' },
    { name: 'source', about: 'Who says so' }
  ],
  rows: ({ services }) => {
    const statuses = listStatuses(services)
    return PARTY_FACTS.map(({ party, ru }) => ({
      code: party.toUpperCase(),
      name: partyName(party),
      nameRu: ru,
      ...rowOf(statuses.get(party)!)
    }))
  },
  plan
}

function rowOf({ status, since, asOf, source }: PartyStatus) {
  return { wto: status, memberSince: since, asOf, source }
}

function plan({ services, user }: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const statuses = listStatuses(services)
  return planRows(rows, {
    schema,
    keyOf: ({ code }) => ({ key: code, column: 'code' }),
    judge: ({ code, ...said }, line) => {
      const { wto: status, memberSince: since, asOf, source } = said
      if ((status === 'member') !== (since !== null))
        return refuse('memberSince', 'A member has a date of membership, and nobody else has.')
      return {
        change: changeOf(line, partyName(code), rowOf(statuses.get(code)!), said),
        act: () => setStatus(services, user, code, { status, since, asOf: asOf!, source })
      }
    }
  })
}
