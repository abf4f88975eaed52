import type { LiveChange, LiveInstrument } from '@cartif/live'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Instrument, Me } from '../shared/api.ts'
import { onChangeOfArticle } from './article-listeners.ts'
import { LiveConnection } from './live-connection.ts'
import { holderIn } from './proposal-reading.ts'
import type { ConnectionState } from './live-connection.ts'

/** The live documents of an instrument; undefined until they have been read. */
export function useLiveConnection(instrument: Instrument | undefined, me: Me): LiveConnection | undefined {
  const [connection, setConnection] = useState<LiveConnection>()
  const { id, role, party, holders } = instrument ?? {}
  const names = holders?.join(' ')
  const own = instrument && holderIn(instrument)
  const { id: user, name } = me.user
  const queries = useQueryClient()
  // Who comes to have a layer is read with the others: the text is not opened anew for it.
  const known = useRef<readonly string[]>([])
  const isKnown = names !== undefined
  useEffect(() => {
    known.current = names?.split(' ') ?? []
    for (const holder of known.current) connection?.readLayerOf(holder)
  }, [connection, names])
  useEffect(() => {
    if (id === undefined || role === undefined || !isKnown) return
    const opened = new LiveConnection(id, known.current, own, user, { name, role, party: party ?? null })
    opened.onNewHolder = () => void queries.invalidateQueries({ queryKey: ['instrument', id] })
    let isCurrent = true
    void opened.ready.then(() => {
      if (!isCurrent) return
      opened.live.flush()
      setConnection(opened)
    })
    return () => {
      isCurrent = false
      setConnection(undefined)
      opened.destroy()
    }
  }, [id, role, party, isKnown, own, user, name, queries])
  return connection
}

export function useConnectionState(connection: LiveConnection): ConnectionState {
  return useSyncExternalStore(connection.subscribe, () => connection.state)
}

/** Changes whenever the instrument changes in what is asked about, so that what is read from it is read again. */
export function useLiveVersion(live: LiveInstrument, concerns: (change: LiveChange) => boolean): number {
  const store = useMemo(
    () => versionsOf((tell) => live.onChange((change) => concerns(change) && tell())),
    [live, concerns]
  )
  return useSyncExternalStore(store.subscribe, store.read)
}

function versionsOf(listen: (tell: () => void) => () => void) {
  let version = 0
  const subscribe = (listener: () => void) =>
    listen(() => {
      version++
      listener()
    })
  return { subscribe, read: () => version }
}

/** Articles, provisions or what they are called are different. */
export const isOfStructure = ({ structure }: LiveChange): boolean => structure
export const isOfRecord = ({ record }: LiveChange): boolean => record

/** A value of one article, read again when the article or its status changes; equal values show nothing anew. */
export function useOfArticle<T extends string | number>(live: LiveInstrument, article: string, read: () => T): T {
  const subscribe = useCallback((listener: () => void) => onChangeOfArticle(live, article, listener), [live, article])
  return useSyncExternalStore(subscribe, read)
}

/** Changes whenever the article or its status does. */
export function useVersionOfArticle(live: LiveInstrument, article: string): number {
  const store = useMemo(() => versionsOf((tell) => onChangeOfArticle(live, article, tell)), [live, article])
  return useSyncExternalStore(store.subscribe, store.read)
}
