/** The parties, with what they are called in both languages and how they stand to the WTO. */
import { PARTY_FACTS, WTO_STATUS_AS_OF, partyName } from '@cartif/negotiation'
import type { Table } from '../table.ts'

export const PARTIES_TABLE: Table = {
  id: 'parties',
  name: 'Parties',
  about: `The countries that negotiate, and how they stood to the WTO on ${WTO_STATUS_AS_OF}.`,
  columns: [
    { name: 'code', about: 'ISO 3166 alpha-3' },
    { name: 'name', about: 'In English' },
    { name: 'nameRu', about: 'In Russian' },
    { name: 'wto', about: 'member or acceding' },
    { name: 'memberSince', about: 'A day' }
  ],
  rows: () =>
    PARTY_FACTS.map(({ party, ru, wto }) => ({
      code: party.toUpperCase(),
      name: partyName(party),
      nameRu: ru,
      wto: wto.kind,
      memberSince: wto.kind === 'member' ? wto.since : null
    })),
  whyNoImport: 'Which countries negotiate is a matter of the product: words in every text stand under their names.'
}
