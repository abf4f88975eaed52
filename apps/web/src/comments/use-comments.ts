import type { LiveInstrument } from '@cartif/live'
import { recordedComments } from '@cartif/live'
import type { Audience } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { call } from '../shared/api.ts'

export interface Comment {
  readonly id: string
  readonly subject: string
  readonly audience: Audience
  readonly text: string
  readonly name: string
  readonly holder: string
  readonly at: string
  readonly resolved: { readonly by: string; readonly at: string } | null
}

/** Those for everybody come at once; others are looked for so often (milliseconds). */
const LOOK_AGAIN = 15_000
const NONE: readonly Comment[] = []

/** All comments one may read, oldest first. */
export function useComments(live: LiveInstrument, instrument: string): readonly Comment[] {
  const counts = useSyncExternalStore(
    (listener) => live.onChange(({ record }) => record && listener()),
    () => [...recordedComments(live.documents.record).entries()].join(' ')
  )
  const { data } = useQuery({
    queryKey: ['comments', instrument, counts],
    queryFn: () => call<readonly Comment[]>(`/api/instruments/${instrument}/comments`),
    placeholderData: (before) => before,
    refetchInterval: LOOK_AGAIN
  })
  return data ?? NONE
}
