import { useEffect } from 'react'
import { TopBar, useMe } from '../session/session.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { Passkeys } from './passkeys.tsx'
import { PasswordSection } from './password-section.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'
import './account.css'

/** What everybody may do with their own account. */
export function AccountPage() {
  const { user } = useMe()
  useEffect(() => {
    document.title = 'Your account · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page account">
        <h1>Your account</h1>
        <p className="quiet">
          {user.name}, {user.email}
        </p>
        <SecondFactor />
        <Passkeys />
        <Sessions />
        <PasswordSection />
      </main>
    </>
  )
}
