/**
 * What kinds of instruments there are. Agreements, protocols and annexes are the treaty that is negotiated; terms of reference and
 * modalities say how a working group works: they are drafted and agreed in the same way, and no figure of the treaty counts them.
 */

export const INSTRUMENT_KINDS = ['agreement', 'protocol', 'annex', 'terms-of-reference', 'modalities'] as const
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number]

/** What each is called. */
export const INSTRUMENT_KIND_NAMES: Readonly<Record<InstrumentKind, string>> = {
  agreement: 'Agreement',
  protocol: 'Protocol',
  annex: 'Annex',
  'terms-of-reference': 'Terms of reference',
  modalities: 'Modalities'
}

/** Whether it is part of what the parties would sign. */
export function isTreaty(kind: InstrumentKind): boolean {
  return kind !== 'terms-of-reference' && kind !== 'modalities'
}
