/**
 * Passkeys: keys that live in people's devices and sign for this site alone. A challenge is asked for, answered within five
 * minutes and used once; challenges are kept in memory, keys in the database. A passkey is itself two factors (the device,
 * and whatever unlocks it), so none is asked for beside it.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse
} from '@simplewebauthn/server'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
  WebAuthnCredential
} from '@simplewebauthn/server'
import type { Database } from '../storage/database.ts'
import type { SignedIn } from './accounts.ts'

export interface Passkey {
  readonly id: string
  readonly name: string
  /** ISO 8601 */
  readonly createdAt: string
  readonly usedAt: string | null
}

const LIFETIME = 5 * 60_000
const MAX_CHALLENGES = 10_000

export class Passkeys {
  private readonly db: Database
  private readonly now: () => string
  /** Who a challenge was made for (nobody yet, when signing in), and until when it holds. */
  private readonly challenges = new Map<string, { readonly user: string | undefined; readonly until: number }>()

  constructor(db: Database, now: () => string) {
    this.db = db
    this.now = now
  }

  of(user: string): readonly Passkey[] {
    const rows = this.db.all(this.db.query.selectFrom('passkey').selectAll().where('user_id', '=', user))
    return rows.map(({ id, name, created_at, used_at }) => ({ id, name, createdAt: created_at, usedAt: used_at }))
  }

  /** `origin` is that of the page that asks. */
  async registrationOptions(user: SignedIn, origin: string) {
    const options = await generateRegistrationOptions({
      rpName: 'CARTIF',
      rpID: new URL(origin).hostname,
      userName: user.email,
      userDisplayName: user.name,
      userID: new TextEncoder().encode(user.id),
      excludeCredentials: this.of(user.id).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
    })
    this.remember(options.challenge, user.id)
    return options
  }

  /** Whether the answer was right; then the key opens this account from now on. */
  async register(user: SignedIn, origin: string, name: string, response: RegistrationResponseJSON): Promise<boolean> {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => this.redeem(challenge, user.id),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true
    }).catch(() => ({ verified: false, registrationInfo: undefined }))
    if (!verified || !registrationInfo) return false
    this.keep(user.id, name, registrationInfo.credential)
    return true
  }

  async signInOptions(origin: string) {
    const options = await generateAuthenticationOptions({
      rpID: new URL(origin).hostname,
      userVerification: 'required'
    })
    this.remember(options.challenge, undefined)
    return options
  }

  /** Whose key signed; undefined where no key of ours did. */
  async verify(origin: string, response: AuthenticationResponseJSON): Promise<string | undefined> {
    const row = this.db.first(this.db.query.selectFrom('passkey').selectAll().where('id', '=', String(response.id)))
    if (!row) return undefined
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => this.redeem(challenge, undefined),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      credential: {
        id: row.id,
        publicKey: new Uint8Array(Buffer.from(row.public_key, 'base64url')),
        counter: row.counter,
        transports: JSON.parse(row.transports) as AuthenticatorTransport[]
      }
    }).catch(() => ({ verified: false, authenticationInfo: undefined }))
    if (!verified || !authenticationInfo) return undefined
    const used = { counter: authenticationInfo.newCounter, used_at: this.now() }
    this.db.run(this.db.query.updateTable('passkey').set(used).where('id', '=', row.id))
    return row.user_id
  }

  /** Only the owner's own; all of them where none is named. */
  remove(user: string, id?: string): void {
    const query = this.db.query.deleteFrom('passkey').where('user_id', '=', user)
    this.db.run(id === undefined ? query : query.where('id', '=', id))
  }

  private keep(user: string, name: string, { id, publicKey, counter, transports = [] }: WebAuthnCredential): void {
    const row = {
      id,
      user_id: user,
      name,
      public_key: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: JSON.stringify(transports),
      created_at: this.now(),
      used_at: null
    }
    this.db.run(this.db.query.insertInto('passkey').values(row))
  }

  private remember(challenge: string, user: string | undefined): void {
    const now = Date.parse(this.now())
    for (const [old, { until }] of this.challenges)
      if (until < now || this.challenges.size >= MAX_CHALLENGES) this.challenges.delete(old)
    this.challenges.set(challenge, { user, until: now + LIFETIME })
  }

  private redeem(challenge: string, user: string | undefined): boolean {
    const known = this.challenges.get(challenge)
    this.challenges.delete(challenge)
    return known !== undefined && known.user === user && known.until >= Date.parse(this.now())
  }
}
