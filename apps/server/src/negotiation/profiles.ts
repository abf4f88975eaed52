/**
 * How people stand in the directory: for which organisation and as what, by which letter a focal point was named, and whether the
 * address may be shown. Everybody says so of themselves; the letter is entered by the secretariat.
 */
import type { SignedIn } from '../accounts/accounts.ts'
import { authorityOf } from '../accounts/inviters.ts'
import { Problem } from '../http/errors.ts'
import type { Services } from '../services.ts'
import type { Queries } from '../storage/queries.ts'
import { NEGOTIATION, noteAct } from './acts.ts'

export interface Profile {
  /** "Ministry of Trade and Integration", "Asian Development Bank" */
  readonly organisation: string
  readonly position: string
  /** "Letter no. 14 of the Ministry, 12 January 2026" */
  readonly designation: string
  readonly showsAddress: boolean
}

const WHOSE_LETTER = 'The letter of designation is entered by the Secretariat.'
const NOTHING_SAID: Profile = { organisation: '', position: '', designation: '', showsAddress: false }

export function findProfile(db: Queries, user: string): Profile {
  const row = db.first(db.query.selectFrom('profile').selectAll().where('user_id', '=', user))
  if (!row) return NOTHING_SAID
  const { organisation, position, designation, shows_address } = row
  return { organisation, position, designation, showsAddress: shows_address === 1 }
}

/** One's own, but for the letter, which is refused; the secretariat's of anybody, but for whether the address is shown. */
export function setProfile(services: Services, by: SignedIn, user: string, wanted: Profile): void {
  const { db, memberships, accounts } = services
  const isSecretariat = authorityOf(memberships.of(by.id)) === 'secretariat'
  if (user !== by.id && !isSecretariat) throw new Problem('not-allowed')
  const name = accounts.nameOf(user)
  if (name === undefined) throw new Problem('not-found', 'There is nobody of that name.')
  const before = findProfile(db, user)
  if (!isSecretariat && wanted.designation !== before.designation) throw new Problem('not-allowed', WHOSE_LETTER)
  const profile = {
    ...wanted,
    showsAddress: user === by.id ? wanted.showsAddress : before.showsAddress
  }
  db.commit(() => {
    writeProfile(services, user, profile)
    if (profile.designation !== before.designation) {
      const body = { user, name, designation: profile.designation }
      noteAct(services, { of: NEGOTIATION, kind: 'focal-point-designated', user: by.id, body })
    }
  }, services.now)
}

/** Inside a transaction of the caller's. */
export function writeProfile({ db, now }: Pick<Services, 'db' | 'now'>, user: string, profile: Profile): void {
  const { showsAddress, ...words } = profile
  const row = { ...words, shows_address: showsAddress ? 1 : 0, at: now() }
  db.run(
    db.query
      .insertInto('profile')
      .values({ user_id: user, ...row })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
  )
}
