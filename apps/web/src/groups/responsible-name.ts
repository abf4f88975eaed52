import { partyName } from '@cartif/negotiation'

/** Who sees to a milestone, within a sentence. */
export function responsibleName(responsible: string): string {
  if (responsible === 'all') return 'all parties that take part'
  return partyName(responsible)
}
