import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { call } from '../shared/api.ts'

interface OtherWaysProps {
  /** What the ministry's own sign-in is called; null where there is none. */
  readonly singleSignOn: string | null
  readonly next: string
  onSignedIn(): void
  onRefused(error: unknown): void
}

/** Signing in without a password of ours. */
export function OtherWays({ singleSignOn, next, onSignedIn, onRefused }: OtherWaysProps) {
  const withPasskey = async () => {
    try {
      const optionsJSON = await call<PublicKeyCredentialRequestOptionsJSON>('/api/passkeys/sign-in-options', 'POST', {})
      const response = await startAuthentication({ optionsJSON }).catch(() => undefined)
      if (!response) return onRefused(new Error('No passkey was used.'))
      await call('/api/auth/passkey/sign-in', 'POST', { response })
      onSignedIn()
    } catch (error) {
      onRefused(error)
    }
  }
  const withSingleSignOn = async () => {
    try {
      const body = { provider: 'oidc', callbackURL: next, errorCallbackURL: '/sign-in' }
      const { url } = await call<{ readonly url: string }>('/api/auth/sign-in/social', 'POST', body)
      location.assign(url)
    } catch (error) {
      onRefused(error)
    }
  }
  return (
    <div className="sign-in-others">
      {browserSupportsWebAuthn() && (
        <Button
          variant="default"
          fullWidth
          leftSection={<IconFingerprint size={18} />}
          onClick={() => void withPasskey()}
        >
          Sign in with a passkey
        </Button>
      )}
      {singleSignOn !== null && (
        <Button variant="default" fullWidth onClick={() => void withSingleSignOn()}>
          Sign in with {singleSignOn}
        </Button>
      )}
    </div>
  )
}
