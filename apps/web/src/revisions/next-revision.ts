/** What the next revision is called, and what will still be open in it: said before it is issued, for it cannot be taken back. */
import type { Instrument, Revision } from '../shared/api.ts'

/** "CARTIF/FA/Rev.3" after "CARTIF/FA/Rev.2"; the first is the zero draft. */
export function nextSymbol(symbol: string, revisions: readonly Pick<Revision, 'number'>[]): string {
  const last = Math.max(-1, ...revisions.map(({ number }) => number))
  return `${symbol}/${last < 0 ? 'ZD' : `Rev.${last + 1}`}`
}

/** `calls`: what is being put to the room by an open call for consensus. */
export function sayStillOpen(counts: Instrument['counts'], calls: readonly string[]): readonly string[] {
  const { articles, agreed, openIssues, openProposals } = counts
  return [
    `${agreed} of ${articles} articles are agreed.`,
    openIssues === 0
      ? 'Nothing in the text is open.'
      : `${openIssues} ${openIssues === 1 ? 'issue is' : 'issues are'} open, with ${openProposals} ${openProposals === 1 ? 'proposal' : 'proposals'}; they will stand in brackets in it.`,
    ...calls.map((name) => `A call for consensus is open on ${name}: its result will not be in it.`)
  ]
}
