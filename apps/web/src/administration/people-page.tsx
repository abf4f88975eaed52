import { Alert, Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { TopBar } from '../session/session.tsx'
import { useAct } from '../account/use-act.ts'
import { NothingHere } from '../session/nothing-here.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { Acts } from './acts.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { LinkNotice } from './link-notice.tsx'
import { PeopleTable } from './people-table.tsx'
import { usePeople } from './people-data.ts'
import type { MadeLink, PeopleData } from './people-data.ts'
import './people.css'

/** Who takes part in which working group, and who is invited: for the secretariat, and for a focal point its own delegation. */
export function PeoplePage() {
  const { data, error, refresh } = usePeople()
  useEffect(() => {
    document.title = 'People · CARTIF'
  }, [])
  if (error)
    return (
      <NothingHere
        title="This page is for those who invite"
        text="The secretariat and national focal points see it."
        link={{ to: '/', label: 'To the instruments' }}
      />
    )
  return (
    <>
      <TopBar />
      <NegotiationNav />
      {data ? <People data={data} onChanged={() => void refresh()} /> : <Loading what="Loading the people" />}
    </>
  )
}

function People({ data, onChanged }: { readonly data: PeopleData; onChanged(): void }) {
  const { refusal, done, act } = useAct()
  const [isInviting, setInviting] = useState(false)
  const [made, setMade] = useState<MadeLink>()
  const carryOut = async (what: () => Promise<unknown>, said: string) => {
    await act(what, said)
    onChanged()
  }
  const invited = (link: MadeLink) => {
    setMade(link)
    setInviting(false)
    onChanged()
  }
  return (
    <main className="page people-page">
      <header className="people-head">
        <div>
          <h1>People</h1>
          <p className="quiet">
            {data.authority === 'secretariat'
              ? 'Everybody with an account, with their seats in the working groups.'
              : 'Your delegation. The secretariat administers everybody else.'}
          </p>
        </div>
        <Button onClick={() => setInviting(true)}>Invite somebody…</Button>
      </header>
      {refusal && (
        <Alert color="red" my="sm" role="alert">
          {refusal}
        </Alert>
      )}
      {done && (
        <Alert color="green" my="sm" role="status">
          {done}
        </Alert>
      )}
      {made && <LinkNotice made={made} onClose={() => setMade(undefined)} />}
      <PeopleTable data={data} carryOut={carryOut} onLink={invited} />
      <InvitationList data={data} carryOut={carryOut} />
      {data.authority === 'secretariat' && <Acts />}
      {isInviting && <InviteDialog data={data} onInvited={invited} onClose={() => setInviting(false)} />}
    </main>
  )
}
