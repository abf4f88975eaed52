/** The parties to the negotiation and its offices, by the holders of their words. */
import { nameOf } from './wrappers.ts'

/** In the order of their codes (ISO 3166-1 alpha-3); names in English as CAREC lists its members. */
export const PARTIES = [
  ['afg', 'Afghanistan'],
  ['aze', 'Azerbaijan'],
  ['chn', 'People’s Republic of China'],
  ['geo', 'Georgia'],
  ['kaz', 'Kazakhstan'],
  ['kgz', 'Kyrgyz Republic'],
  ['mng', 'Mongolia'],
  ['pak', 'Pakistan'],
  ['tjk', 'Tajikistan'],
  ['tkm', 'Turkmenistan'],
  ['uzb', 'Uzbekistan']
] as const

export const PARTY_CODES: readonly string[] = PARTIES.map(([code]) => code)

const NAMES: ReadonlyMap<string, string> = new Map<string, string>([
  ...PARTIES,
  ['chair', 'the Chair'],
  ['secretariat', 'the Secretariat'],
  ['legal', 'the legal reviewer'],
  ['record', 'the record'],
  ['draft', 'the draft']
])

/** What a holder is called within a sentence; one that is not known is called by its code. */
export function partyName(holder: string): string {
  return NAMES.get(holder) ?? nameOf(holder)
}

/** The same behind “of”: "the Kyrgyz Republic". */
export function partyNameAfterOf(holder: string): string {
  const name = partyName(holder)
  return name.includes('Republic') ? `the ${name}` : name
}
