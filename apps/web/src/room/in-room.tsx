import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { useLiveConnection } from '../drafting/use-live.ts'
import { TopBar, useMe } from '../session/session.tsx'
import { ShownOut } from '../session/shown-out.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { NothingHere } from '../session/nothing-here.tsx'
import { Loading } from '../shared/loading.tsx'

interface InRoomProps {
  /** What is being read, for those who wait. */
  readonly loading: string
  readonly children: (instrument: Instrument, connection: LiveConnection) => ReactNode
}

/** The instrument of the address, live, for whoever may see it. */
export function InRoom({ loading, children }: InRoomProps) {
  const { id = '' } = useParams()
  const me = useMe()
  const { data: instrument, error } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const connection = useLiveConnection(instrument, me)
  // Who has it open already hears from the live documents what has become of it.
  if (error && !connection)
    return (
      <NothingHere
        title="There is no such instrument for you"
        text={error.message}
        link={{ to: '/', label: 'To the instruments' }}
      />
    )
  if (instrument && connection)
    return (
      <>
        <ShownOut connection={connection} />
        {children(instrument, connection)}
      </>
    )
  return (
    <>
      <TopBar />
      <Loading what={loading} />
    </>
  )
}
