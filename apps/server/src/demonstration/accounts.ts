/** The people of the demonstration. Their password is published, so they exist on this computer only. */
import type { Role } from '@cartif/negotiation'

export const DEMONSTRATION_PASSWORD = 'zero-draft-2026'

/** In the order of their codes; names in English as CAREC lists them. */
export const PARTIES = [
  ['afg', 'Afghanistan'],
  ['aze', 'Azerbaijan'],
  ['chn', "People's Republic of China"],
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

export interface DemonstrationAccount {
  readonly who: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly party: string | null
}

const account = (who: string, name: string, role: Role, party: string | null): DemonstrationAccount => ({
  who,
  name,
  role,
  party,
  email: `${who}@demo.cartif.example`
})

export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  account('chair', 'Chair', 'chair', null),
  account('secretariat', 'CAREC Secretariat', 'secretariat', null),
  account('legal', 'Legal reviewer', 'legal', null),
  account('observer', 'Observer', 'observer', null),
  ...PARTIES.map(([code, name]) => account(code, `Delegate of ${name}`, 'delegate', code))
]
