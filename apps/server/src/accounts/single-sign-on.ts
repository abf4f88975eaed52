/**
 * Signing in through a ministry's own identity provider (OpenID Connect). It opens accounts that were made by invitation and
 * makes none; the provider has to vouch for the e-mail address, and its tokens are verified against its published keys.
 */
import { genericOAuth } from 'better-auth/plugins'

export interface SingleSignOn {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button says. */
  readonly name: string
}

export const SINGLE_SIGN_ON = 'oidc'

/** From OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME; an Error where only some are set. */
export function readSingleSignOn(environment: Readonly<Record<string, string | undefined>>): SingleSignOn | undefined {
  const issuer = environment['OIDC_ISSUER']
  const clientId = environment['OIDC_CLIENT_ID']
  const clientSecret = environment['OIDC_CLIENT_SECRET']
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret)
    throw new Error('Single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, all three.')
  return { issuer, clientId, clientSecret, name: environment['OIDC_NAME'] ?? new URL(issuer).hostname }
}

export function singleSignOn({ issuer, clientId, clientSecret }: SingleSignOn) {
  return genericOAuth({
    config: [
      {
        providerId: SINGLE_SIGN_ON,
        clientId,
        clientSecret,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
        disableImplicitSignUp: true
      }
    ]
  })
}
