/**
 * The parties beside the World Trade Organization: what they are called in English and Russian, and whether they are bound by its
 * agreements. Facts with their source and the day up to which they are known; a status may have changed since.
 */

export type WtoStatus =
  /** `since`: the date of membership (ISO 8601). */
  | { readonly kind: 'member'; readonly since: string }
  /** An observer that negotiates its accession. */
  | { readonly kind: 'acceding' }

export interface PartyFacts {
  readonly party: string
  readonly ru: string
  readonly wto: WtoStatus
}

export const WTO_STATUS_SOURCE = 'World Trade Organization, Members and Observers'
/** Nothing later than this is known here (ISO 8601). */
export const WTO_STATUS_AS_OF = '2025-12-31'

const member = (since: string): WtoStatus => ({ kind: 'member', since })
const ACCEDING: WtoStatus = { kind: 'acceding' }

/** In the order of their codes. */
export const PARTY_FACTS: readonly PartyFacts[] = [
  { party: 'afg', ru: 'Афганистан', wto: member('2016-07-29') },
  { party: 'aze', ru: 'Азербайджан', wto: ACCEDING },
  { party: 'chn', ru: 'Китайская Народная Республика', wto: member('2001-12-11') },
  { party: 'geo', ru: 'Грузия', wto: member('2000-06-14') },
  { party: 'kaz', ru: 'Казахстан', wto: member('2015-11-30') },
  { party: 'kgz', ru: 'Кыргызская Республика', wto: member('1998-12-20') },
  { party: 'mng', ru: 'Монголия', wto: member('1997-01-29') },
  { party: 'pak', ru: 'Пакистан', wto: member('1995-01-01') },
  { party: 'tjk', ru: 'Таджикистан', wto: member('2013-03-02') },
  { party: 'tkm', ru: 'Туркменистан', wto: ACCEDING },
  { party: 'uzb', ru: 'Узбекистан', wto: ACCEDING }
]

export function findPartyFacts(party: string): PartyFacts | undefined {
  return PARTY_FACTS.find((one) => one.party === party)
}

/** Those whom no agreement of the World Trade Organization binds. */
export const NON_MEMBERS: readonly string[] = PARTY_FACTS.flatMap(({ party, wto }) =>
  wto.kind === 'member' ? [] : [party]
)
