import { useQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'

export interface Confidence {
  readonly proposal: string
  readonly party: string
  readonly stance: string
  readonly note: string
  readonly version: string
}

/** They come over no live document, so they are looked for so often (milliseconds). */
const LOOK_AGAIN = 15_000
const NONE: readonly Confidence[] = []

/** What was told to the chair's table alone, as far as one may read it. */
export function useConfidences({ id, role }: Pick<Instrument, 'id' | 'role'>): readonly Confidence[] {
  const { data } = useQuery({
    queryKey: ['confidences', id],
    queryFn: () => call<readonly Confidence[]>(`/api/instruments/${id}/confidences`),
    enabled: role === 'delegate' || role === 'chair' || role === 'secretariat',
    refetchInterval: LOOK_AGAIN
  })
  return data ?? NONE
}
