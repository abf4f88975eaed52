/** How a draft may name the parties in front of its brackets: by their codes, or by what they are called in English, in any case. */
import { PARTIES } from '@cartif/negotiation'
import type { PartyRegistry } from '@cartif/treaty-text'

const ALSO: readonly (readonly [code: string, name: string])[] = [
  ['chn', 'China'],
  ['kgz', 'Kyrgyzstan']
]

export const DRAFT_PARTIES: PartyRegistry = new Map(
  [...PARTIES, ...ALSO].flatMap(([code, name]) => {
    const party = code.toUpperCase()
    return [
      [party, party],
      [name.toUpperCase(), party]
    ] as const
  })
)

/** All that a party may be written as, as alternatives of a pattern. */
export function writtenAs(party: string): string {
  const names = [...DRAFT_PARTIES].filter(([, code]) => code === party.toUpperCase()).map(([name]) => name)
  return names
    .join('|')
    .replaceAll('’', "['’]")
    .replaceAll(' ', String.raw`\s+`)
}
