/** What a text is taken to be by its title, where the title says so; whoever makes it has the last word. */
import type { InstrumentKind } from '@cartif/negotiation'

const SIGNS: readonly (readonly [RegExp, InstrumentKind])[] = [
  [/^(draft )?terms of reference\b/i, 'terms-of-reference'],
  [/^(draft )?modalities\b/i, 'modalities'],
  [/^(draft )?annex\b/i, 'annex'],
  [/\bprotocol\b/i, 'protocol'],
  [/\bagreement\b/i, 'agreement']
]

export function kindOfTitle(title: string): InstrumentKind | undefined {
  return SIGNS.find(([sign]) => sign.test(title.trim()))?.[1]
}
