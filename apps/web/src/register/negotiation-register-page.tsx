import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { NotForRole, isRefusal } from '../session/not-for-role.tsx'
import { TopBar } from '../session/session.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { readRegister } from './read-register.ts'
import { matchesAct } from './register-acts.ts'
import { RegisterDays } from './register-days.tsx'

/** What was done for the negotiation as a whole, on no text and in no one group: for the secretariat, senior officials and delegations. */
export function NegotiationRegisterPage() {
  const [wanted, setWanted] = useState('')
  const { data, error } = useQuery({
    queryKey: ['negotiation-register'],
    queryFn: () => readRegister('/api/negotiation/register')
  })
  useEffect(() => {
    document.title = 'Register of the negotiation · CARTIF'
  }, [])
  const rows = (data ?? []).filter((row) => matchesAct(row, wanted.trim())).toReversed()
  if (isRefusal(error))
    return <NotForRole who="Delegations, the chair, legal reviewers and the secretariat read the register." />
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page">
        <h1>Register of the negotiation</h1>
        <p className="quiet">
          What was done for the negotiation as a whole, the latest first: its phases, who was designated by which
          letter, where parties stand in the WTO, risks that concern everybody, tables taken in. What was done in a
          working group is on{' '}
          <Link className="plain-link" to="/groups">
            its page
          </Link>
          , what was done on a text in the register of the text.
        </p>
        {data && data.length > 0 && (
          <TextInput
            className="register-find no-print"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            placeholder="Find a party, a person, a word"
            aria-label="Find in the register"
          />
        )}
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading" />}
        {data?.length === 0 && <p className="quiet">Nothing has been done for the negotiation as a whole yet.</p>}
        {data && data.length > 0 && rows.length === 0 && <p className="quiet">No act in the register says that.</p>}
        <RegisterDays rows={rows} />
      </main>
    </>
  )
}
