import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '../shared/api.ts'
import type { TrainingOffer } from './training-json.ts'

const LIVE = 'live'

/** Copies a text into a training room: a revision of it, or the text as it stands without what is proposed. */
export function OpenRoomForm({ offers }: { readonly offers: readonly TrainingOffer[] }) {
  const [search] = useSearchParams()
  const wanted = offers.find(({ instrument }) => instrument === search.get('instrument')) ?? offers[0]!
  const [instrument, setInstrument] = useState(wanted.instrument)
  const [revision, setRevision] = useState(search.get('revision') ?? LIVE)
  const offer = offers.find((one) => one.instrument === instrument) ?? wanted
  const isThere = revision === LIVE || offer.revisions.some(({ number }) => String(number) === revision)
  const open = useOpening()
  return (
    <form
      className="card open-room"
      aria-label="Copy a text into a training room"
      onSubmit={(event) => {
        event.preventDefault()
        void open(instrument, revision === LIVE || !isThere ? null : Number(revision))
      }}
    >
      <h2>Copy a text into a training room</h2>
      <div className="open-room-fields">
        <Select
          label="Text"
          allowDeselect={false}
          value={instrument}
          onChange={(next) => next && setInstrument(next)}
          data={offers.map((one) => ({ value: one.instrument, label: one.title }))}
        />
        <Select
          label="As of"
          allowDeselect={false}
          value={isThere ? revision : LIVE}
          onChange={(next) => next && setRevision(next)}
          data={[
            { value: LIVE, label: 'The text as it stands, without proposals' },
            ...offer.revisions.toReversed().map(({ number, symbol }) => ({ value: String(number), label: symbol }))
          ]}
        />
        <Button type="submit">Open the room</Button>
      </div>
    </form>
  )
}

function useOpening() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async (instrument: string, revision: number | null) => {
    try {
      const { id } = await call<{ readonly id: string }>('/api/training', 'POST', { instrument, revision })
      await queries.invalidateQueries({ queryKey: ['training'] })
      await navigate(`/training/${id}`)
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
}
