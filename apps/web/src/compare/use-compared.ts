/** What the page asks the server: the comparison, the row of revisions, what is open, and the files brought along. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { withWords } from './comparison.ts'
import type { Comparison } from './comparison.ts'
import type { CompareState } from './compare-state.ts'

/** A revision or the text as it stands, with what was open in it. */
export interface SeriesEntry {
  readonly side: string
  readonly symbol: string
  readonly title: string
  readonly issuedAt: string | null
  readonly counts: { readonly brackets: number; readonly openProposals: number; readonly openIssues: number }
}

export interface KeptFile {
  readonly side: string
  readonly name: string
  readonly remarks: readonly string[]
}

export interface OpenProposal {
  readonly number: number
  readonly party: string | null
  readonly holder: string
  readonly status: string
  readonly article: { readonly number: string } | null
}

export function useInstrument(id: string) {
  return useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument & { readonly holder: string | null }>(`/api/instruments/${id}`)
  })
}

export function useSeries(id: string) {
  return useQuery({
    queryKey: ['series', id],
    queryFn: () => call<readonly SeriesEntry[]>(`/api/instruments/${id}/series`)
  })
}

export function useFiles(id: string) {
  return useQuery({
    queryKey: ['compare-files', id],
    queryFn: () => call<readonly KeptFile[]>(`/api/instruments/${id}/compare/files`)
  })
}

/** Those that could be looked at as if they were accepted. */
export function useOpenProposals(id: string) {
  return useQuery({
    queryKey: ['open-proposals', id],
    queryFn: () => call<readonly OpenProposal[]>(`/api/instruments/${id}/proposals`),
    select: onlyOpen
  })
}

function onlyOpen(proposals: readonly OpenProposal[]): readonly OpenProposal[] {
  return proposals.filter(({ status }) => status === 'tabled' || status === 'parked')
}

export function comparePath(id: string, { from, to, view }: Pick<CompareState, 'from' | 'to' | 'view'>): string {
  return `/api/instruments/${id}/compare?${new URLSearchParams({ from, to, view })}`
}

/** The changes of a comparison stay as they are until it is asked for again. */
export function useComparison(id: string, state: CompareState, isEnabled: boolean) {
  const { from, to, view } = state
  return useQuery({
    queryKey: ['compare', id, from, to, view],
    queryFn: () => call<Comparison>(comparePath(id, state)),
    select: withWords,
    enabled: isEnabled,
    retry: false
  })
}
