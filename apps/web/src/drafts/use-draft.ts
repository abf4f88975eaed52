/** One's own draft: what is in it, and bringing it to the table. */
import { DRAFT, proposalsOf } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { notifications } from '@mantine/notifications'
import { useMemo, useSyncExternalStore } from 'react'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { call } from '../shared/api.ts'

export interface DraftActs {
  /** Brings proposals of the draft to the table; false where it was refused, which is said. */
  table(proposals: readonly string[]): Promise<boolean>
  discard(proposal: string): void
}

/** How many proposals there are in the draft. */
export function useDraftCount({ draft }: LiveConnection): number {
  const store = useMemo(() => {
    const proposals = draft && proposalsOf(draft.doc)
    return {
      read: () => proposals?.size ?? 0,
      subscribe: (listener: () => void) => {
        proposals?.observe(listener)
        return () => proposals?.unobserve(listener)
      }
    }
  }, [draft])
  return useSyncExternalStore(store.subscribe, store.read)
}

export function useDraftActs(connection: LiveConnection, instrument: string): DraftActs {
  return useMemo(
    () => ({
      table: (proposals) => table(connection, instrument, proposals),
      discard: (proposal) => {
        const { draft } = connection
        draft?.doc.transact(() => void proposalsOf(draft.doc).delete(proposal))
      }
    }),
    [connection, instrument]
  )
}

/** What is in the draft, in reading order as far as it has a place. */
export function draftedIn(live: LiveInstrument): readonly Proposal[] {
  return live.proposals.filter(({ holder, changes }) => holder === DRAFT && changes.length > 0)
}

async function table(connection: LiveConnection, instrument: string, proposals: readonly string[]): Promise<boolean> {
  try {
    // What is on its way still belongs to it.
    await connection.whenSaved()
    const path = `/api/instruments/${instrument}/draft/tabling`
    const tabled = await call<readonly { readonly number: number }[]>(path, 'POST', { proposals })
    const numbers = tabled.map(({ number }) => `no. ${number}`).join(', ')
    notifications.show({ message: `Tabled as ${numbers}. Everybody in the room sees it.`, color: 'green' })
    return true
  } catch (error) {
    notifications.show({ message: (error as Error).message, color: 'red' })
    return false
  }
}
