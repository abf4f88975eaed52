/** Which numbers are shown: live ones, or those of the last revision; remembered in this browser. */
import type { LiveInstrument, NumbersShown } from '@cartif/live'
import type { KeptNumber, KeptNumbers } from '@cartif/treaty-text'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../shared/api.ts'

interface NumbersAnswer {
  readonly symbol: string | null
  readonly numbers: readonly ({ readonly id: string } & KeptNumber)[]
}

export interface NumbersChoice {
  /** Of the last revision; undefined where none has been issued, or it is not known yet. */
  readonly symbol: string | undefined
  readonly shown: NumbersShown
  onShow(shown: NumbersShown): void
}

const KEY = 'cartif-numbers'
const NONE: KeptNumbers = new Map()

export function useNumbers(instrument: string, live: LiveInstrument): NumbersChoice {
  const latest = useSyncExternalStore(
    (listener) => live.onChange(({ record }) => record && listener()),
    () => live.revisions.at(-1)?.symbol
  )
  const { data } = useQuery({
    queryKey: ['numbers', instrument, latest],
    queryFn: () => call<NumbersAnswer>(`/api/instruments/${instrument}/numbers`),
    enabled: latest !== undefined,
    placeholderData: (previous) => previous,
    staleTime: Number.POSITIVE_INFINITY
  })
  const [shown, setShown] = useState<NumbersShown>(() =>
    localStorage.getItem(KEY) === 'revision' ? 'revision' : 'live'
  )
  useEffect(() => {
    const numbers = data ? new Map(data.numbers.map(({ id, ...kept }) => [id, kept])) : NONE
    live.setNumbers(numbers, data ? shown : 'live')
  }, [live, data, shown])
  const onShow = (next: NumbersShown) => {
    localStorage.setItem(KEY, next)
    setShown(next)
  }
  return { symbol: data?.symbol ?? undefined, shown, onShow }
}
