import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { formatDate } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { EndTraining } from './end-training.tsx'
import { Exercises } from './exercises.tsx'
import { PracticeRoleForm } from './practice-role-form.tsx'
import { Trainees } from './trainees.tsx'
import { TrainingWatermark } from './training-mark.tsx'
import { useTraining } from './training-json.ts'
import type { Exercise, TrainingRoom } from './training-json.ts'
import './training.css'

/** One training room: a role, the exercises, who has done which. */
export function TrainingRoomPage() {
  const { room: id = '' } = useParams()
  const { data, error } = useTraining()
  const room = data?.rooms.find((one) => one.id === id)
  useEffect(() => {
    document.title = `Training · ${room?.source.title ?? ''} · CARTIF`
  }, [room?.source.title])
  if (error || (data && !room))
    return (
      <EmptyState
        title="There is no such training room for you"
        text={error?.message ?? 'It may have been closed, or begun anew under another address.'}
        link={{ to: '/training', label: 'To the training rooms' }}
      />
    )
  return (
    <>
      <TopBar />
      <NegotiationNav />
      {room && data ? <Opened room={room} exercises={data.exercises} /> : <Loading what="Loading" />}
    </>
  )
}

function Opened({ room, exercises }: { readonly room: TrainingRoom; readonly exercises: readonly Exercise[] }) {
  const { id, source, openedAt, openedBy, practice, mayClose } = room
  return (
    <main className="page training">
      <TrainingWatermark />
      <p className="training-way">
        <Link to="/training">Training rooms</Link>
      </p>
      <div className="training-head">
        <div>
          <h1>{source.title}</h1>
          <p className="quiet">
            Copy of {source.from}, opened {formatDate(openedAt)} by {openedBy}
          </p>
        </div>
        {practice && (
          <Button component={Link} to={`/instruments/${id}`}>
            Open the text
          </Button>
        )}
      </div>
      <PracticeRoleForm key={`${practice?.role} ${practice?.party}`} room={room} />
      {practice && <Exercises room={room} exercises={exercises} />}
      <Trainees people={room.people} exercises={exercises} />
      {mayClose && <EndTraining room={room} />}
    </main>
  )
}
