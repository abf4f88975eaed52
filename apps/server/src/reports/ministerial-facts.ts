/** What a report to Ministers counts and which risks it names, whatever the language it is written in. */
import { PARTIES } from '@cartif/negotiation'
import type { Attribution } from './kinds.ts'
import type { ReportInstrument, ReportMaterial } from './material.ts'

const COUNTED = ['articles', 'agreed', 'openIssues', 'openProposals'] as const

/** Letters of an option: a whole article is read in the text. */
export const MOST_OF_OPTION = 400

export function totalOf(instruments: readonly ReportInstrument[], name: (typeof COUNTED)[number]): number {
  return instruments.reduce((sum, { figures }) => sum + figures.counts[name], 0)
}

/** In the order of the table: articles, agreed, open issues, open proposals. */
export function totalsOf(instruments: readonly ReportInstrument[]): readonly number[] {
  return COUNTED.map((name) => totalOf(instruments, name))
}

/** In hundredths. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole)
}

/** Where no delegation is named, a risk whose words name one is left to be added by hand. */
export function pressingRisks({ around }: ReportMaterial, attribution: Attribution) {
  return around.risks.filter((one) => attribution === 'attributed' || !namesParty(one))
}

function namesParty({ title, mitigation, owner }: ReportMaterial['around']['risks'][number]): boolean {
  const words = [title, mitigation, owner].join(' ').replaceAll("'", '’')
  return PARTIES.some(([code, name]) => words.includes(name) || words.includes(code.toUpperCase()))
}
