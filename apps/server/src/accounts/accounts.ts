/**
 * Accounts and sessions, by better-auth: passwords, second factors, passkeys, single sign-on, a session cookie, everything in
 * our own database. Nobody makes an account but through an invitation. Who may do what is not here: that is membership in
 * working groups, and the table of rights.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { getMigrations } from 'better-auth/db/migration'
import { twoFactor } from 'better-auth/plugins'
import type { Database } from '../storage/database.ts'
import { passkeySignIn } from './passkey-sign-in.ts'
import type { Passkeys } from './passkeys.ts'
import { PASSWORD_LENGTH } from './passwords.ts'
import { singleSignOn } from './single-sign-on.ts'
import type { SingleSignOn } from './single-sign-on.ts'

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Of the many places somebody is signed in at, this one. */
  readonly session: string
}

export interface Accounts {
  /** Answers everything below /api/auth. */
  handle(request: Request): Promise<Response>
  /** Who a request's cookie belongs to. */
  identify(headers: Headers): Promise<SignedIn | undefined>
  /** What a user is called; undefined for ids that are nobody's. */
  nameOf(user: string): string | undefined
  /** Makes an account unless there is one; returns the user's id. */
  create(account: { name: string; email: string; password: string }): Promise<string>
}

/** What accounts are made of, for invitations and for their owners. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** Whether it is the user's. */
  isRight(user: string, password: string): Promise<boolean>
}

export interface AccountOptions {
  readonly directory: string
  readonly db: Database
  /** Where the pages are, as browsers see it; cookies are for HTTPS alone where it begins so. */
  readonly origin: string
  readonly passkeys: Passkeys
  readonly singleSignOn?: SingleSignOn | undefined
}

/** The header in which the HTTP edge says where a request comes from; what the client says there is thrown away. */
export const ADDRESS_HEADER = 'x-cartif-address'

export async function openAccounts(options: AccountOptions): Promise<{ accounts: Accounts; passwords: Passwords }> {
  const { db } = options
  const settings = settingsOf(options)
  const { runMigrations } = await getMigrations(settings)
  await runMigrations()
  const auth = betterAuth(settings)
  const { password: hashes } = await auth.$context
  const passwords: Passwords = {
    hash: (password) => hashes.hash(password),
    isRight: async (user, password) => {
      const hash = findHash(db, user)
      return hash !== undefined && hashes.verify({ hash, password })
    }
  }
  const accounts: Accounts = {
    handle: (request) => auth.handler(request),
    identify: async (headers) => {
      // A session that is used is prolonged now and then; where that cannot be written it holds as it is, and is read with.
      const unchanged = () => auth.api.getSession({ headers, query: { disableRefresh: true } })
      const found = await auth.api.getSession({ headers }).catch(unchanged)
      if (!found) return undefined
      const { user, session } = found
      return { id: user.id, name: user.name, email: user.email, session: session.id }
    },
    nameOf: (user) => findUser(db, 'id', user)?.name,
    create: async ({ name, email, password }) =>
      findUser(db, 'email', email)?.id ?? insertUser(db, { name, email, hash: await hashes.hash(password) })
  }
  return { accounts, passwords }
}

function settingsOf({ directory, db, origin, passkeys, singleSignOn: provider }: AccountOptions) {
  return {
    appName: 'CARTIF',
    database: db.sqlite,
    secret: readSecret(join(directory, 'session-secret')),
    baseURL: origin,
    basePath: '/api/auth',
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max
    },
    session: { expiresIn: 60 * 60 * 24 * 7 },
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    // Attempts are counted before anything comes here (attempts.ts).
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      // Said here, since better-auth leaves both out where it believes itself tested.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] }
    },
    plugins: [
      twoFactor({ issuer: 'CARTIF' }),
      passkeySignIn(passkeys),
      ...(provider === undefined ? [] : [singleSignOn(provider)])
    ],
    databaseHooks: {
      session: { create: { before: async ({ userId }: { userId: string }) => refuseClosed(db, userId) } }
    },
    trustedOrigins: (request?: Request) => (request ? [new URL(request.url).origin] : [])
  }
}

/** However somebody signs in, no session begins for an account that was closed. */
function refuseClosed(db: Database, user: string): void {
  const closed = db.first(db.query.selectFrom('closed_account').select('user_id').where('user_id', '=', user))
  if (closed) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_CLOSED' })
}

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  /** 1 where a second factor is asked for. */
  readonly twoFactorEnabled: number | null
}

export function findUser(db: Database, by: 'id' | 'email', value: string): User | undefined {
  const key = by === 'email' ? value.toLowerCase() : value
  return db.sqlite.prepare(`SELECT * FROM user WHERE ${by} = ?`).get(key) as User | undefined
}

function findHash(db: Database, user: string): string | undefined {
  const query = "SELECT password FROM account WHERE userId = ? AND providerId = 'credential'"
  return (db.sqlite.prepare(query).get(user) as { password: string } | undefined)?.password
}

/** One row in each of better-auth's tables, inside the caller's transaction; returns the id. */
export function insertUser(
  db: Database,
  { name, email, hash }: { readonly name: string; readonly email: string; readonly hash: string }
): string {
  const id = randomUUID()
  const at = new Date().toISOString()
  // The address is known to be theirs: the invitation was given to them.
  db.sqlite
    .prepare('INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt) VALUES (?, ?, ?, 1, ?, ?)')
    .run(id, name, email.toLowerCase(), at, at)
  db.sqlite
    .prepare(
      `INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
        VALUES (?, ?, 'credential', ?, ?, ?, ?)`
    )
    .run(randomUUID(), id, id, hash, at, at)
  return id
}

/** A new password, and no second factor: whoever renews an account has lost both. */
export function renewUser(db: Database, user: string, hash: string): void {
  const at = new Date().toISOString()
  db.sqlite
    .prepare("UPDATE account SET password = ?, updatedAt = ? WHERE userId = ? AND providerId = 'credential'")
    .run(hash, at, user)
  db.sqlite.prepare('UPDATE user SET twoFactorEnabled = 0, updatedAt = ? WHERE id = ?').run(at, user)
  db.sqlite.prepare('DELETE FROM twoFactor WHERE userId = ?').run(user)
}

/** Made once, readable by the server's user alone. */
function readSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
