/**
 * Accounts and sessions, by better-auth: e-mail and password, a session cookie, everything in our own database. Who may
 * do what is not here: that is membership in working groups, and the table of rights.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import type { Database } from '../storage/database.ts'

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly email: string
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

export async function openAccounts(directory: string, db: Database, origin: string): Promise<Accounts> {
  const options = {
    database: db.sqlite,
    secret: readSecret(join(directory, 'session-secret')),
    baseURL: origin,
    basePath: '/api/auth',
    emailAndPassword: { enabled: true, disableSignUp: false, minPasswordLength: 12 },
    session: { expiresIn: 60 * 60 * 24 * 7 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    trustedOrigins: (request?: Request) => (request ? [originOf(request)] : [])
  }
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
  const auth = betterAuth(options)
  return {
    handle: (request) => auth.handler(request),
    identify: async (headers) => {
      const session = await auth.api.getSession({ headers })
      return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : undefined
    },
    nameOf: (user) =>
      (db.sqlite.prepare('SELECT name FROM user WHERE id = ?').get(user) as { name: string } | undefined)?.name,
    create: async ({ name, email, password }) => {
      const known = db.sqlite.prepare('SELECT id FROM user WHERE email = ?').get(email) as { id: string } | undefined
      if (known) return known.id
      const { user } = await auth.api.signUpEmail({ body: { name, email, password } })
      return user.id
    }
  }
}

/** Cookies are checked against the page's own origin, whatever name this computer is called by. */
function originOf(request: Request): string {
  const url = new URL(request.url)
  return `${url.protocol}//${request.headers.get('host') ?? url.host}`
}

/** Made once, readable by the server's user alone. */
function readSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
