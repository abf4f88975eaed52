import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shared/api.ts'
import type { Finding, FixChange, Scrubbed } from './scrub-json.ts'

interface LegalProposal {
  readonly number: number
  readonly status: string
  readonly rationale: string
  readonly changes: readonly { readonly provision: { readonly id: string } | null; readonly removed: string }[]
}

/** The findings in a text, and beside them what the legal reviewer has proposed about them. */
export function useScrub(instrument: string, revision: string | null, since: string | null) {
  const query = new URLSearchParams({ ...(revision ? { revision } : {}), ...(since ? { since } : {}) })
  const scrubbed = useQuery({
    queryKey: ['scrub', instrument, revision, since],
    queryFn: () => call<Scrubbed>(`/api/instruments/${instrument}/scrub?${query}`)
  })
  const { data: proposals = [] } = useQuery({
    queryKey: ['legal-proposals', instrument],
    queryFn: () => call<readonly LegalProposal[]>(`/api/instruments/${instrument}/proposals?party=legal`)
  })
  return { ...scrubbed, proposedAs: (finding: Finding) => findProposal(proposals, finding) }
}

/** The number of an open proposal of the legal reviewer for the very words that a fix is about, or for what was found there. */
function findProposal(proposals: readonly LegalProposal[], finding: Finding): number | undefined {
  const { change, place, message } = finding
  const isAbout = ({ changes, status, rationale }: LegalProposal) =>
    (status === 'tabled' || status === 'parked') &&
    changes.some(({ provision, removed }) => {
      if (change) return provision?.id === change.provision && removed === change.quote
      // Of words that are put otherwise only what differs is told.
      return place !== undefined && provision?.id === place.provision && rationale === reasonFor(message)
    })
  return proposals.find(isAbout)?.number
}

function reasonFor(message: string): string {
  return `Legal scrub: ${message}`
}

/** Proposes fixes as the legal reviewer, with what was found as the reason. */
export function useProposeFix(instrument: string) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState<string>()
  const propose = async (key: string, changes: readonly FixChange[], message: string) => {
    setAsking(key)
    try {
      const body = { changes, rationale: reasonFor(message) }
      const { number } = await call<LegalProposal>(`/api/instruments/${instrument}/proposals`, 'POST', body)
      notifications.show({ message: `Proposed as no. ${number}.` })
      await queries.invalidateQueries({ queryKey: ['legal-proposals', instrument] })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
    setAsking(undefined)
  }
  return { asking, propose }
}
