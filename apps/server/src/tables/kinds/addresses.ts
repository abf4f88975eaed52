/** People as a file names them: by the address with which they sign in. Where a test says itself who somebody is, that is their id. */
import { findUser } from '../../accounts/accounts.ts'
import type { Services } from '../../services.ts'

export function addressOf({ desk, db }: Services, user: string): string {
  return desk ? (findUser(db, 'id', user)?.email ?? '') : user
}

/** The id of somebody who may be given a seat; undefined where there is no such account, or it is closed. */
export function findByAddress({ desk, db, accounts }: Services, address: string): string | undefined {
  if (!desk) return accounts.nameOf(address) === undefined ? undefined : address
  const found = findUser(db, 'email', address.toLowerCase())
  return found && !desk.people.isClosed(found.id) ? found.id : undefined
}
