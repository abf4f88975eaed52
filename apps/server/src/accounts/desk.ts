/** Everything about accounts that the routes need, put together in main.ts; simulations have none of it. */
import type { Passwords } from './accounts.ts'
import type { Attempts } from './attempts.ts'
import type { Invitations } from './invitations.ts'
import type { Passkeys } from './passkeys.ts'
import type { People } from './people.ts'
import type { Sessions } from './sessions.ts'
import type { SingleSignOn } from './single-sign-on.ts'

export interface AccountDesk {
  readonly people: People
  readonly invitations: Invitations
  readonly passwords: Passwords
  readonly passkeys: Passkeys
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly singleSignOn: SingleSignOn | undefined
  /** Why a password is not taken; undefined where it is. */
  findWeakness(password: string, person: { readonly name: string; readonly email: string }): string | undefined
}
