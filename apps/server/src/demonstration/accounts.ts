/** The people of the demonstration. Their password is published, so they exist on this computer only. */
import { PARTIES } from '@cartif/negotiation'
import type { Role } from '@cartif/negotiation'

export const DEMONSTRATION_PASSWORD = 'zero-draft-2026'

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
