/** What was done to a proposal or to the text, in one line: “wording of KAZ accepted 12 May 2026 (no. 7)”. */
import { nameOf } from '@cartif/negotiation'
import type { ChangeAct } from './compare-acts.ts'

export function actSentence({ kind, number, parties, by, at }: Omit<ChangeAct, 'sentence'>): string {
  const when = dayOf(at)
  const which = number === null ? '' : ` (no. ${number})`
  const whose = wordingOf(parties)
  switch (kind) {
    case 'pen':
      return `written with the pen${by ? ` by ${by}` : ''}, ${when}`
    case 'tabled':
      return `proposed by ${namesOf(parties)} ${when}${which}`
    case 'open':
      return `proposed by ${namesOf(parties)} ${when}, not decided${which}`
    case 'accepted':
    case 'rejected':
    case 'withdrawn':
    case 'superseded':
    case 'reopened':
    case 'lapsed':
      return `${whose} ${kind} ${when}${which}`
  }
}

function wordingOf(parties: readonly string[]): string {
  return parties[0] === 'chair' ? 'compromise of the Chair' : `wording of ${namesOf(parties)}`
}

function namesOf(parties: readonly string[]): string {
  return parties.length === 0 ? 'nobody' : parties.map(nameOf).join(', ')
}

/** In UTC: the server may stand anywhere. */
export function dayOf(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}
