/** What the pages of a text say while its working group is in a zero round. */
import { useQuery } from '@tanstack/react-query'
import { createPortal } from 'react-dom'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import type { MeetingList } from './meetings-json.ts'
import './exploratory.css'

export const EXPLORATORY = 'Without prejudice — exploratory'

type Exploring = Pick<Instrument, 'exploratory'>

/** Above the text; nothing outside a zero round. */
export function ExploratoryMark({ instrument: { exploratory } }: { readonly instrument: Exploring }) {
  if (!exploratory) return null
  return (
    <p className="exploratory-mark">
      {EXPLORATORY}
      <span> · {exploratory}: nothing in it binds anybody</span>
    </p>
  )
}

/** On every page of an instrument: small in its bar, and across each sheet that is printed from it. */
export function ExploratoryTag({ id }: { readonly id: string }) {
  const { data } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  if (!data?.exploratory) return null
  return (
    <>
      <span className="exploratory-tag" title={`${EXPLORATORY}: ${data.exploratory}`}>
        Without prejudice
      </span>
      {createPortal(<Watermark />, document.body)}
    </>
  )
}

/** Across every printed sheet. */
export function Watermark() {
  return (
    <p className="exploratory-print" aria-hidden>
      {EXPLORATORY}
    </p>
  )
}

/**
 * Whether something was done in a zero round of a working group: what was proposed in one explored, and is called so for ever after.
 * Nothing is known before the phases have been read.
 */
export function useZeroRounds(group: string | undefined): (at: string) => boolean {
  const { data } = useQuery({
    queryKey: ['meetings'],
    queryFn: () => call<MeetingList>('/api/meetings'),
    enabled: group !== undefined
  })
  const rounds = (data?.phases ?? []).filter(({ kind, isWhole, groups }) => {
    return kind === 'zero-round' && (isWhole || groups.some(({ id }) => id === group))
  })
  return (at) =>
    rounds.some(({ openedAt, closedAt }) => openedAt !== null && openedAt <= at && (closedAt === null || at < closedAt))
}

/** What a proposal is called: in a zero round it explores. */
export function proposalWord({ exploratory }: Exploring): 'Proposal' | 'Exploration' {
  return exploratory ? 'Exploration' : 'Proposal'
}

/** A proposal is known by its number; what explores says so. */
export function proposalNumber(number: number | undefined, instrument: Exploring): string {
  const said = number ?? '?'
  return instrument.exploratory ? `${proposalWord(instrument)} no. ${said}` : `No. ${said}`
}

/** The same in a sentence: "proposal no. 4". */
export function proposalInWords(number: number | undefined, instrument: Exploring): string {
  return `${proposalWord(instrument).toLowerCase()} no. ${number ?? '?'}`
}
