import type { LiveInstrument } from '@cartif/live'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Instrument, Me } from '../shared/api.ts'
import { LiveConnection } from './live-connection.ts'
import type { ConnectionState } from './live-connection.ts'

/** The live documents of an instrument; undefined until they have been read. */
export function useLiveConnection(instrument: Instrument | undefined, me: Me): LiveConnection | undefined {
  const [connection, setConnection] = useState<LiveConnection>()
  const { id, role, party, holders } = instrument ?? {}
  const names = holders?.join(' ')
  const { id: user, name } = me.user
  useEffect(() => {
    if (id === undefined || role === undefined || names === undefined) return
    const opened = new LiveConnection(id, names.split(' '), user, { name, role, party: party ?? null })
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
  }, [id, role, party, names, user, name])
  return connection
}

export function useConnectionState(connection: LiveConnection): ConnectionState {
  return useSyncExternalStore(connection.subscribe, () => connection.state)
}

/** Changes whenever the instrument does, so that what is read from it is read again. */
export function useLiveVersion(live: LiveInstrument): number {
  const [store] = useState(() => {
    let version = 0
    return {
      subscribe: (listener: () => void) =>
        live.onChange(() => {
          version++
          listener()
        }),
      read: () => version
    }
  })
  return useSyncExternalStore(store.subscribe, store.read)
}

export interface Present {
  readonly client: number
  readonly name: string
  readonly holder: string
  readonly article: string | undefined
}

/** Who has the instrument open, by delegation. */
export function usePresence(connection: LiveConnection): readonly Present[] {
  const [people, setPeople] = useState<readonly Present[]>([])
  useEffect(() => {
    const { awareness } = connection
    const read = () => setPeople(readPresence(awareness.getStates()))
    awareness.on('change', read)
    read()
    return () => awareness.off('change', read)
  }, [connection])
  return people
}

function readPresence(states: ReadonlyMap<number, Record<string, unknown>>): readonly Present[] {
  const people = new Map<string, Present>()
  for (const [client, state] of states) {
    const user = state['user'] as { name?: string; role?: string; party?: string | null } | undefined
    if (!user?.name) continue
    const caret = state['caret'] as { article?: string } | undefined
    people.set(user.name, { client, name: user.name, holder: user.party ?? user.role ?? '', article: caret?.article })
  }
  return [...people.values()].toSorted((a, b) => a.holder.localeCompare(b.holder))
}
