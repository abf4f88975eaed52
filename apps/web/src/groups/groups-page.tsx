import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { GroupCard } from './group-card.tsx'
import { GroupDialog } from './group-dialog.tsx'
import './groups.css'
import { useGroups } from './groups-json.ts'

/** The working groups one is in: those of others are not here. */
export function GroupsPage() {
  const { data, error } = useGroups()
  const [isCreating, setCreating] = useState(false)
  const navigate = useNavigate()
  useEffect(() => {
    document.title = 'Working groups · CARTIF'
  }, [])
  const [over, going] = [true, false].map((isOver) =>
    (data?.groups ?? []).filter(({ closedAt }) => (closedAt !== null) === isOver)
  )
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page groups-page">
        <header className="groups-head">
          <div>
            <h1>Working groups</h1>
            <p className="quiet">Those you have a seat in. A group is closed to everybody else.</p>
          </div>
          {data?.mayCreate && <Button onClick={() => setCreating(true)}>New working group…</Button>}
        </header>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading the working groups" />}
        {data?.groups.length === 0 && <p>You have no seat in a working group yet. The secretariat can give you one.</p>}
        <div className="groups">
          {going?.map((group) => (
            <GroupCard key={group.id} group={group} />
          ))}
        </div>
        {over && over.length > 0 && (
          <>
            <h2 className="groups-over">Work completed</h2>
            <div className="groups">
              {over.map((group) => (
                <GroupCard key={group.id} group={group} />
              ))}
            </div>
          </>
        )}
        {isCreating && (
          <GroupDialog onClose={() => setCreating(false)} onCreated={({ id }) => void navigate(`/groups/${id}`)} />
        )}
      </main>
    </>
  )
}
