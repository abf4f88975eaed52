/** One's own draft: what is in it, and bringing it to the table. */
import { DRAFT, proposalsOf } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { notifications } from '@mantine/notifications'
import { useMemo, useSyncExternalStore } from 'react'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { call, formatDate, formatTime } from '../shared/api.ts'

export interface DraftActs {
  /** Brings proposals of the draft to the table; false where it was refused, which is said. */
  table(proposals: readonly string[]): Promise<boolean>
  /** Brings them to the table at a moment (ISO 8601); false where it was refused, which is said. */
  embargo(proposals: readonly string[], at: string): Promise<boolean>
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
      embargo: (proposals, at) => embargo(connection, instrument, proposals, at),
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

function table(connection: LiveConnection, instrument: string, proposals: readonly string[]): Promise<boolean> {
  return send(connection, async () => {
    const path = `/api/instruments/${instrument}/draft/tabling`
    const tabled = await call<readonly { readonly number: number }[]>(path, 'POST', { proposals })
    const numbers = tabled.map(({ number }) => `no. ${number}`).join(', ')
    return `Tabled as ${numbers}. Everybody in the room sees it.`
  })
}

function embargo(
  connection: LiveConnection,
  instrument: string,
  proposals: readonly string[],
  at: string
): Promise<boolean> {
  return send(connection, async () => {
    await call(`/api/instruments/${instrument}/draft/embargoes`, 'POST', { proposals, at })
    return `It comes to the table on ${formatMoment(at)}. Until then only you know.`
  })
}

/** Says what was done or why not; false where it was refused. */
async function send(connection: LiveConnection, ask: () => Promise<string>): Promise<boolean> {
  try {
    // What is on its way still belongs to it.
    await connection.whenSaved()
    notifications.show({ message: await ask(), color: 'green' })
    return true
  } catch (error) {
    notifications.show({ message: (error as Error).message, color: 'red' })
    return false
  }
}

/** "26 November 2026 at 14:00", in this browser's time. */
export function formatMoment(iso: string): string {
  return `${formatDate(iso)} at ${formatTime(iso)}`
}
