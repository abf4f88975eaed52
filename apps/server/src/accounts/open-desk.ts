/** Puts together what concerns accounts, from the configuration. */
import type { Config } from '../config.ts'
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from '../demonstration/accounts.ts'
import type { Database } from '../storage/database.ts'
import type { Register } from '../storage/register.ts'
import { openAccounts } from './accounts.ts'
import type { Accounts } from './accounts.ts'
import { Attempts, limitsOf } from './attempts.ts'
import type { AccountDesk } from './desk.ts'
import type { Doors } from './doors.ts'
import { Invitations } from './invitations.ts'
import type { Memberships } from './memberships.ts'
import { Passkeys } from './passkeys.ts'
import { findWeakness } from './passwords.ts'
import { People } from './people.ts'
import { Sessions } from './sessions.ts'

/** Failures before the first wait. The demonstration's passwords are published: there is nothing to guess. */
const ATTEMPTS = { real: 5, demonstration: 100 } as const

interface DeskOptions {
  readonly config: Config
  readonly db: Database
  readonly memberships: Memberships
  readonly register: Register
  readonly doors: Doors
  now(): string
}

export async function openDesk(options: DeskOptions): Promise<{ accounts: Accounts; desk: AccountDesk }> {
  const { config, db, doors, now } = options
  const passkeys = new Passkeys(db, now)
  const origin = config.publicUrl ?? `http://${config.host}:${config.port}`
  const { singleSignOn } = config
  const directory = config.dataDirectory
  const { accounts, passwords } = await openAccounts({ directory, db, origin, passkeys, singleSignOn })
  const sessions = new Sessions(db, doors)
  const invitations = new Invitations(db, now)
  const people = new People({ ...options, invitations, passwords, passkeys, sessions })
  const attempts = config.signInAttempts ?? (config.demonstration ? ATTEMPTS.demonstration : ATTEMPTS.real)
  const desk: AccountDesk = {
    people,
    invitations,
    passwords,
    passkeys,
    sessions,
    attempts: new Attempts(limitsOf(attempts), () => performance.now()),
    singleSignOn,
    findWeakness: (password, { name, email }) =>
      config.demonstration && isPublished(password, email) ? undefined : findWeakness(password, [name, email])
  }
  return { accounts, desk }
}

/** The demonstration's own people keep their password. */
function isPublished(password: string, email: string): boolean {
  return password === DEMONSTRATION_PASSWORD && DEMONSTRATION_ACCOUNTS.some((one) => one.email === email)
}
