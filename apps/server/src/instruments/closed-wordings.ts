/** What proposals said when they were closed: their words may be gone from the text, the register has them. */
import type { ChangeWording } from '@cartif/negotiation'
import type { Room } from './room.ts'

const CLOSINGS = [
  'proposal-accept',
  'proposal-reject',
  'proposal-withdraw',
  'proposal-emptied',
  'proposal-lapsed',
  'proposal-contributed',
  'issue-retained'
] as const

interface Said {
  readonly proposal: string
  readonly wording: readonly ChangeWording[]
}

interface ClosingBody extends Said {
  /** What went into the words of the proposal. */
  readonly contribution?: string
  readonly consequences?: readonly Said[]
}

/** Oldest first: of a proposal that was opened again the last counts. */
export function wordingsWhenClosed({ register, info }: Room): readonly Said[] {
  const rows = CLOSINGS.flatMap((kind) => register.list({ instrument: info.id, kind, limit: 1_000_000 }))
  return rows
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap(({ body }) => {
      const { proposal, contribution, wording, consequences = [] } = body as ClosingBody
      return [{ proposal: contribution ?? proposal, wording }, ...consequences]
    })
}
