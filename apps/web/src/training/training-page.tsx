import { useEffect } from 'react'
import { Link } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { formatDate } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { OpenRoomForm } from './open-room-form.tsx'
import { countDone, sayPractice, useTraining } from './training-json.ts'
import type { TrainingRoom } from './training-json.ts'
import './training.css'

/** The training rooms one may enter, and a form for those who open them. */
export function TrainingPage() {
  const { data, error } = useTraining()
  useEffect(() => {
    document.title = 'Training · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page training">
        <p className="training-way">
          <Link to="/assistance">Assistance</Link>
        </p>
        <h1>Training rooms</h1>
        <p className="quiet training-intro">
          A copy of a text to practise on, in whatever role one likes. Nothing done there touches the negotiation, and
          nothing of it stands in its register, reports or figures.
        </p>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading" />}
        {data && data.offers.length > 0 && <OpenRoomForm offers={data.offers} />}
        {data?.rooms.length === 0 && (
          <p className="quiet training-none">
            No training room is open to you. The chair or the secretariat of a working group opens one.
          </p>
        )}
        <ol className="training-rooms">
          {data?.rooms.map((room) => (
            <RoomCard key={room.id} room={room} />
          ))}
        </ol>
      </main>
    </>
  )
}

function sayOwn(practice: NonNullable<TrainingRoom['practice']>, own: TrainingRoom['own']): string {
  const done = countDone(own)
  return `You practise as: ${sayPractice(practice)}. ${done} of ${own.length} exercises done.`
}

function RoomCard({ room }: { readonly room: TrainingRoom }) {
  const { id, source, openedAt, openedBy, practice, people, own } = room
  return (
    <li className="card">
      <h2>
        <Link to={`/training/${id}`}>{source.title}</Link>
      </h2>
      <p className="quiet">
        Copy of {source.from}, opened {formatDate(openedAt)} by {openedBy}
      </p>
      <p>
        {practice ? sayOwn(practice, own) : 'You have not taken a role yet.'}{' '}
        <span className="quiet">{people.length === 1 ? '1 person' : `${people.length} people`} in it.</span>
      </p>
    </li>
  )
}
