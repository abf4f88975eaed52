import { Alert } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '../shared/api.ts'
import { CodeForm } from './code-form.tsx'
import { DemonstrationPeople } from './demonstration-people.tsx'
import type { DemonstrationPerson } from './demonstration-people.tsx'
import { OtherWays } from './other-ways.tsx'
import { PasswordForm } from './password-form.tsx'
import type { Credentials } from './password-form.tsx'
import { wordsOf } from './refusal.ts'
import './sign-in.css'

interface Health {
  readonly demonstration: boolean
  readonly accounts: readonly DemonstrationPerson[]
  readonly singleSignOn: string | null
}

const DEMONSTRATION_PASSWORD = 'zero-draft-2026'

/** Password, then the second factor where there is one; or a passkey; or the ministry's own sign-in. */
export function SignInPage() {
  const [search] = useSearchParams()
  const next = pathOf(search.get('next'))
  const { data: health } = useQuery({ queryKey: ['health'], queryFn: () => call<Health>('/api/health') })
  const { refusal, isCodeAsked, signIn, sendCode, enter, refuse, beginAgain } = useSignIn(next)
  const said = refusal || (search.has('error') ? SSO_REFUSED : '')
  return (
    <main className="sign-in">
      <section className="sign-in-box card">
        <p className="sign-in-mark">CARTIF</p>
        <h1>The place where the agreement is written</h1>
        <p className="quiet">CAREC Trade and Investment Facilitation Partnership Agreement</p>
        {search.has('ended') && !said && (
          <Alert color="blue" mb="sm" role="status">
            You were signed out. What you wrote is kept on this computer; sign in again and it is sent.
          </Alert>
        )}
        {said && (
          <Alert color="red" mb="sm" role="alert">
            {said}
          </Alert>
        )}
        {isCodeAsked ? (
          <CodeForm onSubmit={sendCode} onBack={beginAgain} />
        ) : (
          <>
            <PasswordForm onSubmit={signIn} />
            <OtherWays
              singleSignOn={health?.singleSignOn ?? null}
              next={next}
              onSignedIn={() => void enter()}
              onRefused={refuse}
            />
          </>
        )}
        <p className="sign-in-public">
          <a href="/public" className="plain-link">
            What the public reads of the negotiation
          </a>
        </p>
      </section>
      {health?.demonstration && !isCodeAsked && (
        <DemonstrationPeople
          accounts={health.accounts}
          onChoose={(email) => signIn({ email, password: DEMONSTRATION_PASSWORD })}
        />
      )}
    </main>
  )
}

const SSO_REFUSED =
  'You were not let in. Only people who have been invited have an account here, under the e-mail address your ministry vouches for.'

function useSignIn(next: string) {
  const [refusal, setRefusal] = useState('')
  const [isCodeAsked, setCodeAsked] = useState(false)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const enter = async () => {
    await queries.invalidateQueries()
    await navigate(next)
  }
  const refuse = (error: unknown) => setRefusal(wordsOf(error))
  const attempt = async (path: string, body: object) => {
    setRefusal('')
    try {
      const answer = await call<{ readonly twoFactorRedirect?: boolean }>(path, 'POST', body)
      if (answer.twoFactorRedirect) setCodeAsked(true)
      else await enter()
    } catch (error) {
      refuse(error)
    }
  }
  return {
    refusal,
    isCodeAsked,
    enter,
    refuse,
    signIn: (credentials: Credentials) => void attempt('/api/auth/sign-in/email', credentials),
    sendCode: (code: string, isRecovery: boolean) =>
      void attempt(`/api/auth/two-factor/${isRecovery ? 'verify-backup-code' : 'verify-totp'}`, { code }),
    beginAgain: () => {
      setRefusal('')
      setCodeAsked(false)
    }
  }
}

/** Only to a page of ours, whatever an address says. */
function pathOf(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/'
}
