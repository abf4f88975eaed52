/** The instrument that a page is about, its name in the title of the window. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from './api.ts'
import type { Instrument } from './api.ts'

/** `page` is what the page is called. undefined until the instrument has been read. */
export function useInstrument(id: string, page: string): Instrument | undefined {
  const { data } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const title = data?.title ?? ''
  useEffect(() => {
    document.title = `${page} · ${title} · CARTIF`
  }, [page, title])
  return data
}
