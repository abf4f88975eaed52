import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Outlet } from 'react-router'
import { SecondFactor } from '../account/second-factor.tsx'
import '../account/account.css'
import { TopBar, useMe } from './session.tsx'

/** Before the pages, for whoever has yet to set up the second factor that is asked of them. */
export function SecondFactorFirst() {
  const { secondFactorDue } = useMe()
  // The page stays when the factor is set up: the recovery codes on it are shown once.
  const [isWaiting, setWaiting] = useState(secondFactorDue)
  if (secondFactorDue && !isWaiting) setWaiting(true)
  if (!isWaiting) return <Outlet />
  return <SetUpPage isDone={!secondFactorDue} onGoOn={() => setWaiting(false)} />
}

function SetUpPage({ isDone, onGoOn }: { readonly isDone: boolean; onGoOn(): void }) {
  const { user } = useMe()
  useEffect(() => {
    document.title = 'Set up a second factor · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <main className="page account">
        <h1>One more step before you begin</h1>
        <p className="quiet">
          {user.name}, a second factor is asked of your account: whoever finds out your password could otherwise speak
          in your name. It takes a minute, with an authenticator on your telephone.
        </p>
        <SecondFactor />
        {isDone && (
          <Button mt="md" onClick={onGoOn}>
            I have kept the recovery codes: go on
          </Button>
        )}
      </main>
    </>
  )
}
